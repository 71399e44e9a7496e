package clinic.booking.imports;

import static clinic.booking.BookingClient.assertFault;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import clinic.booking.BookingClient;
import clinic.booking.BookingClient.Answer;
import clinic.booking.EmptyCalendar;
import clinic.booking.RealBooking;
import clinic.booking.audit.Deed;
import clinic.booking.staff.StaffBrowser;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** An admin's program brings patients and visits over from another system. */
@RealBooking
class ImportApiIT {

    private static final String IMPORTS = "/api/staff/imports";
    private static final String LARS = "17;Lars Öst;1985-04-12;070-174 06 05;ja\n";
    private static final String PATIENTS =
            "Nr;Namn;Född;Mobil;Påminnelser\n" + LARS + ";;1990-13-31;08-465 004 10;nej\n";

    @LocalServerPort
    private int port;

    @Autowired
    private BookingClient client;

    @Autowired
    private EmptyCalendar calendar;

    @Autowired
    private JdbcClient jdbc;

    private StaffBrowser admin;

    @BeforeEach
    void signIn() {
        asBefore();
        admin = StaffBrowser.signedIn(port, "admin", "en");
    }

    @AfterEach
    void asBefore() {
        calendar.empty();
        jdbc.sql("TRUNCATE imports, origins, tasks CASCADE").update();
    }

    @Test
    void patientsAreLaidUpLookedAtTakenInAndReportedOn() {
        long audited = audited();
        Answer laidUp = upload(admin, "patients", "Journalia", PATIENTS);
        assertThat(laidUp.status()).as("%s", laidUp.body()).isEqualTo(201);
        String one = "/" + laidUp.text("id");
        assertThat(laidUp.response().headers().firstValue("Location")).contains(IMPORTS + one);
        assertThat(laidUp.text("state") + " " + laidUp.text("letters") + " " + laidUp.text("separator"))
                .isEqualTo("ready utf-8 semicolon");
        assertThat(laidUp.body().at("/columns/birth-date").asInt()).isEqualTo(2);
        assertThat(laidUp.body().path("missing")).isEmpty();
        JsonNode preview = laidUp.body().path("preview");
        assertThat(preview.valueStream().map(row -> row.path("outcome").asString()))
                .containsExactly("new", "refused");
        assertThat(preview.at("/1/faults").findValuesAsString("field")).contains("name", "birth-date", "mobile");
        assertThat(calendar.count("patients")).as("a preview takes nothing in").isZero();

        assertThat(post(one + "/run").status()).isEqualTo(200);
        JsonNode done = finished(one);
        assertThat(done.path("rows").asInt() + " " + done.path("made").asInt() + " "
                        + done.path("refused").asInt())
                .isEqualTo("2 1 1");
        assertThat(done.has("preview")).isFalse();
        assertThat(calendar.count("patients WHERE name = 'Lars Öst' AND mobile = '+46701740605'"))
                .isOne();
        assertThat(post(one + "/run").text("state"))
                .as("said again it is in once")
                .isEqualTo("finished");
        Answer refused = get(one + "/refused");
        assertThat(refused.body()).hasSize(1);
        assertThat(refused.body().at("/0/line").asInt()).isEqualTo(3);
        assertThat(refused.body().at("/0/faults/0/message").asString()).isNotBlank();
        assertThat(get(one + "/refused?behind=3").body()).isEmpty();
        assertThat(get("").body().at("/0/id").asString()).isEqualTo(laidUp.text("id"));
        assertThat(jdbc.sql("SELECT deed FROM audit WHERE import_id = ? AND patient_id IS NULL ORDER BY id")
                        .param(UUID.fromString(laidUp.text("id")))
                        .query(String.class)
                        .list())
                .containsExactly(
                        Deed.IMPORT_LAID_UP.name(),
                        Deed.IMPORT_SEEN.name(),
                        Deed.IMPORT_BEGUN.name(),
                        Deed.IMPORT_TAKEN_OUT.name(),
                        Deed.IMPORT_TAKEN_OUT.name());
        assertThat(audited()).as("whoever was brought in").isEqualTo(audited + 1);
    }

    @Test
    void visitsAreBookedForThosePatients() {
        String patients = "/" + upload(admin, "patients", "Journalia", PATIENTS).text("id");
        post(patients + "/run");
        finished(patients);
        String what = jdbc.sql("""
                        SELECT 'Anna Lindqvist;' || t.name_sv || ';' || l.name FROM treatments t, locations l
                         WHERE t.code = 'back-and-leg' AND l.id IN (SELECT location_id FROM working_hours
                               WHERE practitioner_id = ? AND weekday = 2)""")
                .param(client.practitioner("Anna Lindqvist"))
                .query(String.class)
                .single();
        String rows = "Nummer;Behandlare;Behandling;Mottagning;Start\n17;%s;2026-11-24 10:00\n18;%s;2026-11-24 13:00\n";
        String visits = "/"
                + upload(admin, "visits", "Journalia", rows.formatted(what, what))
                        .text("id");
        post(visits + "/run");
        JsonNode done = finished(visits);
        assertThat(done.path("made").asInt() + " " + done.path("refused").asInt())
                .as("%s", get(visits + "/refused").body())
                .isEqualTo("1 1");
        assertThat(get(visits + "/refused").body().at("/0/faults/0/code").asString())
                .isEqualTo("unknown-patient");
        assertThat(calendar.count("appointments WHERE state = 'BOOKED'")).isOne();
    }

    @Test
    void howAFileIsWrittenAndWhatItsColumnsMeanIsSaidBeforeItIsBegun() {
        String one = "/"
                + upload(admin, "patients", "Journalia", "A;B\nLars Öst;070-174 06 05\n")
                        .text("id");
        assertFault(post(one + "/run"), "columns.name", "missing");
        ObjectNode columns = client.object();
        columns.putObject("columns").put("name", 0).put("mobile", 1);
        Answer chosen = put(one + "/columns", columns);
        assertThat(chosen.status()).as("%s", chosen.body()).isEqualTo(200);
        assertThat(chosen.body().at("/preview/0/outcome").asString()).isEqualTo("new");
        columns.putObject("columns").put("shoe", 0).put("mobile", 2);
        Answer bad = put(one + "/columns", columns);
        assertFault(bad, "columns.shoe", "unknown-field");
        assertFault(bad, "columns.mobile", "unknown-column");
        assertFault(put(one + "/columns", client.object()), "columns", "missing");
        Answer comma =
                put(one + "/form", client.object().put("letters", "utf-8").put("separator", "comma"));
        assertThat(comma.body().path("headings")).hasSize(1);
        assertFault(put(one + "/form", client.object().put("letters", "utf-8")), "separator", "missing");
        assertFault(
                put(one + "/form", client.object().put("letters", "morse").put("separator", "comma")),
                "letters",
                "not-a-choice");
        put(one + "/form", client.object().put("letters", "utf-8").put("separator", "semicolon"));
        columns.putObject("columns").put("name", 0).put("mobile", 1);
        put(one + "/columns", columns);
        post(one + "/run");
        finished(one);
        Answer late = put(one + "/columns", columns);
        assertType(late, 409, "import-under-way");
        assertThat(late.text("importState")).isEqualTo("finished");

        assertThat(post(one + "/stop").text("state")).as("nothing to stop").isEqualTo("finished");
        assertThat(send(admin, "DELETE", one).status()).isEqualTo(204);
        assertType(get(one), 404, "not-found");
        assertThat(calendar.count("patients")).as("who is in stays").isOne();
    }

    @Test
    void uploadIsForAdminsAndIsLookedAtBeforeItIsRead() {
        assertFault(upload(admin, "shoes", "Journalia", PATIENTS), "kind", "not-a-choice");
        assertFault(upload(admin, "patients", " ", PATIENTS), "system", "missing");
        assertFault(upload(admin, "patients", "Journalia", ""), "file", "missing");
        assertFault(upload(admin, "patients", "Journalia", "\0\0\0"), "file", "not-rows");
        String whole = form("patients", "Journalia", PATIENTS);
        Answer torn = client.send(
                "POST",
                IMPORTS,
                whole.substring(0, "--between\r\nContent-Disposition: form-data; ".length()),
                admin.headers(Map.of("Content-Type", "multipart/form-data; boundary=between")));
        assertFault(torn, "", "unreadable");
        Answer tooLarge = upload(admin, "patients", "Journalia", "x".repeat(21 * 1024 * 1024));
        assertType(tooLarge, 413, "body-too-long");
        StaffBrowser reception = StaffBrowser.signedIn(port, "reception", "en");
        assertType(upload(reception, "patients", "Journalia", PATIENTS), 403, "not-allowed");
        assertType(send(reception, "GET", ""), 403, "not-allowed");
        assertType(
                client.send(
                        "POST",
                        IMPORTS,
                        form("patients", "Journalia", PATIENTS),
                        Map.of("Content-Type", "multipart/form-data; boundary=between", "Cookie", admin.session())),
                401,
                "not-signed-in");
        assertThat(client.send(
                                "POST",
                                IMPORTS + "/" + UUID.randomUUID() + "/run",
                                form("patients", "Journalia", PATIENTS),
                                admin.headers(Map.of("Content-Type", "multipart/form-data; boundary=between")))
                        .status())
                .as("files are taken at one address")
                .isEqualTo(415);
        assertThat(calendar.count("imports")).isZero();
    }

    private JsonNode finished(String one) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(get(one).text("state")).isEqualTo("finished"));
        return get(one).body();
    }

    private Answer upload(StaffBrowser who, String kind, String system, String file) {
        return client.send(
                "POST",
                IMPORTS,
                form(kind, system, file),
                who.headers(Map.of("Content-Type", "multipart/form-data; boundary=between")));
    }

    private static String form(String kind, String system, String file) {
        StringBuilder form = new StringBuilder();
        for (List<String> field : List.of(List.of("kind", kind), List.of("system", system))) {
            form.append("--between\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
                    .formatted(field.getFirst(), field.getLast()));
        }
        return form + "--between\r\nContent-Disposition: form-data; name=\"file\"; filename=\"rows.csv\"\r\n"
                + "Content-Type: text/csv\r\n\r\n" + file + "\r\n--between--\r\n";
    }

    private Answer get(String part) {
        return send(admin, "GET", part);
    }

    private Answer post(String part) {
        return send(admin, "POST", part);
    }

    private Answer put(String part, JsonNode body) {
        return client.send(
                "PUT", IMPORTS + part, body.toString(), admin.headers(Map.of("Content-Type", "application/json")));
    }

    private Answer send(StaffBrowser who, String method, String part) {
        return client.send(method, IMPORTS + part, who.headers());
    }

    private long audited() {
        return calendar.count("audit WHERE deed = 'BROUGHT_IN'");
    }

    private static void assertType(Answer answer, int status, String type) {
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(status);
        assertThat(answer.text("type")).isEqualTo("urn:clinic:problem:" + type);
    }
}
