package clinic.booking.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import clinic.booking.BookingClient;
import clinic.booking.BookingClient.Answer;
import clinic.booking.EmptyCalendar;
import clinic.booking.RealBooking;
import clinic.booking.StandingClock;
import clinic.booking.appointment.AppointmentBook;
import clinic.booking.me.SignInByCode;
import clinic.booking.online.BookByForms;
import clinic.booking.online.Browser;
import clinic.booking.patient.ConsentPurpose;
import clinic.booking.patient.WithdrawConsent;
import clinic.booking.staff.StaffBrowser;
import clinic.contracts.SecretLink;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

@RealBooking
class AuditIT {

    private static final String ANNA = "Anna Lindqvist";
    private static final String BACK = "back-and-leg";
    private static final String TEN = "2026-11-24T10:00:00+01:00";
    private static final String TWO = "2026-11-24T14:00:00+01:00";

    @LocalServerPort
    int port;

    @Value("${clinic.links.key}")
    String key;

    @Autowired
    BookingClient client;

    @Autowired
    EmptyCalendar calendar;

    @Autowired
    StandingClock clock;

    @Autowired
    JdbcClient database;

    @Autowired
    AuditTrail trail;

    @Autowired
    AppointmentBook book;

    @Autowired
    WithdrawConsent withdrawConsent;

    @Autowired
    TransactionTemplate transaction;

    @BeforeEach
    void emptyCalendar() {
        calendar.empty();
    }

    @Test
    void everyChangeSaysWhoMadeIt() {
        Answer visit = client.book(BACK, ANNA, TEN);
        client.change(visit, "reschedule", client.object().put("start", TWO));
        String reception = account("reception");
        staffDo("reception", visit, "cancellation");
        staffDo("admin", visit, "reinstatement");
        clock.stand(Instant.parse("2026-11-24T18:00:00Z"));
        await().atMost(Duration.ofSeconds(20))
                .until(() -> trailOf(visit).getLast(), last -> last.contains("completed"));

        assertThat(trailOf(visit))
                .containsExactly(
                        "booker booked v0 2026-11-24T09:00:00Z",
                        "link moved v1 2026-11-24T13:00:00Z",
                        "staff " + reception + " cancelled v2 2026-11-24T13:00:00Z",
                        "staff " + account("admin") + " reinstated v3 2026-11-24T13:00:00Z",
                        "clock completed v4 2026-11-24T13:00:00Z");
    }

    @Test
    void trailOfOnePatientReadsTheirLinesAlone() {
        Answer visit = client.book(BACK, ANNA, TEN);
        UUID patient = database.sql("SELECT patient_id FROM appointments WHERE id = ?::uuid")
                .param(visit.text("id"))
                .query(UUID.class)
                .single();
        transaction.executeWithoutResult(status -> {
            status.setRollbackOnly();
            // A few are looked at over and over: the database must not expect to meet theirs soon from the end.
            database.sql(
                            "WITH few AS MATERIALIZED (SELECT array_agg(gen_random_uuid()) AS ids FROM generate_series(1, 20))"
                                    + " INSERT INTO audit (at, who, deed, patient_id)"
                                    + " SELECT now(), 'LINK', 'SEEN', ids[1 + n % 20] FROM few, generate_series(1, 40000) n")
                    .update();
            database.sql("ANALYZE audit").update();
            long before = rowsRead();
            assertThat(trail.lines(new AuditTrail.Wanted(null, patient, null, null, null, null, null, null)))
                    .isNotEmpty()
                    .allSatisfy(line -> assertThat(line.patient()).isEqualTo(patient));
            assertThat(rowsRead() - before)
                    .as("lines that were read to find theirs")
                    .isLessThan(100);
        });
    }

    /** Of years of lines only those that are told are read, wherever in them they stand. */
    @Test
    void whatWasDoneOnADayOrOfOneKindIsFoundWithoutReadingTheRest() {
        transaction.executeWithoutResult(status -> {
            status.setRollbackOnly();
            // Nine years of some lines a day, and a year of many. What is asked for is long ago.
            database.sql("INSERT INTO audit (at, who, deed, patient_id)"
                            + " SELECT timestamptz '2010-01-01 00:00Z' + n * interval '2 hours', 'LINK',"
                            + " CASE WHEN n % 500 = 3 THEN 'ERASED' ELSE 'SEEN' END, gen_random_uuid()"
                            + " FROM generate_series(1, 40000) n")
                    .update();
            database.sql("INSERT INTO audit (at, who, deed, patient_id)"
                            + " SELECT timestamptz '2025-01-01 00:00Z' + n * interval '1 minute', 'LINK', 'SEEN', gen_random_uuid()"
                            + " FROM generate_series(1, 20000) n")
                    .update();
            database.sql("ANALYZE audit").update();
            Instant from = Instant.parse("2011-03-01T00:00:00Z");
            Instant until = Instant.parse("2011-04-01T00:00:00Z");

            List<AuditTrail.Line> month = read(wanted(null, from, until, null));
            assertThat(month)
                    .hasSize(200)
                    .allSatisfy(line -> assertThat(line.at()).isBefore(until));
            List<AuditTrail.Line> rest =
                    read(wanted(null, from, until, month.getLast().id()));
            assertThat(rest)
                    .hasSize(172)
                    .doesNotContainAnyElementsOf(month)
                    .allSatisfy(line -> assertThat(line.at()).isAfterOrEqualTo(from));
            assertThat(read(wanted(null, null, until, null))).hasSize(200);
            assertThat(read(wanted(Deed.ERASED, null, null, null)))
                    .isNotEmpty()
                    .allSatisfy(line -> assertThat(line.deed()).isEqualTo("erased"));
            assertThat(read(wanted(Deed.ERASED, from, until, null))).isSortedAccordingTo(LATEST_FIRST);
        });
    }

    private static final Comparator<AuditTrail.Line> LATEST_FIRST =
            Comparator.comparing(AuditTrail.Line::at).reversed();

    private static AuditTrail.Wanted wanted(
            @Nullable Deed deed, @Nullable Instant from, @Nullable Instant until, @Nullable Long before) {
        return new AuditTrail.Wanted(null, null, null, null, deed, from, until, before);
    }

    private List<AuditTrail.Line> read(AuditTrail.Wanted wanted) {
        long before = rowsRead();
        List<AuditTrail.Line> lines = trail.lines(wanted);
        assertThat(rowsRead() - before).as("%s", wanted).isLessThan(500);
        return lines;
    }

    private long rowsRead() {
        return database.sql("SELECT seq_tup_read + idx_tup_fetch FROM pg_stat_xact_user_tables WHERE relname = 'audit'")
                .query(Long.class)
                .single();
    }

    @Test
    void staffWhoBookForAPatientAreNamed() {
        Map<String, String> headers = signedIn("reception");
        Answer visit = client.post("/api/appointments", client.booking(BACK, ANNA, TEN), headers);
        assertThat(trailOf(visit)).containsExactly("staff " + account("reception") + " booked v0 2026-11-24T09:00:00Z");
    }

    /** Nobody's limits, STOP or silence is set aside for somebody who works with texts. */
    @Test
    void whoDoesNotRunTheDayBooksForThemselves() {
        for (String who : List.of("editor", "approver", "anna")) {
            calendar.empty();
            Answer visit = client.post("/api/appointments", client.booking(BACK, ANNA, TEN), signedIn(who));
            assertThat(trailOf(visit)).as(who).containsExactly("booker booked v0 2026-11-24T09:00:00Z");
        }
    }

    @Test
    void whatStaffLookAtIsWrittenDown() {
        Answer visit = client.book(BACK, ANNA, TEN);
        String id = visit.text("id");
        StaffBrowser.signedIn(port, "reception", "sv").get("/staff/appointments/" + id);
        client.get("/api/appointments/" + id, flat(signedIn("anna")));
        client.show(visit);

        assertThat(trailOf(visit))
                .as("the patient's own look is nobody's business")
                .containsExactly(
                        "booker booked v0 2026-11-24T09:00:00Z",
                        "staff " + account("reception") + " seen",
                        "staff " + account("anna") + " seen");
    }

    @Test
    void whatAPatientChoosesIsWrittenDown() {
        Browser browser = new Browser(port);
        String link = new BookByForms(browser).booked();
        UUID patient = patient();
        browser.post(link + "/messages", Map.of("language", List.of("en"), "agreed", List.of("follow-ups")));
        browser.post(link + "/messages", Map.of("language", List.of("en"), "agreed", List.of("follow-ups")));
        transaction.executeWithoutResult(status -> withdrawConsent.withdraw(
                patient, Set.of(ConsentPurpose.FOLLOW_UPS), clock.instant().plusSeconds(1), null));
        new SignInByCode(browser, database, new SecretLink('a', key)).visits();

        assertThat(trail("patient=" + patient))
                .as("what was the same as before is no change")
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("booker booked"),
                        line -> assertThat(line).isEqualTo("link messages-chosen"),
                        line -> assertThat(line).isEqualTo("message consent-withdrawn"),
                        line -> assertThat(line).isEqualTo("code signed-in"),
                        line -> assertThat(line).isEqualTo("staff " + account("admin") + " audit-seen"));
    }

    @Test
    void readingIsWrittenDownToo() {
        Answer visit = client.book(BACK, ANNA, TEN);
        String aboutThem = "audit WHERE deed = 'AUDIT_SEEN' AND patient_id = '" + patient() + "'";
        asAdmin("patient=" + patient());
        assertThat(calendar.count(aboutThem)).isOne();
        asAdmin("appointment=" + visit.text("id"));
        assertThat(calendar.count(aboutThem)).as("by a visit of theirs").isEqualTo(2);
        long aboutNobody = calendar.count("audit WHERE deed = 'AUDIT_SEEN' AND patient_id IS NULL");
        asAdmin("treatment=" + client.treatment(BACK));
        assertThat(calendar.count("audit WHERE deed = 'AUDIT_SEEN' AND patient_id IS NULL"))
                .isEqualTo(aboutNobody + 1);
    }

    /** Both or neither: what was not done is not in the audit, and nothing is done that is not in it. */
    @Test
    void isWrittenInTheTransactionOfTheChange() {
        Answer visit = client.book(BACK, ANNA, TEN);
        UUID id = UUID.fromString(visit.text("id"));
        transaction.executeWithoutResult(status -> {
            book.cancel(id, Who.LINK, null, clock.instant());
            status.setRollbackOnly();
        });
        assertThat(client.change(visit, "reschedule", client.object().put("start", "2026-11-24T03:00:00+01:00"))
                        .status())
                .isNotEqualTo(200);
        assertThat(trailOf(visit)).hasSize(1);
        assertThatThrownBy(() -> book.cancel(id, Who.LINK, null, clock.instant()))
                .as("outside a transaction")
                .hasMessageContaining("No existing transaction");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE audit SET who = 'CLOCK', staff_id = NULL",
                "DELETE FROM audit",
                "DELETE FROM audit WHERE false",
                "TRUNCATE audit"
            })
    void whatIsWrittenStays(String change) {
        client.book(BACK, ANNA, TEN);
        long before = calendar.count("audit");
        assertThatThrownBy(() -> database.sql(change).update()).hasStackTraceContaining("permission denied");
        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> {
                    database.sql("GRANT ALL ON audit TO CURRENT_USER").update();
                    database.sql(change).update();
                }))
                .as("by a role that has the right")
                .hasStackTraceContaining("written once");
        assertThat(calendar.count("audit")).isEqualTo(before);
    }

    @Test
    void holdsIdsAndTimesAndNothingOfWhatItIsAbout() {
        Answer visit = client.book(BACK, ANNA, TEN);
        client.change(visit, "cancellation", client.object().put("reason", "Jag är bortrest"));
        List<String> rows = database.sql("SELECT row_to_json(audit)::text FROM audit WHERE appointment_id = ?::uuid")
                .param(visit.text("id"))
                .query((row, n) -> row.getString(1))
                .list();
        assertThat(rows).hasSize(2);
        assertThat(String.join("\n", rows))
                .doesNotContain("Karin", "@", "070", "bortrest")
                .doesNotContain(
                        client.treatment(BACK).toString(),
                        client.practitioner(ANNA).toString());
    }

    @Test
    void listIsBoundedAndGoesOn() {
        UUID visit = UUID.randomUUID();
        database.sql("INSERT INTO audit (at, who, deed, patient_id, appointment_id)"
                        + " SELECT now(), 'LINK', 'MOVED', gen_random_uuid(), ? FROM generate_series(1, 205)")
                .param(visit)
                .update();
        JsonNode first = asAdmin("appointment=" + visit);
        assertThat(first).hasSize(200);
        long last = first.get(199).path("id").asLong();
        assertThat(asAdmin("appointment=" + visit + "&before=" + last)).hasSize(5);
        assertThat(asAdmin("appointment=" + UUID.randomUUID())).isEmpty();
        Answer unasked = client.get("/api/staff/audit", flat(signedIn("admin")));
        BookingClient.assertFault(unasked, "appointment", "missing");
    }

    /** The oldest first. */
    private List<String> trailOf(Answer visit) {
        return trail("appointment=" + visit.text("id"));
    }

    private List<String> trail(String whose) {
        return StreamSupport.stream(asAdmin(whose).spliterator(), false)
                .map(AuditIT::told)
                .toList()
                .reversed();
    }

    private static String told(JsonNode line) {
        StringBuilder told = new StringBuilder(line.path("who").asString());
        add(told, "", text(line, "staff"));
        add(told, "", text(line, "deed"));
        add(told, "v", text(line, "version"));
        add(told, "", text(line, "start"));
        return told.toString();
    }

    private static void add(StringBuilder told, String mark, @Nullable String word) {
        if (word != null) {
            told.append(' ').append(mark).append(word);
        }
    }

    private static @Nullable String text(JsonNode line, String field) {
        JsonNode value = line.path(field);
        return value.isNull() || value.isMissingNode() ? null : value.asString();
    }

    private JsonNode asAdmin(String whose) {
        Answer answer = client.get("/api/staff/audit?" + whose, flat(signedIn("admin")));
        assertThat(answer.status()).isEqualTo(200);
        return answer.body();
    }

    private void staffDo(String name, Answer visit, String what) {
        Answer done = client.post("/api/appointments/" + visit.text("id") + "/" + what, "{}", signedIn(name));
        assertThat(done.status()).as("%s: %s", what, done.body()).isEqualTo(200);
    }

    private Map<String, String> signedIn(String name) {
        return StaffBrowser.signedIn(port, name, "sv").headers();
    }

    private static String[] flat(Map<String, String> headers) {
        return headers.entrySet().stream()
                .flatMap(header -> List.of(header.getKey(), header.getValue()).stream())
                .toArray(String[]::new);
    }

    private String account(String name) {
        return database.sql("SELECT id::text FROM staff_account WHERE name = ?")
                .param(name)
                .query(String.class)
                .single();
    }

    private UUID patient() {
        return database.sql("SELECT id FROM patients").query(UUID.class).single();
    }
}
