package org.bailiwick.sample;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiTest {
    private static final JavaClasses CLASSES = new ClassFileImporter().importPackages("org.bailiwick.sample");

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
