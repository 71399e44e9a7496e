package clinic.rules;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import clinic.booking.planted.FieldInjection;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;

class WiringTest {

    private static final ArchRule NO_FIELD_INJECTION = noFields()
            .should()
            .beAnnotatedWith("org.springframework.beans.factory.annotation.Autowired")
            .orShould()
            .beAnnotatedWith("org.springframework.beans.factory.annotation.Value")
            .orShould()
            .beAnnotatedWith("jakarta.inject.Inject")
            .orShould()
            .beAnnotatedWith("jakarta.annotation.Resource")
            .orShould()
            .beAnnotatedWith("jakarta.persistence.PersistenceContext")
            .because("what a class needs is read off its constructor");

    @Test
    void noFieldIsInjected() {
        House.obeys(NO_FIELD_INJECTION);
    }

    @Test
    void fieldInjectionIsSeen() {
        House.seesThrough(NO_FIELD_INJECTION, FieldInjection.class);
    }
}
