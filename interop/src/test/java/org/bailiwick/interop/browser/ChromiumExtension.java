package org.bailiwick.interop.browser;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.opentest4j.TestAbortedException;

/** One Chromium for all tests that ask for it; they are skipped, with the reason, where there is none. */
final class ChromiumExtension implements BeforeAllCallback, AfterEachCallback, ParameterResolver {
    private static final ExtensionContext.Namespace NAMESPACE = ExtensionContext.Namespace.create(Chromium.class);

    @Override
    public void beforeAll(ExtensionContext context) {
        Optional<Path> program = ChromiumPath.find();
        if (program.isEmpty()) {
            throw new TestAbortedException(ChromiumPath.ABSENT);
        }
        if (running(context) == null) {
            store(context).put(Chromium.class, Chromium.start(program.get()));
        }
    }

    @Override
    public void afterEach(ExtensionContext context) {
        running(context).everybodyLeaves();
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Chromium.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return running(context);
    }

    private static Chromium running(ExtensionContext context) {
        return store(context).get(Chromium.class, Chromium.class);
    }

    /** The store of the whole run: at its end it closes what it holds. */
    private static ExtensionContext.Store store(ExtensionContext context) {
        return context.getRoot().getStore(NAMESPACE);
    }
}
