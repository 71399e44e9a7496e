package clinic.reminder.operate;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.reminder.RunningReminder;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Value;

/** A clinic that was restored with the release before, and left the word in its configuration. */
class RestoredBeforeIT extends RunningReminder {

    private static final String SCHEMA = "release_before";

    @Value("${spring.datasource.url}?currentSchema=" + SCHEMA)
    private String url;

    @Value("${spring.datasource.username}")
    private String username;

    @Value("${spring.datasource.password}")
    private String password;

    /** Sees its own schema alone: an index dropped "if it exists" is not the running service's. */
    private FluentConfiguration tables() {
        return Flyway.configure()
                .dataSource(url, username, password)
                .schemas(SCHEMA)
                .locations("classpath:db/messaging", "classpath:db/migration")
                .configuration(Map.of("flyway.postgresql.transactional.lock", "false"))
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
