package org.bailiwick.transport;

import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.message.BasicHttpRequest;
import org.apache.hc.core5.http.nio.AsyncRequestProducer;
import org.apache.hc.core5.http.nio.entity.BasicAsyncEntityProducer;
import org.apache.hc.core5.http.nio.support.BasicRequestProducer;
import org.bailiwick.transport.Answer.Answered;
import org.bailiwick.transport.Answer.Failed;
import org.bailiwick.transport.Answer.Why;
import org.jspecify.annotations.Nullable;

/**
 * One call: looks up the host, judges its addresses, connects to exactly those that were judged (so that a name that changes
 * its address in between gains nothing), and ends once, at the latest at the deadline.
 */
final class Call {
    private final Question question;
    private final TransportSettings settings;
    private final AddressPolicy policy;
    private final CloseableHttpAsyncClient client;
    private final Executor workers;

    private final CompletableFuture<Answer> answer = new CompletableFuture<>();
    private final AtomicBoolean ended = new AtomicBoolean();
    private volatile @Nullable Future<?> deadline;
    private volatile @Nullable Future<?> exchange;

    Call(
            Question question,
            TransportSettings settings,
            AddressPolicy policy,
            CloseableHttpAsyncClient client,
            Executor workers) {
        this.question = question;
        this.settings = settings;
        this.policy = policy;
        this.client = client;
        this.workers = workers;
    }

    CompletionStage<Answer> begin(Lookup lookup, ScheduledExecutorService deadlines) {
        try {
            deadline = deadlines.schedule(this::timeOut, limit().toNanos(), TimeUnit.NANOSECONDS);
            CompletableFuture<?> unused = lookup.addressesOf(host()).whenComplete(this::connect);
        } catch (RejectedExecutionException closed) {
            breakOff();
        } catch (RuntimeException bug) {
            end(Failures.of(bug));
        }
        return answer.minimalCompletionStage();
    }

    private void connect(@Nullable List<InetAddress> addresses, @Nullable Throwable failure) {
        if (addresses == null) {
            end(failure == null ? new Failed(Why.UNREACHABLE, "no address", true) : Failures.of(failure));
            return;
        }
        Optional<String> objection = policy.objectionTo(question.uri(), addresses);
        if (objection.isPresent()) {
            end(new Failed(Why.FORBIDDEN, objection.get()));
        } else {
            attempt(addresses.iterator());
        }
    }

    private void attempt(Iterator<InetAddress> addresses) {
        if (ended.get()) {
            return;
        }
        try {
            Future<?> running = client.execute(
                    pinned(addresses.next()),
                    request(),
                    new BoundedAnswer(settings.answerBytes()),
                    null,
                    HttpClientContext.create(),
                    new Ending(addresses));
            exchange = running;
            if (ended.get()) {
                running.cancel(true);
            }
        } catch (RuntimeException refusedByClient) {
            end(Failures.of(refusedByClient));
        }
    }

    private HttpHost pinned(InetAddress address) {
        URI uri = question.uri();
        return new HttpHost(uri.getScheme().toLowerCase(Locale.ROOT), address, host(), uri.getPort());
    }

    private String host() {
        String host = question.uri().getHost().toLowerCase(Locale.ROOT);
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    private AsyncRequestProducer request() {
        BasicHttpRequest request = new BasicHttpRequest(question.method(), question.uri());
        question.headers().forEach(request::setHeader);
        byte[] body = question.body();
        return new BasicRequestProducer(request, body.length == 0 ? null : new BasicAsyncEntityProducer(body));
    }

    private void timeOut() {
        stop(new Failed(Why.TIMED_OUT, "the whole call: longer (expected: within " + limit() + ")"));
    }

    private Duration limit() {
        return question.limit()
                .filter(wanted -> wanted.compareTo(settings.call()) < 0)
                .orElse(settings.call());
    }

    void breakOff() {
        stop(new Failed(Why.UNREACHABLE, "the transport is closed"));
    }

    private void stop(Failed outcome) {
        end(outcome);
        Future<?> running = exchange;
        if (running != null) {
            running.cancel(true);
        }
    }

    private void end(Answer outcome) {
        if (!ended.compareAndSet(false, true)) {
            return;
        }
        Future<?> timer = deadline;
        if (timer != null) {
            timer.cancel(false);
        }
        try {
            workers.execute(() -> answer.complete(outcome));
        } catch (RejectedExecutionException closed) {
            answer.complete(outcome);
        }
    }

    /** Hears from the client how an exchange ended. */
    private final class Ending implements FutureCallback<Answered> {
        private final Iterator<InetAddress> untried;

        private Ending(Iterator<InetAddress> untried) {
            this.untried = untried;
        }

        @Override
        public void completed(Answered answered) {
            end(answered);
        }

        @Override
        public void failed(Exception met) {
            if (Failures.isBeforeConnecting(met) && untried.hasNext()) {
                attempt(untried);
            } else {
                end(Failures.of(met));
            }
        }

        @Override
        public void cancelled() {
            end(new Failed(Why.UNREACHABLE, "broken off"));
        }
    }
}
