package clinic.rules;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import clinic.reminder.planted.RowsNobodyCloses;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;

class ConnectionsTest {

    private static final ArchRule ARE_GIVEN_BACK = noClasses()
            .that()
            .resideInAPackage("clinic..")
            .should()
            .callMethodWhere(target(owner(assignableTo(JdbcClient.MappedQuerySpec.class)))
                    .and(target(name("stream"))))
            .orShould()
            .callMethodWhere(target(owner(assignableTo(JdbcOperations.class))).and(target(name("queryForStream"))))
            .because(
                    "such a stream keeps its connection until it is closed: ten that nobody closes, and a service stands"
                            + " still for good");

    @Test
    void rowsAreReadToTheEnd() {
        House.obeys(ARE_GIVEN_BACK);
    }

    @Test
    void streamOfRowsIsSeen() {
        House.seesThrough(ARE_GIVEN_BACK, RowsNobodyCloses.class);
    }
}
