package org.bailiwick.domain;

import java.util.List;
import java.util.concurrent.CompletionStage;
import org.bailiwick.credential.Credential;
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
}
