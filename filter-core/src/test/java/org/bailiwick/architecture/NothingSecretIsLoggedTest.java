package org.bailiwick.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bailiwick.credential.Credential;
import org.bailiwick.token.VerifiedToken;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whoever knows a token, a secret or a subject has no logger, so that none can be logged, not even by mistake. */
@AnalyzeClasses(packages = "org.bailiwick", importOptions = ImportOption.DoNotIncludeTests.class)
class NothingSecretIsLoggedTest {
    private static final String ROOT = "org.bailiwick.";

    private static final Set<String> CONFIDENTIAL = Set.of(
            "credential.Credential",
            "credential.Credential$Bearer",
            "credential.Extraction$Found",
            "federation.ClientProof$Assertion",
            "federation.ClientProof$Shared",
            "federation.Form",
            "federation.PresentedToken",
            "federation.Said",
            "federation.Told",
            "authority.ClientAuthentication$Proof",
            "authority.QuestionKind",
            "exchange.ActorToken",
            "exchange.Caller",
            "exchange.Expectation",
            "exchange.HopToken",
            "exchange.TokenAnswer$Issued",
            "exchange.TokenQuestion",
            "introspection.IntrospectionAnswer$Active",
            "introspection.IntrospectionQuestion",
            "login.ConsumerCredential",
            "login.RedirectUrl",
            "login.SessionConsumer$Opened",
            "login.SessionConsumer$Redirect",
            "login.SessionConsumer$Renewed",
            "login.TicketAnswer$Given",
            "login.TicketQuestion",
            "jose.CompactJws",
            "jose.JwsHead",
            "jose.UnverifiedJwt",
            "login.CookieKeys",
            "login.CookieSeal",
            "login.Held",
            "login.LoginSession",
            "login.PendingLogin",
            "login.Returned",
            "request.InboundRequest",
            "token.Actor",
            "token.Claims",
            "token.Secret",
            "token.VerifiedToken",
            "transport.Answer$Answered",
            "transport.Question");

    /** Those that know and log nevertheless, each with the reason why it may; all they may log is a defect of ours. */
    private static final Map<String, String> EXCEPTIONS = Map.of(
            "access.Admission", "hands the token on to the verdict, and logs defects that end in 503",
            "transport.Backstop", "hands answers of any kind on, and logs defects of those below");

    @ArchTest
    static final ArchRule whoeverKnows_hasNoLogger = classes().should(keepQuiet(EXCEPTIONS.keySet()));

    @ArchTest
    static final ArchRule logs_goThroughTheLoggingApi = NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;

    @ArchTest
    static final ArchRule logs_goThroughNoOtherApi = NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;

    private static ArchCondition<JavaClass> keepQuiet(Set<String> excepted) {
        return new ArchCondition<>("not log when they know what is confidential") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                boolean mayReportDefects = excepted.contains(nameOf(type));
                if (!mayReportDefects
                        && type.getDirectDependenciesFromSelf().stream()
                                .noneMatch(NothingSecretIsLoggedTest::isConfidential)) {
                    return;
                }
                for (JavaMethodCall call : type.getMethodCallsFromSelf()) {
                    if (call.getTargetOwner().isAssignableTo(Logger.class)
                            && !(mayReportDefects && isOfADefect(call))) {
                        events.add(SimpleConditionEvent.violated(type, call.getDescription()));
                    }
                }
            }
        };
    }

    private static boolean isConfidential(Dependency dependency) {
        return CONFIDENTIAL.contains(nameOf(dependency.getTargetClass().getBaseComponentType()));
    }

    /** A text and what was thrown, with nothing put into the text. */
    private static boolean isOfADefect(JavaMethodCall call) {
        return call.getName().equals("error")
                && call.getTarget().getRawParameterTypes().stream()
                        .map(JavaClass::getName)
                        .toList()
                        .equals(List.of(String.class.getName(), Throwable.class.getName()));
    }

    private static String nameOf(JavaClass type) {
        return type.getName().startsWith(ROOT) ? type.getName().substring(ROOT.length()) : type.getName();
    }

    @Test
    void confidentialTypesAndExceptions_areThere() {
        Set<String> names = new HashSet<>();
        new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("org.bailiwick")
                .forEach(type -> names.add(nameOf(type)));
        assertThat(names).containsAll(CONFIDENTIAL).containsAll(EXCEPTIONS.keySet());
    }

    @Test
    void classThatCouldLogAToken_isCaught() {
        for (Class<?> talkative : List.of(Talkative.class, Excepted.class)) {
            assertThat(classes()
                            .should(keepQuiet(Set.of("architecture.NothingSecretIsLoggedTest$Excepted")))
                            .evaluate(new ClassFileImporter().importClasses(talkative))
                            .getFailureReport()
                            .getDetails())
                    .as(talkative.getSimpleName())
                    .hasSize(1);
        }
    }

    private static final class Talkative {
        private static final Logger LOG = LoggerFactory.getLogger(Talkative.class);

        static void tell(VerifiedToken token, RuntimeException bug) {
            LOG.error("of " + token.domain(), bug);
        }
    }

    private static final class Excepted {
        private static final Logger LOG = LoggerFactory.getLogger(Excepted.class);

        static void tell(Credential credential, RuntimeException bug) {
            LOG.error("a defect", bug);
            LOG.error("a defect with {}", credential, bug);
        }
    }
}
