package org.bailiwick.interop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.opentest4j.TestAbortedException;

/** One Keycloak for all tests that ask for it; they are skipped, with the reason, where it cannot be got. */
final class KeycloakExtension implements BeforeAllCallback, ParameterResolver {
    private static final ExtensionContext.Namespace NAMESPACE = ExtensionContext.Namespace.create(Keycloak.class);
    private static final Path WORK = Path.of("target", "keycloak").toAbsolutePath();

    @Override
    public void beforeAll(ExtensionContext context) {
        try {
            keycloak(context);
        } catch (KeycloakDistribution.Unavailable e) {
            throw new TestAbortedException(e.getMessage(), e);
        } catch (IOException e) {
            throw new IllegalStateException("Keycloak did not start", e);
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Keycloak.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return store(context).get(Keycloak.class, Keycloak.class);
    }

    private static void keycloak(ExtensionContext context) throws IOException {
        ExtensionContext.Store store = store(context);
        if (store.get(KeycloakDistribution.Unavailable.class) instanceof KeycloakDistribution.Unavailable known) {
            throw known;
        }
        if (store.get(Keycloak.class) == null) {
            try {
                store.put(Keycloak.class, Keycloak.start(Files.createDirectories(WORK)));
            } catch (KeycloakDistribution.Unavailable unavailable) {
                System.err.println("Tests beside Keycloak are skipped. " + unavailable.getMessage());
                store.put(KeycloakDistribution.Unavailable.class, unavailable);
                throw unavailable;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("Interrupted", e);
            }
        }
    }

    /** The store of the whole run: at its end it closes what it holds. */
    private static ExtensionContext.Store store(ExtensionContext context) {
        return context.getRoot().getStore(NAMESPACE);
    }
}
