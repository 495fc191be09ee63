package th.localpolicy.gateway;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

class ArchitectureTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("th.localpolicy.gateway");

    @Test
    void features_depend_one_way() {
        slices().matching("th.localpolicy.gateway.(*)..")
                .should()
                .beFreeOfCycles()
                .check(CLASSES);
    }

    @Test
    void the_gateway_takes_nothing_from_the_platform_but_the_problem_types() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "th.localpolicy.identity..",
                        "th.localpolicy.directive..",
                        "th.localpolicy.reporting..",
                        "th.localpolicy.stack..")
                .check(CLASSES);
        noClasses()
                .should()
                .dependOnClassesThat(com.tngtech.archunit.base.DescribedPredicate.describe(
                        "platform classes other than problem types",
                        type -> type.getPackageName().startsWith("th.localpolicy.platform")
                                && !type.getPackageName().equals("th.localpolicy.platform.problem")))
                .check(CLASSES);
    }
}
