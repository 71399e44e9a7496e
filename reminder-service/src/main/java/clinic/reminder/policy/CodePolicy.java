package clinic.reminder.policy;

import java.sql.Timestamp;
import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whether this clinic wants a code before a check-in goes on after its safety questions. It does not until it says so. */
@Component
public class CodePolicy {

    private final JdbcClient jdbc;
    private final Clock clock;

    CodePolicy(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    public boolean wantsCode() {
        return jdbc.sql("select code_wanted from check_in_policy")
                .query(Boolean.class)
                .single();
    }

    /** Counts at once, also for check-ins that have been sent. */
    public void decide(boolean wanted, String by) {
        jdbc.sql("""
                        update check_in_policy set code_wanted = :wanted, changed_at = :now, changed_by = :by
                        where code_wanted <> :wanted""")
                .param("wanted", wanted)
                .param("now", Timestamp.from(clock.instant()))
                .param("by", by)
                .update();
    }
}
