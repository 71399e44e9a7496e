package clinic.booking.lookup;

import static clinic.booking.BookingClient.assertFault;
import static org.assertj.core.api.Assertions.assertThat;

import clinic.booking.BookingClient;
import clinic.booking.BookingClient.Answer;
import clinic.booking.DatabaseCalls;
import clinic.booking.EmptyCalendar;
import clinic.booking.RealBooking;
import clinic.booking.staff.StaffBrowser;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What programs of staff do with a patient's record: as the pages, by the same people, with the same traces. */
@RealBooking
class PatientApiIT {

    private static final String PATIENTS = "/api/staff/patients";

    @LocalServerPort
    private int port;

    @Autowired
    private BookingClient client;

    @Autowired
    private EmptyCalendar calendar;

    @Autowired
    private JdbcClient database;

    @Autowired
    private DatabaseCalls asked;

    private StaffBrowser reception;
    private StaffBrowser anna;
    private Answer visit;
    private UUID patient = new UUID(0, 0);

    @BeforeEach
    void karinHasAVisit() {
        calendar.empty();
        visit = client.book("back-and-leg", "Anna Lindqvist", "2026-11-24T10:00:00+01:00");
        assertThat(visit.status()).as("%s", visit.body()).isEqualTo(201);
        patient = database.sql("SELECT id FROM patients").query(UUID.class).single();
        reception = StaffBrowser.signedIn(port, "reception", "sv");
        anna = StaffBrowser.signedIn(port, "anna", "sv");
    }

    private void isFoundByNobody(String known) {
        Answer found = search(anna, known);
        assertThat(found.status()).as("%s", found.body()).isEqualTo(200);
        assertThat(found.body().path("patients").isArray()).isTrue();
        assertThat(found.body().path("patients")).isEmpty();
    }

    @Test
    @DisplayName("Scenario 35: whom a program looks for is posted, and whoever is shown is written down")
    void patientIsFoundByWhatIsKnown() {
        for (String known : List.of("karin", "ek 1971-04-02", "070-174 06 05", "karin.ek@exam")) {
            Answer found = search(anna, known);
            assertThat(found.status()).as("%s", found.body()).isEqualTo(200);
            assertThat(found.body().path("more").asBoolean()).isFalse();
            assertThat(found.body().at("/patients/0/id").asString()).isEqualTo(patient.toString());
            assertThat(found.body().at("/patients/0/mobile").asString()).isEqualTo("+46701740605");
        }
        isFoundByNobody("lindgren");
        assertThat(deeds()).containsExactly("BOOKER BOOKED", "anna FOUND", "anna FOUND", "anna FOUND", "anna FOUND");

        assertFault(search(anna, "k"), "q", "too-little");
        assertFault(call(anna, "POST", "/search", client.object()), "q", "missing");
        assertFault(call(anna, "POST", "/search", client.object().put("name", "karin")), "name", "unknown-field");
    }

    @Test
    void recordIsShownToWhoMeetsPatientsAndEachLookIsWrittenDown() {
        Answer record = get(anna, "");
        assertThat(record.response().headers().firstValue("ETag")).contains("\"1\"");
        assertThat(record.text("name")).isEqualTo("Karin Ek");
        assertThat(record.text("birthDate")).isEqualTo("1971-04-02");
        assertThat(record.text("email")).isEqualTo("karin.ek@example.com");
        assertThat(texts(record.body().path("consents"))).containsExactly("follow-ups", "reminders");
        assertThat(record.body().at("/consentHistory/0/givenBy").asString()).isEqualTo("booking");
        assertThat(record.body().at("/consentHistory/0/text").asString()).isNotBlank();
        Answer visits = get(anna, "/appointments");
        assertThat(visits.body()).hasSize(1);
        assertThat(visits.body().at("/0/id").asString()).isEqualTo(visit.text("id"));
        assertThat(visits.body().at("/0/start").asString()).isEqualTo("2026-11-24T10:00:00+01:00");
        assertThat(visits.body().at("/0/practitioner/name").asString()).isEqualTo("Anna Lindqvist");
        assertThat(deeds()).containsExactly("BOOKER BOOKED", "anna SEEN", "anna SEEN");

        for (String part : List.of("/contacts", "/extract")) {
            assertType(get(anna, part), 403, "not-allowed");
        }
        assertType(get(StaffBrowser.signedIn(port, "editor", "sv"), ""), 403, "not-allowed");
        assertType(client.get(PATIENTS + "/" + patient), 401, "not-signed-in");
        assertThat(deeds()).as("who was refused has seen nothing").hasSize(3);
        UUID nobody = UUID.randomUUID();
        for (String part : List.of("", "/appointments", "/contacts", "/extract")) {
            assertType(client.send("GET", PATIENTS + "/" + nobody + part, reception.headers()), 404, "not-found");
        }
    }

    /** However many visits somebody has had, to see them asks the database about as often. */
    @Test
    void manyVisitsAreReadTogether() {
        database.sql("INSERT INTO appointments SELECT (jsonb_populate_record(a, jsonb_build_object("
                        + "'id', gen_random_uuid(), 'manage_nonce', gen_random_uuid()::text,"
                        + " 'state', 'CANCELLED', 'cancelled_at', now(), 'cancelled_by', 'STAFF'))).*"
                        + " FROM appointments a, generate_series(1, 60)")
                .update();
        long before = asked.count();
        assertThat(get(reception, "/appointments").body()).hasSize(61);
        assertThat(asked.count() - before).isLessThan(30);
    }

    @Test
    @DisplayName("Scenario 36: for a program too there is no protected patient whom its user must not know")
    void protectedIdentityIsShownToFew() {
        assertThat(call(reception, "PUT", "/" + patient + "/protected-identity", client.object())
                        .status())
                .isEqualTo(204);
        Answer found = search(reception, "karin");
        assertThat(found.body().at("/patients/0/protectedIdentity").asBoolean()).isTrue();
        assertThat(found.body().at("/patients/0").has("mobile")).isFalse();
        assertThat(get(anna, "").status()).as("whom she treats").isEqualTo(200);
        database.sql("UPDATE appointments SET practitioner_id = ?")
                .param(client.practitioner("Johan Berg"))
                .update();
        assertType(get(anna, ""), 404, "not-found");
        assertType(get(anna, "/appointments"), 404, "not-found");
        isFoundByNobody("karin");
        assertThat(get(reception, "").body().path("protectedIdentity").asBoolean())
                .isTrue();
    }

    @Test
    void personnummerStaysUntilItIsSaidOtherwise() {
        ObjectNode details = client.object().put("name", "Karin Ek").put("mobile", "070-174 06 09");
        details.put("birthDate", "1985-04-12").put("personnummer", "19850412-2386");
        assertThat(change(reception, "/details", "\"1\"", details).status()).isEqualTo(204);
        details.remove("personnummer");
        assertThat(change(reception, "/details", "\"2\"", details.put("mobile", "070-174 06 05"))
                        .status())
                .isEqualTo(204);
        assertThat(calendar.count("patients WHERE personnummer = '198504122386'"))
                .as("no answer tells it, so nobody can send it back")
                .isOne();
        assertFault(
                change(reception, "/details", "\"3\"", details.put("birthDate", "1985-04-13")),
                "personnummer",
                "personnummer-birth-date");
        assertThat(change(reception, "/details", "\"3\"", details.put("personnummer", ""))
                        .status())
                .isEqualTo(204);
        assertThat(calendar.count("patients WHERE personnummer IS NOT NULL")).isZero();
    }

    @Test
    void detailsAreWrittenAnewAndNothingUnseenIsWrittenOver() {
        ObjectNode details = client.object().put("name", "Karin Ekman").put("mobile", "070-174 06 09");
        Answer written = change(reception, "/details", "\"1\"", details);
        assertThat(written.status()).as("%s", written.body()).isEqualTo(204);
        assertThat(written.response().headers().firstValue("ETag")).contains("\"2\"");
        Answer record = get(reception, "");
        assertThat(record.text("name")).isEqualTo("Karin Ekman");
        assertThat(record.text("mobile")).isEqualTo("+46701740609");
        assertThat(record.body().has("birthDate")).as("left out is unknown").isFalse();
        assertThat(record.body().path("version").asInt()).isEqualTo(2);
        assertThat(told("payload->>'name'")).isEqualTo("Karin Ekman");

        Answer late = change(reception, "/details", "\"1\"", details.put("name", "Karin Berg"));
        assertType(late, 412, "changed-meanwhile");
        assertThat(late.body().path("version").asInt()).isEqualTo(2);
        assertFault(change(reception, "/details", "*", details), "If-Match", "missing");
        Answer bad = change(
                reception,
                "/details",
                "\"2\"",
                client.object().put("name", " ").put("mobile", "12").put("birthDate", "2071-04-02"));
        assertFault(bad, "name", "name-missing");
        assertFault(bad, "mobile", "mobile-unreadable");
        assertFault(bad, "birthDate", "birth-date-impossible");
        assertType(change(anna, "/details", "\"2\"", details), 403, "not-allowed");
        assertThat(calendar.count("patients WHERE name = 'Karin Ekman' AND revision = 2"))
                .isOne();
        assertThat(deeds()).containsExactly("BOOKER BOOKED", "reception DETAILS_CORRECTED", "reception SEEN");
    }

    @Test
    void whatAPatientSaysOfMessagesStandsInTheirHistory() {
        ObjectNode choice = client.object().put("language", "en");
        choice.putArray("consents").add("reminders");
        assertThat(change(reception, "/messages", "\"1\"", choice).status()).isEqualTo(204);
        Answer record = get(reception, "");
        assertThat(record.text("language")).isEqualTo("en");
        assertThat(texts(record.body().path("consents"))).containsExactly("reminders");
        assertThat(record.body().path("consentHistory").valueStream())
                .as("what no longer holds, and who said so")
                .filteredOn(consent -> consent.has("withdrawnAt"))
                .extracting(consent -> consent.path("purpose").asString() + " "
                        + consent.path("withdrawnBy").asString())
                .containsExactly("follow-ups staff");
        choice.putArray("consents").add("reminders").add("follow-ups");
        assertThat(change(reception, "/messages", "\"2\"", choice).status()).isEqualTo(204);
        JsonNode given = get(reception, "").body().at("/consentHistory");
        assertThat(given).as("what was taken back stays in it").hasSize(3);
        assertThat(given.findValuesAsString("givenBy")).contains("staff");
        assertThat(given.findValuesAsString("text"))
                .as("the words that they heard")
                .anyMatch(text -> text.startsWith("Yes, ask me"))
                .anyMatch(text -> text.startsWith("Ja, fråga mig"));
        assertThat(told("payload->>'language'")).isEqualTo("en");

        assertType(change(reception, "/messages", "\"1\"", choice), 412, "changed-meanwhile");
        choice.put("language", "no").putArray("consents").add("gossip");
        Answer bad = change(reception, "/messages", "\"3\"", choice);
        assertFault(bad, "language", "language-unknown");
        assertFault(bad, "consents", "unknown-consent");
        assertFault(change(reception, "/messages", "\"3\"", client.object()), "consents", "missing");
        assertType(change(anna, "/messages", "\"3\"", choice), 403, "not-allowed");
        assertThat(deeds())
                .filteredOn(deed -> !deed.endsWith("SEEN"))
                .containsExactly("BOOKER BOOKED", "reception MESSAGES_CHOSEN", "reception MESSAGES_CHOSEN");
    }

    @Test
    void guardianIsAddedOnceAndGetsTheMessages() {
        ObjectNode mother = client.object().put("whose", "Eva Ek, mamma").put("mobile", "070-174 06 90");
        Answer added = call(reception, "POST", "/" + patient + "/contacts", mother);
        assertThat(added.status()).as("%s", added.body()).isEqualTo(201);
        assertThat(call(reception, "POST", "/" + patient + "/contacts", mother).text("id"))
                .as("said again it is there once")
                .isEqualTo(added.text("id"));
        Answer listed = get(reception, "/contacts");
        assertThat(listed.body()).hasSize(1);
        assertThat(listed.body().at("/0/mobile").asString()).isEqualTo("+46701740690");

        String contact = "/contacts/" + added.text("id");
        assertFault(change(reception, "POST", contact + "/messages", "*"), "If-Match", "missing");
        assertThat(change(reception, "POST", contact + "/messages", "\"1\"").status())
                .isEqualTo(204);
        assertThat(get(reception, "").text("reachedThrough")).isEqualTo("Eva Ek, mamma");
        assertType(change(reception, "POST", contact + "/messages", "\"1\""), 412, "changed-meanwhile");
        assertThat(get(reception, "").text("mobile"))
                .as("what is sent twice does not swap them back")
                .isEqualTo("+46701740690");
        assertType(
                change(reception, "POST", "/contacts/" + UUID.randomUUID() + "/messages", "\"2\""), 404, "not-found");

        assertThat(call(reception, "DELETE", "/" + patient + contact, client.object())
                        .status())
                .isEqualTo(204);
        JsonNode own = get(reception, "/contacts").body();
        assertThat(own.findValuesAsString("mobile"))
                .as("what messages went to before is another contact than the one that was seen there")
                .containsExactly("+46701740605");
        for (int time = 0; time < 2; time++) {
            assertThat(call(
                                    reception,
                                    "DELETE",
                                    "/" + patient + "/contacts/"
                                            + own.at("/0/id").asString(),
                                    client.object())
                            .status())
                    .isEqualTo(204);
        }
        assertThat(get(reception, "/contacts").body()).isEmpty();
        assertFault(
                call(
                        reception,
                        "POST",
                        "/" + patient + "/contacts",
                        client.object().put("mobile", "12")),
                "mobile",
                "mobile-unreadable");
        assertType(call(anna, "POST", "/" + patient + "/contacts", mother), 403, "not-allowed");
        assertThat(deeds())
                .filteredOn(deed -> !deed.endsWith("SEEN"))
                .containsExactly(
                        "BOOKER BOOKED",
                        "reception CONTACT_ADDED",
                        "reception MESSAGES_REDIRECTED",
                        "reception CONTACT_REMOVED");
    }

    @Test
    void whoAnswersThereIsNotSaidOfAnotherNumber() {
        ObjectNode mother = client.object().put("whose", "Eva Ek, mamma").put("mobile", "070-174 06 90");
        String contact =
                call(reception, "POST", "/" + patient + "/contacts", mother).text("id");
        change(reception, "POST", "/contacts/" + contact + "/messages", "\"1\"");
        ObjectNode details = client.object().put("name", "Karin Ekman").put("mobile", "070-174 06 90");
        assertThat(change(reception, "/details", "\"2\"", details).status()).isEqualTo(204);
        assertThat(get(reception, "").text("reachedThrough")).isEqualTo("Eva Ek, mamma");
        assertThat(change(reception, "/details", "\"3\"", details.put("mobile", "070-174 06 09"))
                        .status())
                .isEqualTo(204);
        assertThat(get(reception, "").body().has("reachedThrough")).isFalse();
    }

    @Test
    void extractIsTheFileThatThePageOffers() {
        Answer extract = get(reception, "/extract");
        assertThat(extract.status()).as("%s", extract.body()).isEqualTo(200);
        assertThat(extract.body().at("/patient/name").asString()).isEqualTo("Karin Ek");
        assertThat(extract.body().path("visits")).hasSize(1);
        assertThat(extract.body().at("/looks/0/deed").asString()).isEqualTo("extracted");
        assertThat(deeds()).containsExactly("BOOKER BOOKED", "reception EXTRACTED");
    }

    @Test
    void auditOfAPatientIsAskedAsOnItsPage() {
        get(anna, "");
        get(reception, "/extract");
        StaffBrowser admin = StaffBrowser.signedIn(port, "admin", "sv");
        assertThat(lines(admin, "&deed=seen")).containsExactly("seen");
        assertThat(lines(admin, "&staff=" + account("reception") + "&from=2026-11-22&until=2026-11-22"))
                .containsExactly("extracted");
        assertThat(lines(admin, "&until=2026-11-21")).isEmpty();
        assertFault(audit(admin, "&deed=stolen"), "deed", "unknown-deed");
        assertFault(audit(admin, "&from=9999-12-31"), "from", "unreadable");
        assertType(audit(reception, ""), 403, "not-allowed");
        assertThat(deeds()).filteredOn("admin AUDIT_SEEN"::equals).hasSize(3);
    }

    private Answer search(StaffBrowser who, String typed) {
        return call(who, "POST", "/search", client.object().put("q", typed));
    }

    private Answer get(StaffBrowser who, String part) {
        return client.send("GET", PATIENTS + "/" + patient + part, who.headers());
    }

    private Answer audit(StaffBrowser who, String more) {
        return client.send("GET", "/api/staff/audit?patient=" + patient + more, who.headers());
    }

    private List<String> lines(StaffBrowser who, String more) {
        return audit(who, more)
                .body()
                .valueStream()
                .map(line -> line.path("deed").asString())
                .toList();
    }

    private Answer call(StaffBrowser who, String method, String part, JsonNode body) {
        return client.send(
                method, PATIENTS + part, body.toString(), who.headers(Map.of("Content-Type", "application/json")));
    }

    private Answer change(StaffBrowser who, String part, String seen, JsonNode body) {
        return client.send(
                "PUT",
                PATIENTS + "/" + patient + part,
                body.toString(),
                who.headers(Map.of("Content-Type", "application/json", "If-Match", seen)));
    }

    private Answer change(StaffBrowser who, String method, String part, String seen) {
        return client.send(method, PATIENTS + "/" + patient + part, who.headers(Map.of("If-Match", seen)));
    }

    private static void assertType(Answer answer, int status, String type) {
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(status);
        assertThat(answer.text("type")).isEqualTo("urn:clinic:problem:" + type);
    }

    private static List<String> texts(JsonNode list) {
        return list.valueStream().map(JsonNode::asString).toList();
    }

    private String told(String what) {
        return database.sql("SELECT " + what + " FROM outbox WHERE type = 'booking.patient.recorded'"
                        + " ORDER BY id DESC LIMIT 1")
                .query(String.class)
                .single();
    }

    /** Who and what, the oldest first. */
    private List<String> deeds() {
        return database.sql(
                        "SELECT coalesce(name, who) || ' ' || deed FROM audit"
                                + " LEFT JOIN staff_account ON staff_account.id = staff_id WHERE patient_id = ? ORDER BY audit.id")
                .param(patient)
                .query((row, n) -> row.getString(1))
                .list();
    }

    private UUID account(String name) {
        return database.sql("SELECT id FROM staff_account WHERE name = ?")
                .param(name)
                .query(UUID.class)
                .single();
    }
}
