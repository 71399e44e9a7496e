package clinic.benchmarks;

import clinic.baremachine.Database;
import java.sql.Array;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * reminder-service's own tables after some years: two confirmations and two reminders of every visit. One visit in five
 * is to come, and its reminders are open: a tenth of all messages.
 *
 * @param messages how many, a multiple of 20
 */
record StoredMessages(Database database, int messages) {

    private static final int A_VISIT = 4;

    private static final String VISITS = """
            INSERT INTO visit (appointment_id, schedule_version, standing, patient_id, practitioner_id, location_id,
                treatment_id, starts_at, ends_at, manage_nonce, known_since, planned)
            SELECT md5('v' || n)::uuid, 1, 'BOOKED', md5('p' || n / 2)::uuid,
                '00000000-0000-7000-8000-00000000c001', '00000000-0000-7000-8000-00000000a001',
                '00000000-0000-7000-8000-00000000b001', starts_at, starts_at + interval '45 minutes', md5('n' || n),
                starts_at - interval '14 days', true
            FROM generate_series(%1$d, 1, -1) AS n CROSS JOIN LATERAL (%2$s) AS visit
            """;

    /** Those with a low number are to come within two months, the others took place in two years. */
    private static final String START = """
            SELECT CASE WHEN n <= %2$d THEN now() + interval '3 days' + interval '60 days' * (n / %2$d.0)
                ELSE now() - interval '1 hour' - interval '730 days' * ((n - %2$d.0) / %1$d) END AS starts_at
            """;

    private static final String MESSAGES = """
            INSERT INTO message (id, appointment_id, patient_id, schedule_version, purpose, rule, rule_version, channel,
                recipient, due_at, give_up_at, state, reason, fence, attempts, receipt_nonce, provider_reference,
                settled_at, delivered_at, taken_by, taken_at, fingerprint, wording, sms_encoding, sms_segments)
            SELECT gen_random_uuid(), md5('v' || n)::uuid, md5('p' || n / 2)::uuid, 1, purpose, rule, 1, channel,
                CASE channel WHEN 'SMS' THEN '+4670' || lpad((n / 2)::text, 7, '0')
                    ELSE 'm' || n / 2 || '@patient.example' END,
                due_at, starts_at, state, CASE state WHEN 'NOT_SENT' THEN 'SUPERSEDED' END, sent, sent,
                gen_random_uuid()::text, CASE WHEN sent = 1 AND channel = 'SMS' THEN 's' || md5(rule || n) END,
                CASE WHEN sent = 1 THEN due_at END, CASE WHEN sent = 1 AND channel = 'SMS' THEN due_at END,
                CASE WHEN sent = 1 THEN 'reminder-8082' END, CASE WHEN sent = 1 THEN due_at END,
                CASE WHEN sent = 1 THEN encode(sha256(convert_to(rule || n, 'UTF8')), 'hex') END,
                CASE WHEN sent = 1 THEN 'sv:visit-' || lower(purpose) || ':v1' END,
                CASE WHEN sent = 1 AND channel = 'SMS' THEN 'GSM-7' END,
                CASE WHEN sent = 1 AND channel = 'SMS' THEN 2 END
            FROM generate_series(%1$d, 1, -1) AS n CROSS JOIN LATERAL (%2$s) AS visit
                CROSS JOIN (VALUES ('CONFIRMATION', 'confirmation', 'SMS', interval '14 days'),
                    ('CONFIRMATION', 'confirmation', 'EMAIL', interval '14 days'),
                    ('REMINDER', 'reminder-48h', 'SMS', interval '48 hours'),
                    ('REMINDER', 'reminder-3h', 'SMS', interval '3 hours')) AS rule (purpose, rule, channel, before)
                CROSS JOIN LATERAL (SELECT
                    CASE purpose WHEN 'REMINDER' THEN starts_at - before
                        ELSE least(starts_at - before, now() - interval '1 day') END AS due_at,
                    CASE WHEN purpose = 'REMINDER' AND starts_at > now() THEN 'PLANNED'
                        WHEN purpose = 'REMINDER' AND n %% 12 = 0 THEN 'NOT_SENT' ELSE 'SENT' END AS state) AS message
                CROSS JOIN LATERAL (SELECT CASE state WHEN 'SENT' THEN 1 ELSE 0 END AS sent) AS departure
            """;

    int visits() {
        return messages / A_VISIT;
    }

    int comingVisits() {
        return visits() / 5;
    }

    /** Into empty tables; their indexes are built once all is there, as after a back-up was read in. */
    void fill() throws SQLException {
        String start = START.formatted(visits(), comingVisits());
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute("SET synchronous_commit = off");
            statement.execute("SET maintenance_work_mem = '512MB'");
            statement.execute("INSERT INTO place VALUES ('00000000-0000-7000-8000-00000000a001', 'M', 'M 1', 'M',"
                    + " '08-465 004 00', 'Europe/Stockholm')");
            statement.execute(
                    "INSERT INTO contact (patient_id, version, language, mobile, email, reminders, follow_ups)"
                            + " SELECT md5('p' || n)::uuid, 1, 'sv', '+4670' || lpad(n::text, 7, '0'),"
                            + " 'm' || n || '@patient.example', true, true FROM generate_series(0, %d) AS n"
                                    .formatted(visits() / 2));
            withoutIndexes(statement, "visit", "appointment_id", VISITS.formatted(visits(), start));
            withoutIndexes(statement, "message", "id", MESSAGES.formatted(visits(), start));
            statement.execute("VACUUM (ANALYZE) visit, message, contact");
        }
        // What was written must not be written out while something is measured.
        new Superuser(database).run("CHECKPOINT");
    }

    private static void withoutIndexes(Statement statement, String table, String key, String work) throws SQLException {
        List<String> definitions = new ArrayList<>();
        List<String> names = new ArrayList<>();
        try (ResultSet indexes = statement.executeQuery(
                "SELECT indexname, indexdef FROM pg_indexes WHERE tablename = '%1$s' AND indexname <> '%1$s_pkey'"
                        .formatted(table))) {
            while (indexes.next()) {
                names.add(indexes.getString(1));
                definitions.add(indexes.getString(2));
            }
        }
        statement.execute("ALTER TABLE %1$s DROP CONSTRAINT %1$s_pkey".formatted(table));
        for (String name : names) {
            statement.execute("DROP INDEX " + name);
        }
        statement.execute(work);
        statement.execute("ALTER TABLE %1$s ADD PRIMARY KEY (%2$s)".formatted(table, key));
        for (String definition : definitions) {
            statement.execute(definition);
        }
    }

    /** Some of the messages that wait for a day to come, wherever they lie. */
    List<UUID> open(int count) throws SQLException {
        try (Connection connection = connect();
                PreparedStatement statement = connection.prepareStatement("""
                        SELECT id FROM message
                        WHERE state = 'PLANNED' AND fence = 0 AND due_at > now() + interval '1 hour'
                        ORDER BY md5(id::text) LIMIT ?""")) {
            statement.setInt(1, count);
            List<UUID> open = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    open.add(rows.getObject(1, UUID.class));
                }
            }
            return open;
        }
    }

    void areDue(List<UUID> these, Instant at) throws SQLException {
        try (Connection connection = connect();
                PreparedStatement statement =
                        connection.prepareStatement("UPDATE message SET due_at = ? WHERE id = ANY (?)")) {
            statement.setTimestamp(1, Timestamp.from(at));
            statement.setArray(2, connection.createArrayOf("uuid", these.toArray()));
            statement.executeUpdate();
        }
    }

    /** Nothing leaves any more. */
    void pause() throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute("INSERT INTO paused_channel SELECT channel, now(), 'measured', 'measured'"
                    + " FROM (VALUES ('SMS'), ('EMAIL')) AS every (channel)");
        }
    }

    /** When the last of these was written down as sent; null while one of them is not, or was taken twice. */
    @Nullable
    Instant sent(List<UUID> these) throws SQLException {
        try (Connection connection = connect();
                PreparedStatement statement =
                        connection.prepareStatement("SELECT CASE WHEN bool_and(state = 'SENT' AND fence = 1)"
                                + " THEN max(settled_at) END FROM message WHERE id = ANY (?)")) {
            Array ids = connection.createArrayOf("uuid", these.toArray());
            statement.setArray(1, ids);
            try (ResultSet last = statement.executeQuery()) {
                last.next();
                Timestamp at = last.getTimestamp(1);
                return at == null ? null : at.toInstant();
            }
        }
    }

    long count(String rows) throws SQLException {
        return number("SELECT count(*) FROM " + rows);
    }

    /** Of a message, with all its indexes. */
    String bytes() throws SQLException {
        return "%d bytes a message and %d in its indexes"
                .formatted(
                        number("SELECT pg_table_size('message')") / messages,
                        number("SELECT pg_indexes_size('message')") / messages);
    }

    private long number(String question) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(question)) {
            answer.next();
            return answer.getLong(1);
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(database.url(), database.username(), database.password());
    }
}
