package org.bailiwick.testkit;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * An authority for the tests of a class. It starts when it is first asked for and ends with the class, or with the test
 * where the field is not static; after each test, whatever fault it has caused is healed and whatever lie it has switched on is told no more.
 *
 * <pre>{@code
 * @RegisterExtension
 * static final AuthorityExtension authority = AuthorityExtension.create();
 *
 * @Test
 * void orders_areForThoseWhoMayReadThem() {
 *     String token = authority.token().subject("alice").scopes("orders:read").sign();
 *     // Call the API with it; authority.issuer() is the issuer to configure there.
 * }
 * }</pre>
 *
 * <p>With {@code @ExtendWith(AuthorityExtension.class)} a test or its life-cycle methods take the
 * {@link EmbeddedAuthority} as a parameter instead.
 */
public final class AuthorityExtension
        implements BeforeAllCallback, AfterAllCallback, AfterEachCallback, ParameterResolver {
    private final EmbeddedAuthority.Builder settings;
    private @Nullable EmbeddedAuthority authority;
    private int openClasses;

    /** For {@code @ExtendWith}. */
    AuthorityExtension() {
        this(EmbeddedAuthority.builder());
    }

    private AuthorityExtension(EmbeddedAuthority.Builder settings) {
        this.settings = settings;
    }

    /** An authority with the default settings. */
    public static AuthorityExtension create() {
        return new AuthorityExtension();
    }

    /** An authority with these settings. */
    public static AuthorityExtension create(EmbeddedAuthority.Builder settings) {
        return new AuthorityExtension(settings);
    }

    /** The authority, listening. */
    public synchronized EmbeddedAuthority authority() {
        if (authority == null) {
            authority = settings.start();
        }
        return authority;
    }

    /** Begins a token of the authority. */
    public TokenBuilder token() {
        return authority().token();
    }

    /** Begins an opaque token of the authority. */
    public OpaqueTokenBuilder opaque() {
        return authority().opaque();
    }

    /** The issuer identifier of the authority. */
    public String issuer() {
        return authority().issuer();
    }

    /** Called for the class and again for each class nested in it. */
    @Override
    public synchronized void beforeAll(ExtensionContext context) {
        openClasses++;
    }

    @Override
    public synchronized void afterEach(ExtensionContext context) {
        if (openClasses == 0) {
            end();
        } else if (authority != null) {
            authority.heal();
            authority.honest();
        }
    }

    @Override
    public synchronized void afterAll(ExtensionContext context) {
        openClasses--;
        if (openClasses == 0) {
            end();
        }
    }

    private void end() {
        if (authority != null) {
            authority.close();
            authority = null;
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == EmbeddedAuthority.class;
    }

    @Override
    public EmbeddedAuthority resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return authority();
    }
}
