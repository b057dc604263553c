package org.bailiwick.domain;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.bailiwick.credential.Credential;
import org.bailiwick.event.Reason;
import org.bailiwick.verification.Verification;

/** Finds the domain that speaks for a credential, and asks it. */
@FunctionalInterface
public interface DomainDirectory {
    /**
     * What the domains that are believed say of the credential. A domain that cannot be asked is an
     * answer too; only a defect of ours completes the stage exceptionally.
     *
     * @param credential whatever the request carries
     * @param believed the names of the domains whose word counts, in the order they are asked; no other is asked
     */
    CompletionStage<Verification> verify(Credential credential, List<String> believed);

    /**
     * Why a session is refused whatever its request's body is, as far as that is known without a signature being checked or
     * anybody being asked; so that no body is kept for it. Nothing where only {@link #verify} can tell.
     *
     * @param believed the names of the domains whose word counts
     */
    default Optional<Reason> refusal(Credential.Asid presented, List<String> believed) {
        return Optional.empty();
    }
}
