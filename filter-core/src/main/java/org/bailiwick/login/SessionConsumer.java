package org.bailiwick.login;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.bailiwick.event.Reason;

/**
 * Ourselves as a consumer of an authority: the tickets of protocols.md, section 5.3, one method each. No method throws or blocks,
 * and no stage completes exceptionally.
 */
interface SessionConsumer {
    /**
     * Handshake Ticket, for a Redirect Ticket.
     *
     * @param state {@code c_state}, which comes back through the browser
     */
    CompletionStage<Handshaken> handshake(String state);

    /**
     * Result Request Ticket, for a Result Ticket.
     *
     * @param sid {@code a_sid} of the Redirect Ticket
     * @param code {@code a_code}, which came through the browser (CS-3); none from an authority of the seed's form
     */
    CompletionStage<Result> result(String sid, Optional<String> code);

    /** Refresh Ticket, for a Refresh Result Ticket. */
    CompletionStage<Refreshed> refresh(String sid);

    /**
     * Ends the session at the authority. Where that cannot be told now, it is told again in the background.
     *
     * @param until {@code a_exp}: from then on there is nothing left to end
     */
    CompletionStage<Revoked> revoke(String sid, Instant until);

    /** What came of a handshake. */
    sealed interface Handshaken {
        <R> R fold(Function<Redirect, R> redirect, Function<NoHandshake, R> failed);
    }

    /**
     * The Redirect Ticket.
     *
     * @param sid {@code a_sid}; does not print
     * @param url {@code a_url}: https, or http at a loopback address where the file allows it
     * @param handle the handle in {@code a_url}: its parameter {@code a_handle}, else its last path segment
     * @param end {@code a_exp}: until when the login must be done
     */
    record Redirect(String sid, URI url, String handle, Instant end) implements Handshaken {
        public Redirect {
            Objects.requireNonNull(sid, "sid");
            Objects.requireNonNull(url, "url");
            Objects.requireNonNull(handle, "handle");
            Objects.requireNonNull(end, "end");
        }

        @Override
        public <R> R fold(Function<Redirect, R> redirect, Function<NoHandshake, R> failed) {
            return redirect.apply(this);
        }

        @Override
        public String toString() {
            return "Redirect[hidden]";
        }
    }

    /** @param reason of the kind {@code UNAVAILABLE} or {@code BAD_AUTHORITY} */
    record NoHandshake(Reason reason) implements Handshaken {
        @Override
        public <R> R fold(Function<Redirect, R> redirect, Function<NoHandshake, R> failed) {
            return failed.apply(this);
        }
    }

    /** What came of a login. */
    sealed interface Result {
        <R> R fold(
                Function<Opened, R> opened,
                Function<Pending, R> pending,
                Function<NotOpened, R> notOpened,
                Function<NoResult, R> failed);
    }

    /**
     * The Result Ticket of a login that was granted, be it in part. What was granted is not told here: it is asked for when it is
     * needed, as of any session.
     *
     * @param sid {@code a_sid}; does not print
     * @param subject {@code a_uid}
     * @param end {@code a_exp}
     */
    record Opened(String sid, String subject, Instant end) implements Result {
        public Opened {
            Objects.requireNonNull(sid, "sid");
            Objects.requireNonNull(subject, "subject");
            Objects.requireNonNull(end, "end");
        }

        @Override
        public <R> R fold(
                Function<Opened, R> opened,
                Function<Pending, R> pending,
                Function<NotOpened, R> notOpened,
                Function<NoResult, R> failed) {
            return opened.apply(this);
        }

        @Override
        public String toString() {
            return "Opened[hidden]";
        }
    }

    /** Not decided yet. @param again when to ask again */
    record Pending(Duration again) implements Result {
        @Override
        public <R> R fold(
                Function<Opened, R> opened,
                Function<Pending, R> pending,
                Function<NotOpened, R> notOpened,
                Function<NoResult, R> failed) {
            return pending.apply(this);
        }
    }

    /**
     * The authority has decided, and there is no session.
     *
     * @param reason {@code LOGIN_DENIED} by the person, {@code LOGIN_EXPIRED} when it took too long ({@code asid_expired}, CS-6),
     *     {@code LOGIN_FAILED} otherwise ({@code failed}, {@code invalid_a_code}, {@code invalid_asid})
     */
    record NotOpened(Reason reason) implements Result {
        @Override
        public <R> R fold(
                Function<Opened, R> opened,
                Function<Pending, R> pending,
                Function<NotOpened, R> notOpened,
                Function<NoResult, R> failed) {
            return notOpened.apply(this);
        }
    }

    /**
     * Whether there is a session is not known.
     *
     * @param reason of the kind {@code UNAVAILABLE} or {@code BAD_AUTHORITY}
     * @param isUnsent whether the authority surely has not seen the question, so that the code is as good as before
     */
    record NoResult(Reason reason, boolean isUnsent) implements Result {
        /** The authority may have seen the question. */
        NoResult(Reason reason) {
            this(reason, false);
        }

        @Override
        public <R> R fold(
                Function<Opened, R> opened,
                Function<Pending, R> pending,
                Function<NotOpened, R> notOpened,
                Function<NoResult, R> failed) {
            return failed.apply(this);
        }
    }

    /** What came of a refresh. */
    sealed interface Refreshed {
        <R> R fold(
                Function<Renewed, R> renewed,
                Function<Raced, R> raced,
                Function<Ended, R> ended,
                Function<NotRefreshed, R> failed);
    }

    /**
     * The Refresh Result Ticket.
     *
     * @param sid the new {@code a_sid}; does not print
     * @param end its {@code a_exp}
     */
    record Renewed(String sid, Instant end) implements Refreshed {
        public Renewed {
            Objects.requireNonNull(sid, "sid");
            Objects.requireNonNull(end, "end");
        }

        @Override
        public <R> R fold(
                Function<Renewed, R> renewed,
                Function<Raced, R> raced,
                Function<Ended, R> ended,
                Function<NotRefreshed, R> failed) {
            return renewed.apply(this);
        }

        @Override
        public String toString() {
            return "Renewed[hidden]";
        }
    }

    /** {@code refresh_conflict}: somebody else is at it. */
    record Raced() implements Refreshed {
        @Override
        public <R> R fold(
                Function<Renewed, R> renewed,
                Function<Raced, R> raced,
                Function<Ended, R> ended,
                Function<NotRefreshed, R> failed) {
            return raced.apply(this);
        }
    }

    /** {@code invalid_asid}, {@code asid_expired}: the session is no more. */
    record Ended() implements Refreshed {
        @Override
        public <R> R fold(
                Function<Renewed, R> renewed,
                Function<Raced, R> raced,
                Function<Ended, R> ended,
                Function<NotRefreshed, R> failed) {
            return ended.apply(this);
        }
    }

    /** @param reason of the kind {@code UNAVAILABLE} or {@code BAD_AUTHORITY}: nothing was decided over the session */
    record NotRefreshed(Reason reason) implements Refreshed {
        @Override
        public <R> R fold(
                Function<Renewed, R> renewed,
                Function<Raced, R> raced,
                Function<Ended, R> ended,
                Function<NotRefreshed, R> failed) {
            return failed.apply(this);
        }
    }

    /** What came of a revocation. */
    sealed interface Revoked {
        <R> R fold(Function<Done, R> done, Function<NotRevoked, R> failed);
    }

    /** The session has ended at the authority, if there was one. */
    record Done() implements Revoked {
        @Override
        public <R> R fold(Function<Done, R> done, Function<NotRevoked, R> failed) {
            return done.apply(this);
        }
    }

    /** @param reason of the kind {@code UNAVAILABLE} or {@code BAD_AUTHORITY} */
    record NotRevoked(Reason reason) implements Revoked {
        @Override
        public <R> R fold(Function<Done, R> done, Function<NotRevoked, R> failed) {
            return failed.apply(this);
        }
    }
}
