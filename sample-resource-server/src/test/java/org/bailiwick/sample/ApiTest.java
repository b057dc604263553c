package org.bailiwick.sample;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.bailiwick.sample");

    @ParameterizedTest
    @ValueSource(strings = {"org.bailiwick.sample.hop", "org.bailiwick.sample.agent", "org.bailiwick.sample.tools"})
    void codeWithANextHop_knowsNothingOfTheTour(String guarded) {
        noClasses()
                .that()
                .resideInAPackage(guarded)
                .should()
                .dependOnClassesThat(DescribedPredicate.describe(
                        "are of the sample",
                        type -> type.getPackageName().startsWith("org.bailiwick.sample")
                                && !type.getPackageName().equals(guarded)))
                .check(CLASSES);
    }

    @ParameterizedTest
    @ValueSource(strings = {"org.bailiwick.sample.api", "org.bailiwick.sample.upstream"})
    void guardedCode_knowsNothingOfItsGuardNorOfTheTour(String guarded) {
        noClasses()
                .that()
                .resideInAPackage(guarded)
                .should()
                .dependOnClassesThat(DescribedPredicate.describe(
                        "are of Bailiwick",
                        type -> type.getPackageName().startsWith("org.bailiwick")
                                && !type.getPackageName().equals(guarded)))
                .check(CLASSES);
    }
}
