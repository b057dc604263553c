package org.bailiwick.asid;

import java.util.LinkedHashMap;
import java.util.Map;
import org.bailiwick.credential.Credential;
import org.bailiwick.credential.Presentation;
import org.bailiwick.json.JsonWriter;

/**
 * What an authority is asked about a session: the session, and by what the consumer shows that it is its own. Does not print.
 *
 * @param presented the session as it was presented
 */
record VerifyQuestion(Credential.Asid presented) {
    private static final int LONGEST = 6 * 1024;

    /** All else is of bounded length, and a character takes six at most. */
    private static final int CERTAINLY_SHORT = 512;

    /** Whether an authority that has counted it once must refuse it when it comes again. */
    boolean isOnce() {
        return presented.presentation().proven().isPresent();
    }

    /**
     * Whether it is longer than an authority need read: the protocol has 8 KiB for a whole question, and what proves who we are
     * has its place in it, too. The body that is covered makes no difference.
     *
     * @param url under which clients reach us
     */
    boolean isTooLong(ExternalUrl url) {
        int open = presented.covered().target().length()
                + presented
                        .presentation()
                        .fold(
                                proof -> 0,
                                ticket -> 0,
                                shared -> shared.secret().reveal().length(),
                                loggedIn -> 0);
        return open > CERTAINLY_SHORT && body(url, Map.of()).length > LONGEST;
    }

    /**
     * The body of the question.
     *
     * @param url under which clients reach us
     * @param further what proves who we are
     */
    byte[] body(ExternalUrl url, Map<String, String> further) {
        Map<String, Object> members = new LinkedHashMap<>(further);
        members.put("ticket", "verify");
        members.put("c_id", presented.session().consumer());
        members.put("a_sid", presented.session().sid());
        members.put("a_uid", presented.session().subject());
        presented
                .presentation()
                .fold(
                        proof -> members.put("proof", proof(proof, url)),
                        ticket -> members.put("proof", proof(ticket.proof(), url)),
                        shared -> members.put("c_secret", shared.secret().reveal()),
                        loggedIn -> {
                            throw new IllegalStateException("presentation: none (expected: a proof of our own)");
                        });
        return JsonWriter.bytes(members);
    }

    private Map<String, Object> proof(Presentation.Proof proof, ExternalUrl url) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("method", presented.covered().method());
        members.put("url", url.of(presented.covered().target()));
        members.put("ts", Long.parseLong(proof.timestamp()));
        members.put("nonce", proof.nonce());
        members.put("body_sha256", presented.covered().body());
        members.put("sig", proof.signature());
        return members;
    }
}
