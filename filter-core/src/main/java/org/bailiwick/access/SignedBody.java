package org.bailiwick.access;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.bailiwick.credential.CoveredRequest;
import org.bailiwick.credential.Credential;
import org.bailiwick.event.Reason;
import org.bailiwick.jose.Reading;
import org.bailiwick.policy.Rule;
import org.bailiwick.request.InboundRequest;

/** Finds what a session's proof has to cover of the body: its hash, or nothing where the route says so or where there is no proof. */
final class SignedBody {
    private final int longest;

    /** @param longest the longest body that is kept, in bytes */
    SignedBody(int longest) {
        this.longest = longest;
    }

    /**
     * The session with all that its proof covers, or why that is not known. The stage never completes exceptionally.
     *
     * @param taken what the route takes of sessions
     */
    CompletionStage<Reading<Credential.Asid, Reason>> of(
            Credential.Asid presented, InboundRequest request, Rule.Sessions taken) {
        if (taken.unsignedBody() || presented.presentation().proven().isEmpty()) {
            return CompletableFuture.completedStage(new Reading.Read<>(presented.withBody(CoveredRequest.UNSIGNED)));
        }
        return request.body(longest)
                .handle((body, broken) -> body == null ? refused(Reason.BODY_NOT_COVERED) : read(presented, body));
    }

    private static Reading<Credential.Asid, Reason> read(Credential.Asid presented, Optional<byte[]> body) {
        if (body.isEmpty()) {
            return refused(Reason.BODY_NOT_COVERED);
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
