package clinic.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/** What must be in a database in which so many visits have been booked, whoever booked them. */
record Booked(MeasuredDatabase database) {

    void isSound(long visits) throws SQLException {
        assertThat(count("appointments")).as("appointments").isEqualTo(visits);
        assertThat(count("patients")).as("patients").isEqualTo(visits);
        assertThat(count("kept_answers")).as("kept answers").isEqualTo(visits);
        assertThat(count("outbox WHERE type = 'booking.appointment.booked'"))
                .as("events of bookings")
                .isEqualTo(visits);
        assertThat(count("audit WHERE deed = 'BOOKED'"))
                .as("lines of the audit")
                .isEqualTo(visits);
        assertThat(count("taken_time WHERE expires_at IS NULL"))
                .as("taken times")
                .isEqualTo(visits);
        assertThat(count("taken_time one JOIN taken_time other ON one.resource_id = other.resource_id"
                        + " AND one.id < other.id AND one.during && other.during"))
                .as("overlaps")
                .isZero();
        assertThat(count("pg_stat_database WHERE datname = current_database() AND deadlocks > 0"))
                .as("deadlocks")
                .isZero();
    }

    /** Once the broker has everything. */
    void untilAllIsSent() {
        await("the relay").atMost(Duration.ofMinutes(2)).until(() -> count("outbox WHERE sent_at IS NULL") == 0);
    }

    private long count(String rows) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet count = statement.executeQuery("SELECT count(*) FROM " + rows)) {
            count.next();
            return count.getLong(1);
        }
    }
}
