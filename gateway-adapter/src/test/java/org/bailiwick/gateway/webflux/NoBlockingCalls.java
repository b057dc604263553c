package org.bailiwick.gateway.webflux;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import reactor.blockhound.BlockHound;
import reactor.blockhound.BlockingOperationError;

/**
 * Fails a test after which a thread that must not block has blocked. BlockHound's own error is thrown as well, but might be
 * taken for any failure by whoever catches it; here it is remembered. Random numbers, which every signature of our own takes, are read
 * from a file that is none: the kernel makes them at once. And who takes an alarm back waits for whoever is putting the others in
 * order, which is over in a moment; Reactor allows the same of who sets one.
 */
final class NoBlockingCalls implements BeforeAllCallback, AfterEachCallback {
    private static final ConcurrentLinkedQueue<Throwable> CAUGHT = new ConcurrentLinkedQueue<>();

    static {
        BlockHound.builder()
                .loadIntegrations()
                .allowBlockingCallsInside("sun.security.provider.NativePRNG$RandomIO", "readFully")
                .allowBlockingCallsInside("java.util.concurrent.ScheduledThreadPoolExecutor$DelayedWorkQueue", "remove")
                .blockingMethodCallback(method -> {
                    BlockingOperationError error = new BlockingOperationError(method);
                    CAUGHT.add(error);
                    throw error;
                })
                .install();
    }

    /** What was caught since it was last asked. */
    static List<Throwable> caught() {
        List<Throwable> caught = new ArrayList<>();
        for (Throwable each = CAUGHT.poll(); each != null; each = CAUGHT.poll()) {
            caught.add(each);
        }
        return caught;
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        caught();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        assertThat(caught()).as("blocking calls on an event loop").isEmpty();
    }
}
