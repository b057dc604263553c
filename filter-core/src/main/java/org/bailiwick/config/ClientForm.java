package org.bailiwick.config;

import java.nio.file.Path;
import java.util.List;
import org.bailiwick.config.ClientSettings.Proof;
import org.bailiwick.token.Secret;

/** The keys under {@code client}: who we are to an authority. */
final class ClientForm {
    static final Key<String> ID = Key.required(
            "id", Kinds.matching("a client id of printable ASCII", "[ -~]+"), "Our client id at the authority.");
    static final Key<ClientMethod> METHOD = Key.withDefault(
            "method",
            Kinds.choice(ClientMethod.values()),
            "client_secret_basic",
            "How we prove to be that client; each method has keys of its own (RFC 6749, RFC 7523, RFC 8705).");
    static final Key<Secret> SECRET = Key.optional(
            "secret",
            new SecretText(),
            "required with `client_secret_basic` and `client_secret_post`",
            "The client's secret.");
    static final Key<Path> KEY_FILE = Key.optional(
            "key-file",
            new FileName(),
            "required with `private_key_jwt`",
            "A private JWK; the assertions are signed with it.");
    static final Key<Path> KEY_STORE = Key.optional(
            "key-store",
            new FileName(),
            "required with `tls_client_auth`",
            "A PKCS#12 file with the client's certificate and its private key.");
    static final Key<Secret> KEY_STORE_PASSWORD = Key.optional(
            "key-store-password", new SecretText(), "required with `tls_client_auth`", "The password of that file.");

    static final Form FORM = Form.of(ID, METHOD, SECRET, KEY_FILE, KEY_STORE, KEY_STORE_PASSWORD);

    private static final List<Key<?>> PROOFS = List.of(SECRET, KEY_FILE, KEY_STORE, KEY_STORE_PASSWORD);

    private ClientForm() {}

    private static List<Key<?>> proofsOf(ClientMethod method) {
        return switch (method) {
            case CLIENT_SECRET_BASIC, CLIENT_SECRET_POST -> List.of(SECRET);
            case PRIVATE_KEY_JWT -> List.of(KEY_FILE);
            case TLS_CLIENT_AUTH -> List.of(KEY_STORE, KEY_STORE_PASSWORD);
        };
    }

    /** Checks that what the method needs is there, and nothing that it has no use for. */
    static void check(Fields fields, Reading reading) {
        if (fields.isMap()) {
            fields.find(METHOD).ifPresent(method -> check(method, fields, reading));
        }
    }

    private static void check(ClientMethod method, Fields fields, Reading reading) {
        List<Key<?>> needed = proofsOf(method);
        String named = "method " + Kinds.written(method);
        for (Key<?> key : PROOFS) {
            if (needed.contains(key) && !fields.has(key)) {
                reading.report(
                        fields.place(key),
                        "missing (expected: " + key.kind().inWords() + ", which " + named + " needs)");
            } else if (!needed.contains(key) && fields.has(key)) {
                reading.report(fields.place(key), "not for " + named + " (expected: " + names(needed) + ")");
            }
        }
    }

    private static String names(List<Key<?>> keys) {
        return String.join(" and ", keys.stream().map(Key::name).toList());
    }

    static ClientSettings build(Fields fields) {
        Proof proof = switch (fields.get(METHOD)) {
            case CLIENT_SECRET_BASIC -> new Proof.BasicSecret(fields.get(SECRET));
            case CLIENT_SECRET_POST -> new Proof.PostedSecret(fields.get(SECRET));
            case PRIVATE_KEY_JWT -> new Proof.PrivateKey(fields.get(KEY_FILE));
            case TLS_CLIENT_AUTH -> new Proof.Certificate(fields.get(KEY_STORE), fields.get(KEY_STORE_PASSWORD));
        };
        return new ClientSettings(fields.get(ID), proof);
    }
}
