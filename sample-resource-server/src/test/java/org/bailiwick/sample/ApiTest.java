package org.bailiwick.sample;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Test;

class ApiTest {
    @Test
    void api_knowsNothingOfItsGuardNorOfTheTour() {
        noClasses()
                .that()
                .resideInAPackage("org.bailiwick.sample.api")
                .should()
                .dependOnClassesThat(DescribedPredicate.describe(
                        "are of Bailiwick",
                        type -> type.getPackageName().startsWith("org.bailiwick")
                                && !type.getPackageName().equals("org.bailiwick.sample.api")))
                .check(new ClassFileImporter().importPackages("org.bailiwick.sample"));
    }
}
