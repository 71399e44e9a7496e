package clinic.benchmarks;

import clinic.baremachine.Database;
import java.io.IOException;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.ZonedDateTime;
import java.util.UUID;
import org.postgresql.PGConnection;

/** booking-service's own schema, filled with busy weeks. */
record MeasuredDatabase(Database database) {

    static final UUID LOCATION = UUID.fromString("00000000-0000-7000-8000-00000000a001");
    static final UUID TREATMENT = UUID.fromString("00000000-0000-7000-8000-00000000b001");

    private static final int ROWS_A_COPY = 50_000;

    void migrate() {
        new Migrations("booking-service").in(database);
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection(database.url(), database.username(), database.password());
    }

    /** In place of whatever was there; the constraint is taken away meanwhile and has to hold when it is put back. */
    void fill(BusyWeeks weeks) throws SQLException, IOException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "TRUNCATE taken_time, working_hours, offers, practitioners, treatments, locations CASCADE");
            statement.execute("ALTER TABLE taken_time DROP CONSTRAINT taken_once");
            // Nobody remembers anything yet that these rows could change.
            statement.execute("ALTER TABLE taken_time DISABLE TRIGGER log_change");
            catalogue(connection, weeks.practitioners());
            visits(connection.unwrap(PGConnection.class), weeks);
            statement.execute("ALTER TABLE taken_time ADD CONSTRAINT taken_once"
                    + " EXCLUDE USING gist (resource_id WITH =, during WITH &&)");
            statement.execute("ALTER TABLE taken_time ENABLE TRIGGER log_change");
            statement.execute("TRUNCATE availability_changes");
            statement.execute("ANALYZE");
        }
    }

    private static void catalogue(Connection connection, int practitioners) throws SQLException {
        run(
                connection,
                "INSERT INTO locations (id, name, street, city, phone, zone, closed_on_holidays)"
                        + " VALUES (?, 'M', 'M', 'M', '08-465 004 00', ?, false)",
                LOCATION,
                BusyWeeks.ZONE.getId());
        run(
                connection,
                "INSERT INTO treatments (id, code, name_sv, name_en, minutes, price, listed_at) VALUES (?, 'm', 'M', 'M', ?, 0, 1)",
                TREATMENT,
                BusyWeeks.MINUTES);
        for (int number = 0; number < practitioners; number++) {
            UUID practitioner = BusyWeeks.practitioner(number);
            run(
                    connection,
                    "INSERT INTO practitioners (id, name, title_sv, title_en) VALUES (?, ?, 'M', 'M')",
                    practitioner,
                    "M " + number);
            run(
                    connection,
                    "INSERT INTO offers (treatment_id, practitioner_id, location_id) VALUES (?, ?, ?)",
                    TREATMENT,
                    practitioner,
                    LOCATION);
            for (BusyWeeks.Shift shift : BusyWeeks.SHIFTS) {
                run(
                        connection,
                        "INSERT INTO working_hours (practitioner_id, location_id, weekday, opens, closes)"
                                + " SELECT ?, ?, day, ?, ? FROM generate_series(1, 5) AS day",
                        practitioner,
                        LOCATION,
                        shift.opens(),
                        shift.closes());
            }
        }
    }

    private static void visits(PGConnection connection, BusyWeeks weeks) throws SQLException, IOException {
        StringBuilder rows = new StringBuilder();
        int[] count = {0};
        weeks.visits((practitioner, time) -> {
            UUID visit = new UUID(0x7001, 0x8000000000000000L | count[0]++);
            rows.append(visit).append('\t').append(practitioner).append('\t');
            rows.append('[')
                    .append(instant(time.start()))
                    .append(',')
                    .append(instant(time.end()))
                    .append(")\t");
            rows.append(visit).append('\n');
            if (count[0] % ROWS_A_COPY == 0) {
                copy(connection, rows);
            }
        });
        copy(connection, rows);
    }

    private static String instant(ZonedDateTime time) {
        return time.toInstant().toString();
    }

    private static void copy(PGConnection connection, StringBuilder rows) {
        try {
            connection
                    .getCopyAPI()
                    .copyIn(
                            "COPY taken_time (id, resource_id, during, owner_id) FROM STDIN",
                            new StringReader(rows.toString()));
            rows.setLength(0);
        } catch (SQLException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void run(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int number = 0; number < values.length; number++) {
                statement.setObject(number + 1, values[number]);
            }
            statement.executeUpdate();
        }
    }
}
