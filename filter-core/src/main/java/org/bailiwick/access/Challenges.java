package org.bailiwick.access;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bailiwick.event.Reason;
import org.bailiwick.event.Reason.Kind;
import org.bailiwick.token.Scopes;
import org.jspecify.annotations.Nullable;

/**
 * The challenges of one resource: that of RFC 6750 section 3 where tokens are taken, and one of the scheme {@code ASID} for each
 * authority whose sessions are. What is wrong is told to the scheme that was presented; to every one where the request is not well
 * formed.
 */
final class Challenges {
    private final String realm;
    private final @Nullable String metadata;

    /**
     * Challenges of one resource.
     *
     * @param resource who we are; the realm
     * @param metadata where the resource's description is published, if it is (PR-7)
     */
    Challenges(URI resource, Optional<URI> metadata) {
        this.realm = resource.toASCIIString();
        this.metadata = metadata.map(URI::toASCIIString).orElse(null);
    }

    /** The values of {@code WWW-Authenticate}, the one for tokens first. */
    List<String> of(Reason reason, Lack lack, Scheme presented, Schemes schemes) {
        List<String> challenges = new ArrayList<>();
        if (schemes.bearer()) {
            challenges.add(bearer(reason, lack.scopes(), isTold(reason, presented, Scheme.BEARER)));
        }
        for (Schemes.Sessions sessions : schemes.sessions()) {
            challenges.add(asid(reason, lack, sessions, isTold(reason, presented, Scheme.ASID)));
        }
        return challenges;
    }

    /** BT-9: no error without a credential. */
    private static boolean isTold(Reason reason, Scheme presented, Scheme challenged) {
        return reason.kind() == Kind.INVALID_REQUEST || reason.kind() != Kind.NO_CREDENTIAL && presented == challenged;
    }

    /** BT-6 to BT-8: one scheme, each parameter once. */
    private String bearer(Reason reason, Scopes needed, boolean told) {
        Challenge challenge = new Challenge("Bearer", realm);
        if (told) {
            switch (reason.kind()) {
                case INVALID_REQUEST -> challenge.error("invalid_request", reason.text());
                case INSUFFICIENT -> challenge.error("insufficient_scope", "The access token does not suffice");
                default -> challenge.error("invalid_token", "The access token is not accepted");
            }
            if (reason.kind() == Kind.INSUFFICIENT && !needed.isEmpty()) {
                challenge.with("scope", needed.toString());
            }
        }
        if (metadata != null) {
            challenge.with("resource_metadata", metadata);
        }
        return challenge.value();
    }

    private String asid(Reason reason, Lack lack, Schemes.Sessions sessions, boolean told) {
        Challenge challenge = new Challenge("ASID", realm)
                .with("authority", sessions.authority())
                .with("modes", sessions.modes());
        if (told) {
            switch (reason.kind()) {
                case INVALID_REQUEST -> challenge.error("invalid_request", reason.text());
                case INSUFFICIENT -> lacking(challenge, reason, lack);
                default -> challenge.error(errorOf(reason), "The session is not accepted");
            }
        }
        return challenge.value();
    }

    /** Three sorts, by what a consumer can do: begin again, refresh, or sign rightly. */
    private static String errorOf(Reason reason) {
        return switch (reason) {
            case SESSION_EXPIRED -> "asid_expired";
            case PROOF_OUT_OF_TIME, PROOF_REPLAYED, PROOF_INVALID -> "invalid_proof";
            default -> "invalid_asid";
        };
    }

    private static void lacking(Challenge challenge, Reason reason, Lack lack) {
        boolean ofConsumer = reason == Reason.CONSUMER_NOT_ALLOWED || reason == Reason.CONSUMER_ADDRESS_NOT_ALLOWED;
        boolean ofGrants = reason == Reason.GRANT_MISSING || ofConsumer;
        challenge.error(ofGrants ? "insufficient_grant" : "insufficient_scope", "The session does not suffice");
        if (!lack.grants().isEmpty()) {
            challenge.with(
                    "c_grant", String.join(" ", lack.grants().stream().sorted().toList()));
        }
        if (!lack.scopes().isEmpty()) {
            challenge.with("c_scope", lack.scopes().toString());
        }
    }
}
