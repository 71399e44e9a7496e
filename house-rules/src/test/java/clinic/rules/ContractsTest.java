package clinic.rules;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import clinic.contracts.planted.PromiseOnAFramework;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;

class ContractsTest {

    private static final ArchRule KNOW_ONLY_JAVA = classes()
            .that()
            .resideInAPackage("clinic.contracts..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    "javax.crypto..",
                    "com.fasterxml.jackson.annotation..",
                    "org.jspecify..",
                    "clinic.contracts..")
            .because("a promise must be readable without any framework");

    @Test
    void contractsKnowOnlyJavaAndAnnotations() {
        House.obeys(KNOW_ONLY_JAVA);
    }

    @Test
    void promiseOnAFrameworkIsSeen() {
        House.seesThrough(KNOW_ONLY_JAVA, PromiseOnAFramework.class);
    }
}
