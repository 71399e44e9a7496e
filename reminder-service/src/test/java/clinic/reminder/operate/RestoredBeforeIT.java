package clinic.reminder.operate;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.reminder.RunningReminder;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A clinic that was restored with the release before, and left the word in its configuration. */
class RestoredBeforeIT extends RunningReminder {

    private static final String SCHEMA = "release_before";

    @Autowired
    private DataSource database;

    private FluentConfiguration tables() {
        return Flyway.configure()
                .dataSource(database)
                .schemas(SCHEMA)
                .locations("classpath:db/messaging", "classpath:db/migration")
                .outOfOrder(true);
    }

    @AfterEach
    void gone() {
        jdbc.sql("drop schema if exists " + SCHEMA + " cascade").update();
    }

    @Test
    void whatWasDoneBeforeTheUpgradeIsNotDoneAgain() {
        tables().target("103").load().migrate();
        jdbc.sql("insert into " + SCHEMA + ".restoration values ('the-word', now())")
                .update();
        tables().load().migrate();
        assertThat(jdbc.sql("select word from " + SCHEMA + ".restored")
                        .query(String.class)
                        .list())
                .containsExactly("the-word");
    }
}
