package org.bailiwick.access;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.bailiwick.config.Limits;
import org.bailiwick.credential.CoveredRequest;
import org.bailiwick.credential.Credential;
import org.bailiwick.event.Reason;
import org.bailiwick.jose.Reading;
import org.bailiwick.policy.Rule;
import org.bailiwick.request.Deadlines;
import org.bailiwick.request.InboundRequest;

/**
 * Finds what a session's proof has to cover of the body: its hash, or nothing where the route says so or where there is no proof.
 *
 * <p>Nobody has proven anything while a body comes in. So there is room for so many bytes of all bodies together: it is taken as they
 * come, so that who sends nothing takes nothing, and given back when the decision has been made, which waits for a body for so long
 * and no longer. From then on what is kept is a proven consumer's, or goes with its refused request.
 */
final class SignedBody {
    private static final Set<String> EMPTY = Set.of("GET", "HEAD");
    private static final Pattern LENGTH = Pattern.compile("[0-9]{1,18}");

    private final int longest;
    private final KeptBodies kept;
    private final Duration wait;
    private final Deadlines deadlines;

    /** Bodies within these bounds. */
    SignedBody(Limits limits, Deadlines deadlines) {
        this.wait = limits.signedBodyWait();
        this.deadlines = deadlines;
        this.longest = limits.signedBodyBytes();
        this.kept = new KeptBodies(limits.signedBodiesBytes());
    }

    /**
     * Decides over a session with all that its proof covers, or over why that is not known.
     *
     * @param taken what the route takes of sessions
     * @param decision gets the session, or a reason that is none of the session's
     */
    <R> CompletionStage<R> with(
            Credential.Asid presented,
            InboundRequest request,
            Rule.Sessions taken,
            Function<Reading<Credential.Asid, Reason>, CompletionStage<R>> decision) {
        if (taken.unsignedBody() || presented.presentation().proven().isEmpty()) {
            return decision.apply(new Reading.Read<>(presented.withBody(CoveredRequest.UNSIGNED)));
        }
        long coming = announced(request);
        if (coming > longest) {
            return decision.apply(refused(Reason.BODY_NOT_COVERED));
        }
        return within(kept.open(), presented, request, (int) coming, decision);
    }

    /**
     * The end of the wait is set before the body is asked for: an adapter may have to block until it is there. That nobody waits
     * because the service stops is no fault of the request's, and then the body is not asked for either.
     */
    private <R> CompletionStage<R> within(
            KeptBodies.Room room,
            Credential.Asid presented,
            InboundRequest request,
            int most,
            Function<Reading<Credential.Asid, Reason>, CompletionStage<R>> decision) {
        CompletableFuture<Reading<Credential.Asid, Reason>> known = new CompletableFuture<>();
        CompletableFuture<Reading<Credential.Asid, Reason>> within = deadlines
                .within(wait, known, refused(Reason.BODY_NOT_COVERED), refused(Reason.DEADLINE_EXCEEDED))
                .whenComplete((covered, bug) -> {
                    if (!(covered instanceof Reading.Read)) {
                        room.giveBack(); // and nothing more of it is kept
                    }
                });
        if (!within.isDone()) {
            begin(presented, request, most, room, known);
        }
        return within.thenCompose(decision).whenComplete((decided, bug) -> room.giveBack());
    }

    private static void begin(
            Credential.Asid presented,
            InboundRequest request,
            int most,
            KeptBodies.Room room,
            CompletableFuture<Reading<Credential.Asid, Reason>> known) {
        try {
            request.body(most, room)
                    .handle((body, broken) ->
                            body == null ? refused(Reason.BODY_NOT_COVERED) : read(presented, body, room))
                    .whenComplete((reading, bug) -> {
                        if (bug == null) {
                            known.complete(reading);
                        } else {
                            known.completeExceptionally(bug);
                        }
                    });
        } catch (RuntimeException bug) {
            known.completeExceptionally(bug);
        }
    }

    /**
     * How long the body says that it is, if it says so once and clearly: a server does not read beyond that. One that says nothing
     * may be as long as it likes; but that of a GET has no meaning, and is taken for empty, which most are.
     */
    private long announced(InboundRequest request) {
        List<String> lengths = request.headers("Content-Length");
        boolean chunked = !request.headers("Transfer-Encoding").isEmpty();
        if (lengths.isEmpty() && !chunked && EMPTY.contains(request.method())) {
            return 0;
        }
        boolean clear = lengths.size() == 1
                && !chunked
                && LENGTH.matcher(lengths.get(0)).matches();
        return clear ? Long.parseLong(lengths.get(0)) : longest;
    }

    private static Reading<Credential.Asid, Reason> read(
            Credential.Asid presented, Optional<byte[]> body, KeptBodies.Room room) {
        if (body.isEmpty()) {
            return refused(room.isFull() ? Reason.BODIES_TOO_MANY : Reason.BODY_NOT_COVERED);
        }
        return contains(body.get(), presented.session().sid())
                ? refused(Reason.SESSION_MISPLACED) // AS-2
                : new Reading.Read<>(presented.withBody(CoveredRequest.hash(body.get())));
    }

    private static boolean contains(byte[] body, String sid) {
        return body.length >= sid.length() && new String(body, StandardCharsets.ISO_8859_1).contains(sid);
    }

    private static Reading<Credential.Asid, Reason> refused(Reason reason) {
        return new Reading.Refused<>(reason);
    }
}
