package org.bailiwick.config;

import java.nio.file.Path;
import java.util.Objects;
import java.util.function.Function;
import org.bailiwick.token.Secret;

/**
 * Who we are to an authority, and how we prove it (RFC 6749 section 2.3, IN-2).
 *
 * @param id our client id there
 * @param proof how we prove to be that client
 */
public record ClientSettings(String id, Proof proof) {
    public ClientSettings {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(proof, "proof");
    }

    /** How a client is authenticated. */
    public sealed interface Proof {
        <R> R fold(
                Function<BasicSecret, R> basic,
                Function<PostedSecret, R> posted,
                Function<PrivateKey, R> privateKey,
                Function<Certificate, R> certificate);

        /** {@code client_secret_basic}: a secret in the {@code Authorization} field. */
        record BasicSecret(Secret secret) implements Proof {
            @Override
            public <R> R fold(
                    Function<BasicSecret, R> basic,
                    Function<PostedSecret, R> posted,
                    Function<PrivateKey, R> privateKey,
                    Function<Certificate, R> certificate) {
                return basic.apply(this);
            }
        }

        /** {@code client_secret_post}: a secret in the form. */
        record PostedSecret(Secret secret) implements Proof {
            @Override
            public <R> R fold(
                    Function<BasicSecret, R> basic,
                    Function<PostedSecret, R> posted,
                    Function<PrivateKey, R> privateKey,
                    Function<Certificate, R> certificate) {
                return posted.apply(this);
            }
        }

        /** {@code private_key_jwt} (RFC 7523): an assertion signed with the private JWK in this file. */
        record PrivateKey(Path file) implements Proof {
            @Override
            public <R> R fold(
                    Function<BasicSecret, R> basic,
                    Function<PostedSecret, R> posted,
                    Function<PrivateKey, R> privateKey,
                    Function<Certificate, R> certificate) {
                return privateKey.apply(this);
            }
        }

        /** {@code tls_client_auth} (RFC 8705): the certificate and key in this PKCS#12 file. */
        record Certificate(Path keyStore, Secret password) implements Proof {
            @Override
            public <R> R fold(
                    Function<BasicSecret, R> basic,
                    Function<PostedSecret, R> posted,
                    Function<PrivateKey, R> privateKey,
                    Function<Certificate, R> certificate) {
                return certificate.apply(this);
            }
        }
    }
}
