package org.bailiwick.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.constructors;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Map;
import java.util.Set;
import org.bailiwick.token.VerifiedToken;

@AnalyzeClasses(packages = "org.bailiwick", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String ROOT = "org.bailiwick.";

    /** A package may depend only on packages of a lower rank. */
    private static final Map<String, Integer> RANKS = Map.ofEntries(
            Map.entry("assembly", 9),
            Map.entry("access", 8),
            Map.entry("client", 8),
            Map.entry("domain", 7),
            Map.entry("federation", 7),
            Map.entry("exchange", 7),
            Map.entry("login", 7),
            Map.entry("introspection", 6),
            Map.entry("asid", 6),
            Map.entry("authority", 5),
            Map.entry("jose", 4),
            Map.entry("verification", 3),
            Map.entry("config", 3),
            Map.entry("observation", 3),
            Map.entry("credential", 2),
            Map.entry("keys", 2),
            Map.entry("policy", 2),
            Map.entry("store", 2),
            Map.entry("token", 0),
            Map.entry("request", 1),
            Map.entry("transport", 1),
            Map.entry("event", 1),
            Map.entry("json", 0));

    @ArchTest
    static final ArchRule packages_dependDownwardsOnly = classes()
            .should(new ArchCondition<>("depend on packages of a lower rank only") {
                @Override
                public void check(JavaClass type, ConditionEvents events) {
                    for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                        JavaClass target = dependency.getTargetClass().getBaseComponentType();
                        boolean within = target.getPackageName().equals(type.getPackageName());
                        if (target.getPackageName().startsWith(ROOT) && !within && rank(target) >= rank(type)) {
                            events.add(SimpleConditionEvent.violated(type, dependency.getDescription()));
                        }
                    }
                }
            });

    private static int rank(JavaClass type) {
        String name = type.getPackageName().substring(ROOT.length());
        Integer rank = RANKS.get(name);
        if (rank == null) {
            throw new AssertionError("package: " + name + " (expected: a rank in this test)");
        }
        return rank;
    }

    @ArchTest
    static final ArchRule packages_areFreeOfCycles =
            slices().matching("org.bailiwick.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule jose4j_isUsedInJoseAlone = onlyIn("..jose..", "org.jose4j..");

    @ArchTest
    static final ArchRule httpClient_isUsedWhereOthersAreCalledAlone = noClasses()
            .that()
            .resideOutsideOfPackages("..transport..", "..client..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.hc..");

    @ArchTest
    static final ArchRule yaml_isUsedInConfigAlone = onlyIn("..config..", "org.snakeyaml..");

    @ArchTest
    static final ArchRule jsonParser_isUsedInJsonAlone = onlyIn("..json..", "com.fasterxml..");

    @ArchTest
    static final ArchRule caffeine_isUsedInStoreAlone = onlyIn("..store..", "com.github.benmanes..");

    @ArchTest
    static final ArchRule micrometer_isUsedInObservationAlone = onlyIn("..observation..", "io.micrometer..");

    @ArchTest
    static final ArchRule core_knowsNoFramework = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta..", "javax.servlet..", "org.springframework..", "reactor..");

    private static ArchRule onlyIn(String ours, String theirs) {
        return noClasses()
                .that()
                .resideOutsideOfPackage(ours)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(theirs);
    }

    @ArchTest
    static final ArchRule classes_areFinalOrClosed = classes()
            .that()
            .areTopLevelClasses()
            .and()
            .areNotInterfaces()
            .should()
            .haveModifier(JavaModifier.FINAL)
            .orShould()
            .beEnums()
            .because("nothing here is made to be inherited from");

    @ArchTest
    static final ArchRule verifiedTokens_areMadeByVerifiersAlone = methods()
            .that()
            .areDeclaredIn(VerifiedToken.class)
            .and()
            .haveName("vouchedBy")
            .should()
            .onlyBeCalled()
            .byClassesThat(new DescribedPredicate<>("are verifiers") {
                @Override
                public boolean test(JavaClass type) {
                    return Set.of(ROOT + "jose", ROOT + "introspection", ROOT + "asid")
                            .contains(type.getPackageName());
                }
            });

    @ArchTest
    static final ArchRule verifiedTokenBuilders_areMadeByTheTokenAlone = constructors()
            .that()
            .areDeclaredIn(VerifiedToken.Builder.class)
            .should()
            .onlyBeCalled()
            .byClassesThat()
            .areAssignableTo(VerifiedToken.class);
}
