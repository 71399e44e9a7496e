package clinic.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.baremachine.Database;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** reminder-service's own tables, with reminders that are all due at one instant, each to a person of its own. */
record DueReminders(Database database) {

    static final UUID PLACE = UUID.fromString("00000000-0000-7000-8000-00000000a001");
    static final UUID PRACTITIONER = UUID.fromString("00000000-0000-7000-8000-00000000c001");

    private static final int NOON = 12;

    /** @param mailEach of so many messages one is a mail, the others SMS; 0 for none */
    void lay(int count, int mailEach, Instant due) throws SQLException {
        String mail = mailEach == 0 ? "false" : "n %% %d = 0".formatted(mailEach);
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute("TRUNCATE message, visit, contact, place, practitioner, outbox");
            statement.execute("INSERT INTO place VALUES ('00000000-0000-7000-8000-00000000a001', 'M', 'M 1', 'M',"
                    + " '08-465 004 00', '%s')".formatted(whereItIsNoon()));
            statement.execute("INSERT INTO practitioner VALUES ('00000000-0000-7000-8000-00000000c001', 'M M')");
            statement.execute(
                    ("INSERT INTO contact (patient_id, version, language, mobile, email, reminders, follow_ups)"
                                    + " SELECT md5('p' || n)::uuid, 1, 'sv', CASE WHEN NOT (%s) THEN '+4670' || lpad(n::text, 7, '0') END,"
                                    + " CASE WHEN %s THEN 'm' || n || '@patient.example' END, true, true"
                                    + " FROM generate_series(1, %d) AS n")
                            .formatted(mail, mail, count));
            statement.execute(("INSERT INTO visit (appointment_id, schedule_version, standing, patient_id,"
                            + " practitioner_id, location_id, starts_at, ends_at, manage_nonce, known_since, planned)"
                            + " SELECT md5('v' || n)::uuid, 1, 'BOOKED', md5('p' || n)::uuid,"
                            + " '00000000-0000-7000-8000-00000000c001', '00000000-0000-7000-8000-00000000a001',"
                            + " '%s'::timestamptz + interval '2 days', '%s'::timestamptz + interval '49 hours',"
                            + " md5('n' || n), now() - interval '9 days', true FROM generate_series(1, %d) AS n")
                    .formatted(due, due, count));
            statement.execute(("INSERT INTO message (id, appointment_id, patient_id, schedule_version, purpose, rule,"
                            + " channel, recipient, due_at, give_up_at, state, receipt_nonce)"
                            + " SELECT md5('m' || n)::uuid, md5('v' || n)::uuid, md5('p' || n)::uuid, 1, 'REMINDER',"
                            + " 'reminder-48h', CASE WHEN %s THEN 'EMAIL' ELSE 'SMS' END,"
                            + " CASE WHEN %s THEN 'm' || n || '@patient.example' ELSE '+4670' || lpad(n::text, 7, '0') END,"
                            + " '%s'::timestamptz, '%s'::timestamptz + interval '2 days', 'PLANNED', md5('r' || n)"
                            + " FROM generate_series(1, %d) AS n")
                    .formatted(mail, mail, due, due, count));
            // What no message may hold: as many names as a large clinic's catalogue has.
            statement.execute("INSERT INTO treatment SELECT md5('t' || n)::uuid,"
                    + " ARRAY['Behandling ' || md5('sv' || n), 'Treatment ' || md5('en' || n)]"
                    + " FROM generate_series(1, 40) AS n ON CONFLICT DO NOTHING");
            statement.execute("ANALYZE");
        }
    }

    /** Every reminder sent, or withdrawn as its visit was cancelled; and announced once, as is each cancellation. */
    void areDealtWith(int count) throws SQLException {
        assertThat(count("message WHERE purpose = 'REMINDER' AND (state = 'SENT' OR reason = 'SUPERSEDED')"))
                .as("reminders")
                .isEqualTo(count);
        assertThat(count("message WHERE state NOT IN ('SENT', 'NOT_SENT')"))
                .as("not dealt with")
                .isZero();
        assertThat(count("outbox WHERE type = 'reminder.message.sent'"))
                .as("announced")
                .isEqualTo(count("message WHERE state = 'SENT'"));
    }

    /** Whether all that is due has been dealt with; asked of indexes, since it is asked while they leave. */
    boolean allHaveLeft() throws SQLException {
        return count("message WHERE state = 'PLANNED' AND due_at <= now()") == 0
                && count("message WHERE state IN ('SENDING', 'IN_DOUBT')") == 0;
    }

    static UUID visit(int n) {
        return md5("v" + n);
    }

    static UUID patient(int n) {
        return md5("p" + n);
    }

    /** As PostgreSQL makes one of a digest. */
    private static UUID md5(String text) {
        try {
            ByteBuffer digest =
                    ByteBuffer.wrap(MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8)));
            return new UUID(digest.getLong(), digest.getLong());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has MD5", e);
        }
    }

    /**
     * A visit that was cancelled, and the reminder of it.
     *
     * @param known when that was committed, as PostgreSQL noted it
     * @param taken when the reminder was last taken to be handed over; null if it never was
     */
    record Cancelled(
            UUID visit,
            UUID reminder,
            Instant known,
            @Nullable Instant taken,
            boolean sent) {}

    List<Cancelled> cancelled() throws SQLException {
        List<Cancelled> cancelled = new ArrayList<>();
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT visit.appointment_id, id, pg_xact_commit_timestamp(visit.xmin) AS known, taken_at,"
                                + " state = 'SENT' AS sent FROM visit JOIN message USING (appointment_id)"
                                + " WHERE standing = 'CANCELLED' AND purpose = 'REMINDER'")) {
            while (row.next()) {
                Timestamp taken = row.getTimestamp("taken_at");
                cancelled.add(new Cancelled(
                        row.getObject("appointment_id", UUID.class),
                        row.getObject("id", UUID.class),
                        row.getTimestamp("known").toInstant(),
                        taken == null ? null : taken.toInstant(),
                        row.getBoolean("sent")));
            }
        }
        return cancelled;
    }

    /** Taken once each, by nobody a second time. */
    void areTakenOnce() throws SQLException {
        assertThat(count("message WHERE fence <> 1 OR attempts <> 1"))
                .as("taken again")
                .isZero();
    }

    /** When the end of the last one was written down. */
    Instant settled() throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet last = statement.executeQuery("SELECT max(settled_at) FROM message")) {
            last.next();
            return last.getTimestamp(1).toInstant();
        }
    }

    long count(String rows) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet count = statement.executeQuery("SELECT count(*) FROM " + rows)) {
            count.next();
            return count.getLong(1);
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(database.url(), database.username(), database.password());
    }

    /** Reminders leave by day only. */
    private static ZoneOffset whereItIsNoon() {
        return ZoneOffset.ofHours(NOON - LocalTime.now(ZoneOffset.UTC).getHour());
    }
}
