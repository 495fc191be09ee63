package th.localpolicy.platform.testing;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.Stream;

import jakarta.ws.rs.POST;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;

import th.localpolicy.platform.idempotency.Idempotent;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

/** The walls inside a service and between services, as rules that a build can break on. */
public final class Walls {

    private static final String ROOT = "th.localpolicy.";
    private static final List<String> SERVICES = List.of("directive", "identity", "reporting");

    private Walls() {}

    /** The rules that hold for the service of this name and for the platform under it. */
    public static Stream<ArchRule> of(String service) {
        return Stream.of(
                noCyclesBetweenFeaturesOf(service),
                noCyclesBetweenFeaturesOf("platform"),
                repositoriesStayInTheirFeature(),
                platformKnowsNoService(),
                noServiceKnowsAnother(service),
                everyPostIsIdempotent(),
                timeComesFromTheClock(),
                namesSayWhatAThingIs(),
                nothingIsInjectedIntoFields());
    }

    /** The main classes that the rules are held against. */
    public static JavaClasses classesOf(String service) {
        return new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(ROOT + service, ROOT + "platform");
    }

    private static ArchRule noCyclesBetweenFeaturesOf(String service) {
        return slices().matching(ROOT + service + ".(*)..")
                .should()
                .beFreeOfCycles()
                .allowEmptyShould(true);
    }

    private static ArchRule repositoriesStayInTheirFeature() {
        return classes()
                .that()
                .areAssignableTo("io.quarkus.hibernate.orm.panache.PanacheRepositoryBase")
                .should()
                .bePackagePrivate()
                .because("a repository is used only inside its feature")
                .allowEmptyShould(true);
    }

    private static ArchRule platformKnowsNoService() {
        return noClasses()
                .that()
                .resideInAPackage(ROOT + "platform..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        SERVICES.stream().map(name -> ROOT + name + "..").toArray(String[]::new));
    }

    private static ArchRule noServiceKnowsAnother(String service) {
        return noClasses()
                .that()
                .resideInAPackage(ROOT + service + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(SERVICES.stream()
                        .filter(other -> !other.equals(service))
                        .map(other -> ROOT + other + "..")
                        .toArray(String[]::new))
                .allowEmptyShould(true);
    }

    private static ArchRule everyPostIsIdempotent() {
        return methods()
                .that()
                .areAnnotatedWith(POST.class)
                .should()
                .beAnnotatedWith(Idempotent.class)
                .because("an Idempotency-Key is honoured on every POST");
    }

    private static ArchRule timeComesFromTheClock() {
        return noClasses()
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(LocalDate.class, "now")
                .orShould()
                .callMethod(LocalDateTime.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(Clock.class, "systemDefaultZone")
                .because("the clock is injected, or a test cannot set it");
    }

    private static ArchRule namesSayWhatAThingIs() {
        return noClasses()
                .should()
                .haveNameMatching(".*(Impl|Utils?|Helper|Manager)")
                .orShould()
                .haveSimpleNameStartingWith("Base");
    }

    private static ArchRule nothingIsInjectedIntoFields() {
        return fields().should().notBeAnnotatedWith("jakarta.inject.Inject");
    }
}
