package org.bailiwick.browser;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** One Chromium for all tests that ask for it; they are skipped, with the reason, where there is none. */
final class ChromiumExtension implements ExecutionCondition, AfterEachCallback, ParameterResolver {
    private static final ExtensionContext.Namespace NAMESPACE = ExtensionContext.Namespace.create(Chromium.class);

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        Optional<Path> program = ChromiumPath.find();
        if (program.isPresent()) {
            return ConditionEvaluationResult.enabled(program.get().toString());
        }
        System.err.println(context.getDisplayName() + " is skipped. " + ChromiumPath.ABSENT);
        return ConditionEvaluationResult.disabled(ChromiumPath.ABSENT);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        @Nullable Chromium running = store(context).get(Chromium.class, Chromium.class);
        if (running != null) {
            running.everybodyLeaves();
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Chromium.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return store(context)
                .computeIfAbsent(
                        Chromium.class,
                        absent -> Chromium.start(ChromiumPath.find().orElseThrow()),
                        Chromium.class);
    }

    /** The store of the whole run: at its end it closes what it holds. */
    private static ExtensionContext.Store store(ExtensionContext context) {
        return context.getRoot().getStore(NAMESPACE);
    }
}
