package clinic.booking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the database says once a crowd has been at the calendar. */
@TestComponent
public class Aftermath {

    private final JdbcClient jdbc;
    private long deadlocks;

    Aftermath(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Before the crowd comes. */
    public void begin() {
        deadlocks = deadlocks();
    }

    /** Nothing overlaps, every visit has all of its time, and nobody waited crosswise. */
    public void isSound() {
        assertThat(count("taken_time a JOIN taken_time b ON a.id < b.id"
                        + " AND a.resource_id = b.resource_id AND a.during && b.during"))
                .as("overlaps in the time of a practitioner or a room")
                .isZero();
        assertThat(count("appointments a JOIN appointments b ON a.id < b.id AND a.practitioner_id = b.practitioner_id"
                        + " AND a.state = 'BOOKED' AND b.state = 'BOOKED'"
                        + " AND a.starts_at < b.ends_at AND b.starts_at < a.ends_at"))
                .as("visits of one practitioner that overlap")
                .isZero();
        assertThat(count("(SELECT id, practitioner_id, tstzrange(starts_at, ends_at) FROM appointments"
                        + " WHERE state = 'BOOKED' EXCEPT SELECT owner_id, resource_id, visit FROM taken_time)"))
                .as("visits without their practitioner's time")
                .isZero();
        assertThat(count("appointments v WHERE v.state = 'BOOKED' AND (SELECT count(DISTINCT need) FROM needs n"
                        + " WHERE n.treatment_id = v.treatment_id AND n.location_id = v.location_id)"
                        + " <> (SELECT count(*) FROM taken_time t JOIN resources r ON r.id = t.resource_id"
                        + " WHERE t.owner_id = v.id)"))
                .as("visits without their rooms")
                .isZero();
        // The statistics of other connections arrive within a second.
        await("nobody deadlocked")
                .during(Duration.ofMillis(1200))
                .atMost(Duration.ofSeconds(5))
                .until(() -> deadlocks() == deadlocks);
    }

    /** What staff set aside for the visits that there are: the deed, whose, which rules and why. */
    public List<String> overrides() {
        return jdbc.sql("SELECT deed || ' ' || who || ' ' || overridden || ': ' || reason FROM audit"
                        + " WHERE overridden IS NOT NULL AND appointment_id IN (SELECT id FROM appointments)")
                .query((row, n) -> row.getString(1))
                .list();
    }

    private long count(String rows) {
        return jdbc.sql("SELECT count(*) FROM " + rows).query(Long.class).single();
    }

    private long deadlocks() {
        return jdbc.sql("SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()")
                .query(Long.class)
                .single();
    }
}
