package org.bailiwick.testkit;

/** The endpoints of an authority. */
public enum Endpoint {
    /** RFC 8414: the well-known part comes between the host and the issuer's path (AM-1). */
    METADATA {
        @Override
        String path(String issuerPath) {
            return "/.well-known/oauth-authorization-server" + issuerPath;
        }
    },
    /** OpenID Connect Discovery: the well-known part comes after the issuer's path. */
    OPENID_CONFIGURATION {
        @Override
        String path(String issuerPath) {
            return issuerPath + "/.well-known/openid-configuration";
        }
    },
    /** The key set. */
    JWKS {
        @Override
        String path(String issuerPath) {
            return issuerPath + "/jwks";
        }
    },
    /** The token endpoint: every {@link GrantType}. */
    TOKEN {
        @Override
        String path(String issuerPath) {
            return issuerPath + "/token";
        }

        @Override
        String method() {
            return "POST";
        }
    },
    /** Token introspection (RFC 7662), of the authority's own tokens. */
    INTROSPECTION {
        @Override
        String path(String issuerPath) {
            return issuerPath + "/introspect";
        }

        @Override
        String method() {
            return "POST";
        }
    },
    /** The same, of tokens too that another domain has issued and this one honours. */
    FEDERATED_INTROSPECTION {
        @Override
        String path(String issuerPath) {
            return issuerPath + "/federated-introspection";
        }

        @Override
        String method() {
            return "POST";
        }
    },
    /** A key set of somebody else's, which nothing but a hostile token points to; nobody should ever ask for it. */
    STRANGERS_KEYS {
        @Override
        String path(String issuerPath) {
            return issuerPath + "/strangers-keys";
        }
    };

    /** Where the endpoint is, for an issuer with this path ({@code ""} or {@code /tenant}). */
    abstract String path(String issuerPath);

    /** The one HTTP method that the endpoint takes. */
    String method() {
        return "GET";
    }
}
