package clinic.booking;

import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The clinic on a Sunday morning, before anybody has booked anything. */
@TestComponent
public class EmptyCalendar {

    private final JdbcClient jdbc;
    private final StandingClock clock;

    EmptyCalendar(JdbcClient jdbc, StandingClock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    public void empty() {
        clock.stand(StandingClock.SUNDAY);
        jdbc.sql("TRUNCATE appointments, taken_time, kept_answers, consents, patients, outbox CASCADE")
                .update();
        jdbc.sql("DELETE FROM changed_hours WHERE absence_id IS NOT NULL").update();
        jdbc.sql("DELETE FROM absences").update();
    }

    /** How many rows there are; a table, or a table with a condition. */
    public long count(String rows) {
        return jdbc.sql("SELECT count(*) FROM " + rows).query(Long.class).single();
    }

    /** Whether somebody stands before what another transaction has not let go of. */
    public boolean somebodyWaits() {
        return count("pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'") > 0;
    }
}
