package org.bailiwick.exchange;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.LongSupplier;
import org.bailiwick.authority.Failure;
import org.bailiwick.exchange.TokenAnswer.Failed;
import org.bailiwick.jose.Reading;
import org.bailiwick.jose.UnverifiedJwt;
import org.jspecify.annotations.Nullable;

/**
 * The JWT in a file that somebody else keeps fresh, a workload's identity for one. Whether the file has changed is looked at once
 * a second at most, on the caller's thread: a small file, mostly in memory.
 */
final class FileActorTokens implements ActorTokens {
    private static final long PAUSE = Duration.ofSeconds(1).toNanos();
    private static final long LARGEST = IssuedMembers.LONGEST;

    private final Path file;
    private final Clock clock;
    private final LongSupplier ticker;
    private volatile @Nullable Look latest;

    /** @param ticker nanoseconds */
    FileActorTokens(Path file, Clock clock, LongSupplier ticker) {
        this.file = file;
        this.clock = clock;
        this.ticker = ticker;
    }

    @Override
    public CompletionStage<Reading<ActorToken, Failed>> get() {
        Look look = latest;
        if (look == null || ticker.getAsLong() - look.until >= 0) {
            look = look(look);
            latest = look; // two that look at the same time see the same
        }
        return CompletableFuture.completedStage(look.found.then(this::stillGood));
    }

    private Reading<ActorToken, Failed> stillGood(ActorToken token) {
        boolean isOver = UnverifiedJwt.parse(token.token())
                .fold(
                        jwt -> jwt.unverifiedEnd()
                                .filter(end -> !clock.instant().isBefore(end))
                                .isPresent(),
                        reason -> true);
        return isOver ? failed("its JWT has expired") : new Reading.Read<>(token);
    }

    /** The file is whatever it is: the next look is when the pause is over. */
    @Override
    public void forget(ActorToken refused) {}

    private Look look(@Nullable Look before) {
        long until = ticker.getAsLong() + PAUSE;
        try {
            BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
            Reading<ActorToken, Failed> found = before != null && before.isOf(now) ? before.found : read(now.size());
            return new Look(found, now.lastModifiedTime().toInstant(), now.size(), until);
        } catch (IOException unreadable) {
            return new Look(failed("it cannot be read"), Instant.EPOCH, -1, until);
        }
    }

    private Reading<ActorToken, Failed> read(long size) throws IOException {
        if (size > LARGEST) {
            return failed("size: " + size + " (expected: at most " + LARGEST + ")");
        }
        String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).strip();
        return UnverifiedJwt.parse(text)
                .fold(
                        jwt -> new Reading.Read<>(new ActorToken(text, TokenTypes.JWT, false)),
                        reason -> failed("no JWT is in it"));
    }

    private Reading<ActorToken, Failed> failed(String what) {
        return new Reading.Refused<>(new Failed(Failure.CREDENTIALS_REFUSED, "actor token: " + file + ": " + what));
    }

    /** What was found, of which state of the file, and until when nobody looks again. */
    private record Look(Reading<ActorToken, Failed> found, Instant modified, long size, long until) {
        boolean isOf(BasicFileAttributes now) {
            return now.lastModifiedTime().toInstant().equals(modified) && now.size() == size;
        }
    }
}
