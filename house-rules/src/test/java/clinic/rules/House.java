package clinic.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Arrays;

/**
 * The classes of every module, and the two facts to state about a rule: the house obeys it, and it catches the
 * violation planted for it. Planted classes live in this module's tests, in packages of the services, and are
 * no part of the house.
 */
final class House {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("clinic");

    private House() {}

    static void obeys(ArchRule rule) {
        rule.check(CLASSES);
    }

    /** The first planted class is the culprit and must be named; the others are what it needs. */
    static void seesThrough(ArchRule rule, Class<?>... planted) {
        var result = rule.evaluate(new ClassFileImporter().importClasses(planted));
        assertThat(result.hasViolation()).as("planted violation is seen").isTrue();
        assertThat(result.getFailureReport().toString())
                .as("report names one of %s", Arrays.toString(planted))
                .contains(planted[0].getSimpleName());
    }

    static JavaClasses classes() {
        return CLASSES;
    }
}
