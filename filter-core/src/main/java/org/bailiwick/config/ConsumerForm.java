package org.bailiwick.config;

import org.bailiwick.config.ClientSettings.Proof;
import org.bailiwick.token.Secret;

/** The keys under {@code consumer} of a login: who we are to the authority of sessions when people log in. */
final class ConsumerForm {
    /** 256 random bits as base64url have that many: whoever has seen one proof can guess at a weaker secret off line. */
    private static final int SHORTEST_SECRET = 43;

    static final Key<String> ID = Key.required(
            "id",
            Kinds.matching(AsidDomainForm.CONSUMER_IN_WORDS, AsidDomainForm.CONSUMER),
            "What the authority calls us as a consumer (`c_id`).");
    static final Key<Secret> SECRET = Key.required(
            "secret",
            new SecretText(),
            "Our `c_secret`, of 43 characters or more, 256 random bits: proofs are made with it.");
    static final Key<ClientMethod> METHOD = Key.withDefault(
            "method",
            Kinds.choice(new ClientMethod[] {ClientMethod.CLIENT_SECRET_BASIC, ClientMethod.CLIENT_SECRET_POST}),
            "client_secret_basic",
            "How the secret is sent to the authority: in `Authorization`, or in the body.");

    static final Form FORM = Form.of(ID, SECRET, METHOD);

    private ConsumerForm() {}

    static void check(Fields fields, Reading reading) {
        fields.find(SECRET)
                .filter(secret -> secret.reveal().length() < SHORTEST_SECRET)
                .ifPresent(secret -> reading.report(
                        fields.place(SECRET),
                        "a short secret (expected: one of " + SHORTEST_SECRET
                                + " characters or more, 256 random bits, as proofs are made with it)"));
    }

    static ClientSettings build(Fields fields) {
        Secret secret = fields.get(SECRET);
        return new ClientSettings(
                fields.get(ID),
                fields.get(METHOD) == ClientMethod.CLIENT_SECRET_POST
                        ? new Proof.PostedSecret(secret)
                        : new Proof.BasicSecret(secret));
    }
}
