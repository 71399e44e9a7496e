package clinic.booking.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.booking.BookingClient;
import clinic.booking.BookingClient.Answer;
import clinic.booking.EmptyCalendar;
import clinic.booking.RealBooking;
import clinic.booking.StandingClock;
import clinic.booking.audit.Who;
import clinic.booking.online.Browser.Page;
import clinic.booking.patient.ProtectIdentity;
import clinic.booking.staff.StaffBrowser;
import clinic.booking.task.Doubt;
import clinic.booking.task.Tasks;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Patients as staff find and see them. */
@RealBooking
class PatientsIT {

    private static final String ANNA = "Anna Lindqvist";
    private static final String NAME = "Åsa Löfgren-Ek";

    @LocalServerPort
    int port;

    @Autowired
    BookingClient client;

    @Autowired
    EmptyCalendar calendar;

    @Autowired
    JdbcClient database;

    @Autowired
    ProtectIdentity identities;

    @Autowired
    Tasks tasks;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JsonMapper json;

    @BeforeEach
    void emptyCalendar() {
        calendar.empty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "asa",
                "LÖFGREN",
                "fgren-e",
                "ek åsa",
                "070 174 06 77",
                "+46701740677",
                "40677",
                "asa@exam",
                "1971-04-02",
                "19710402 lof"
            })
    void patientIsFoundByWhateverIsKnown(String typed) {
        booked();
        other("Karin Berg", "070-174 06 99");
        Page list = search(signedIn("reception"), typed);
        assertThat(list.status()).isEqualTo(200);
        assertThat(list.html()).contains(NAME, "070-174 06 77");
        assertThat(list.links("/staff/patients/")).contains("/staff/patients/" + patient());
        // The birth date is that of both.
        assertThat(list.html().contains("Karin Berg")).isEqualTo(typed.equals("1971-04-02"));
    }

    @Test
    void whatIsASignToTheDatabaseIsALetter() {
        booked();
        assertThat(search(signedIn("reception"), "%%").html()).contains("Ingen patient hittades");
        assertThat(search(signedIn("reception"), "a").html()).contains("minst två bokstäver");
    }

    @Test
    @DisplayName("Scenario 35: whom staff look for stands in no address")
    void nameStandsInNoAddress() {
        booked();
        Page list = search(signedIn("reception"), "löfgren");
        assertThat(list.response().uri().toString()).endsWith("/staff/patients");
        assertThat(list.links("q=")).isEmpty();
        assertThat(signedIn("reception")
                        .get("/staff/patients?q=löfgren".replace("ö", "%C3%B6"))
                        .html())
                .as("an address that somebody made finds nobody")
                .doesNotContain(NAME);
    }

    @Test
    void whoIsShownInAListIsWrittenDown() {
        booked();
        other("Karin Berg", "070-174 06 99");
        search(signedIn("anna"), "löfgren");
        assertThat(deeds(patient())).containsExactly("BOOKER BOOKED", "anna FOUND");
        assertThat(calendar.count("audit WHERE deed = 'FOUND' AND patient_id IN (SELECT id FROM patients)"))
                .isOne();
    }

    @Test
    void listIsBounded() {
        database.sql("INSERT INTO patients (id, version, revision, name, email, language, recorded_at)"
                        + " SELECT gen_random_uuid(), 0, 1, 'Lo Ström ' || n, 'lo@example.org', 'sv', now()"
                        + " FROM generate_series(1, 25) n")
                .update();
        Page list = search(signedIn("reception"), "strom");
        assertThat(list.links("/staff/patients/")).hasSize(20);
        assertThat(list.html()).contains("De första 20");
        assertThat(calendar.count("audit WHERE deed = 'FOUND' AND patient_id IN (SELECT id FROM patients)"))
                .as("who was not shown was not seen")
                .isEqualTo(20);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain_name LIKE '%lofgren%'",
                "mobile LIKE '%40677%'",
                "lower(email) LIKE '%asa@%'",
                "birth_date = '1971-04-02'"
            })
    void eachPartHasItsIndex(String condition) {
        String plan = transaction.execute(status -> {
            database.sql("SET LOCAL enable_seqscan = off").update();
            return String.join(
                    "\n",
                    database.sql("EXPLAIN SELECT id FROM patients WHERE erased_at IS NULL AND " + condition)
                            .query((row, n) -> row.getString(1))
                            .list());
        });
        assertThat(plan).containsPattern("patients_found|patients_by_birth_date");
    }

    @Test
    @DisplayName("Scenario 36: a protected identity is shown by name alone, and only to those who must reach it")
    void protectedIdentityIsShownToFew() {
        booked();
        UUID patient = patient();
        identities.protect(patient, true, Who.staff(UUID.randomUUID()));

        assertThat(search(signedIn("reception"), "löfgren").html())
                .contains(NAME, "Skyddade personuppgifter")
                .doesNotContain("070-174 06 77", "asa@example.org", "1971-04-02");
        assertThat(search(signedIn("anna"), "löfgren").html())
                .as("whom she treats")
                .contains(NAME);
        database.sql("UPDATE appointments SET practitioner_id = ?")
                .param(client.practitioner("Johan Berg"))
                .update();
        StaffBrowser anna = signedIn("anna");
        assertThat(search(anna, "löfgren").html()).doesNotContain(NAME).contains("Ingen patient hittades");
        assertThat(search(anna, "070-174 06 77").html()).doesNotContain(NAME);
        assertThat(anna.get("/staff/patients/" + patient).status()).isEqualTo(404);
        assertThat(signedIn("reception").get("/staff/patients/" + patient).status())
                .isEqualTo(200);
    }

    @Test
    void pageShowsWhatIsHeldAndSaysWhoLooked() {
        Answer visit = booked();
        Page page = signedIn("reception").get("/staff/patients/" + patient());
        assertThat(page.html())
                .contains(NAME, "070-174 06 77", "asa@example.org", "1971-04-02", "vid bokningen")
                .contains("/staff/appointments/" + visit.text("id"), "Kommande besök")
                .doesNotContain("??");
        assertThat(page.header("cache-control")).contains("no-store");
        assertThat(deeds(patient())).containsExactly("BOOKER BOOKED", "reception SEEN");
        assertThat(signedIn("reception")
                        .get("/staff/patients/" + UUID.randomUUID())
                        .status())
                .isEqualTo(404);
        assertThat(signedIn("reception")
                        .get("/staff/appointments/" + visit.text("id"))
                        .links("/staff/patients/"))
                .contains("/staff/patients/" + patient());
    }

    @Test
    @DisplayName("Scenario 37: what a patient is called stays text where they are found and shown")
    void nameIsText() {
        booked();
        database.sql("UPDATE patients SET name = 'Åsa <script>alert(1)</script>'")
                .update();
        StaffBrowser reception = signedIn("reception");
        for (Page page : List.of(
                search(reception, "asa"),
                reception.get("/staff/patients/" + patient()),
                reception.get("/staff/patients/" + patient() + "/extract"),
                reception.get("/staff/patients/" + patient() + "/details"))) {
            assertThat(page.html()).contains("&lt;script&gt;alert(1)").doesNotContain("<script>");
        }
    }

    @Test
    void correctionIsToldToWhoeverWritesToThePatient() {
        booked();
        StaffBrowser reception = signedIn("reception");
        String address = "/staff/patients/" + patient() + "/details";
        Page form = reception.get(address);
        Page saved = reception.post(address, corrected(form, "Åsa Ek", "070-174 06 78"));

        assertThat(saved.location()).isEqualTo("/staff/patients/" + patient());
        assertThat(database.sql("SELECT payload->>'name' || ' ' || (payload->>'mobile') FROM outbox"
                                + " WHERE type = 'booking.patient.recorded' ORDER BY id DESC LIMIT 1")
                        .query((row, n) -> row.getString(1))
                        .single())
                .isEqualTo("Åsa Ek +46701740678");
        assertThat(deeds(patient())).containsExactly("BOOKER BOOKED", "reception SEEN", "reception DETAILS_CORRECTED");
        Page late = reception.post(address, corrected(form, "Åsa Berg", "070-174 06 79"));
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.html()).contains("Någon annan ändrade uppgifterna", "Åsa Ek", "Åsa Berg");
        assertThat(deeds(patient()))
                .as("what stands there now was shown")
                .containsExactly("BOOKER BOOKED", "reception SEEN", "reception DETAILS_CORRECTED", "reception SEEN");
        assertThat(calendar.count("patients WHERE name = 'Åsa Ek'")).isOne();
    }

    @Test
    void patientTellsStaffWhatTheyWantToBeWrittenToAbout() {
        booked();
        StaffBrowser reception = signedIn("reception");
        String page = "/staff/patients/" + patient();
        assertThat(reception.get(page).html())
                .contains("Påminnelser om besök", "Ta tillbaka samtycket", "vid bokningen");

        assertThat(say(reception, "reminders", 1, null).location()).isEqualTo(page + "#consents");
        Page taken = reception.get(page);
        assertThat(taken.html()).contains("genom personalen", "Patienten säger ja", "Läs upp för patienten:");
        assertThat(consents("reminders")).containsExactly("BOOKING STAFF");
        assertThat(told()).isEqualTo("[\"follow-ups\"]");

        String words = taken.values("words").getFirst();
        assertThat(say(reception, "reminders", 2, words).location()).isEqualTo(page + "#consents");
        assertThat(consents("reminders")).containsExactlyInAnyOrder("BOOKING STAFF", "STAFF –");
        assertThat(reception.get(page).html())
                .as("all of it, in the words that were said")
                .contains("Allt som har sagts", "Ja, skicka påminnelser om mitt besök");
        assertThat(database.sql("SELECT text FROM consents WHERE given_by = 'STAFF'")
                        .query(String.class)
                        .single())
                .isEqualTo("Ja, skicka påminnelser om mitt besök med sms eller e-post.");
        assertThat(told()).contains("reminders", "follow-ups");

        assertThat(say(reception, "reminders", 2, words).location())
                .as("a double click is one word")
                .isEqualTo(page + "#consents");
        assertThat(say(reception, "follow-ups", 2, null).location()).isEqualTo(page + "?meanwhile#consents");
        assertThat(reception.get(page + "?meanwhile").html()).contains("Något har ändrats sedan sidan visades");
        say(reception, "follow-ups", 3, null);
        assertThat(say(reception, "follow-ups", 4, UUID.randomUUID().toString()).location())
                .as("other words than those in force")
                .isEqualTo(page + "?meanwhile#consents");
        assertThat(say(reception, "gossip", 4, null).status()).isEqualTo(400);
        assertThat(consents("follow-ups")).containsExactly("BOOKING STAFF");
        assertThat(deeds(patient()))
                .filteredOn(deed -> !deed.endsWith("SEEN"))
                .containsExactly(
                        "BOOKER BOOKED",
                        "reception MESSAGES_CHOSEN",
                        "reception MESSAGES_CHOSEN",
                        "reception MESSAGES_CHOSEN");

        StaffBrowser anna = signedIn("anna");
        assertThat(anna.get(page).html()).contains("Påminnelser om besök").doesNotContain("Patienten säger ja");
        assertThat(say(anna, "reminders", 4, null).status()).isEqualTo(403);
    }

    private Page say(StaffBrowser staff, String purpose, int revision, @Nullable String words) {
        Map<String, List<String>> said = token(staff.get("/staff/patients"));
        said.put("purpose", List.of(purpose));
        said.put("revision", List.of(Integer.toString(revision)));
        if (words != null) {
            said.put("words", List.of(words));
        }
        return staff.post("/staff/patients/" + patient() + "/consents", said);
    }

    /** By which way each was given, and taken back. */
    private List<String> consents(String purpose) {
        return database.sql("SELECT given_by || ' ' || coalesce(withdrawn_by, '–') FROM consents WHERE purpose = ?")
                .param(purpose.toUpperCase(Locale.ROOT).replace('-', '_'))
                .query((row, n) -> row.getString(1))
                .list();
    }

    /** What whoever writes to the patient was told last that they agree to. */
    private String told() {
        return database.sql("SELECT payload ->> 'consents' FROM outbox WHERE type = 'booking.patient.recorded'"
                        + " ORDER BY id DESC LIMIT 1")
                .query((row, n) -> row.getString(1))
                .single();
    }

    @Test
    void whatCannotBeUsedIsSaidBesideItsField() {
        booked();
        StaffBrowser reception = signedIn("reception");
        String address = "/staff/patients/" + patient() + "/details";
        Page again = reception.post(address, corrected(reception.get(address), "", "12"));
        assertThat(again.status()).isEqualTo(422);
        assertThat(again.html()).contains("href=\"#name\"", "href=\"#mobile\"", "aria-invalid=\"true\"");
    }

    @Test
    void extractTellsWhatIsHeldAndWhoLooked() {
        booked();
        StaffBrowser reception = signedIn("reception");
        search(signedIn("anna"), "löfgren");
        String address = "/staff/patients/" + patient() + "/extract";
        Page paper = reception.get(address);
        assertThat(paper.html())
                .contains(NAME, ANNA, "anna", "Såg i en sökning", "Den som bokade", "Tog ut ett utdrag")
                .doesNotContain("??");
        Page file = reception.get(address + ".json");
        assertThat(file.header("content-disposition")).startsWith("attachment");
        var held = json.readTree(file.html());
        assertThat(held.path("patient").path("name").asString()).isEqualTo(NAME);
        assertThat(held.path("visits")).hasSize(1);
        assertThat(held.path("consents")).hasSize(2);
        assertThat(held.path("looks").findValuesAsString("staffName")).contains("anna", "reception");
        assertThat(calendar.count("audit WHERE deed = 'EXTRACTED' AND patient_id = '" + patient() + "'"))
                .isEqualTo(2);
    }

    @Test
    void extractIsInWordsAndOfOnePatientAlone() {
        UUID drift = UUID.randomUUID();
        database.sql("INSERT INTO conditions (id, locale, version, slug, name, safety_questions, suited_treatments)"
                        + " VALUES (?, 'sv', 1, ?, 'Höstglid', '[]', '[]')")
                .params(drift, drift.toString())
                .update();
        ObjectNode booking = booking(NAME, "070-174 06 77", "asa@example.org", "2026-11-24T10:00:00+01:00");
        Answer visit = client.book(booking.put("condition", drift.toString()).put("notes", "Hör dåligt"));
        assertThat(visit.status()).as("%s", visit.body()).isEqualTo(201);
        other("Karin Berg", "070-174 06 99");
        UUID other = database.sql("SELECT id FROM patients WHERE name = 'Karin Berg'")
                .query(UUID.class)
                .single();
        tasks.possiblySame(List.of(new Doubt(patient(), other)), StandingClock.SUNDAY);
        StaffBrowser reception = signedIn("reception");
        assertThat(client.post(
                                "/api/appointments/" + visit.text("id") + "/cancellation",
                                client.object().put("reason", "Anna är sjuk"),
                                reception.headers())
                        .status())
                .isEqualTo(200);

        String address = "/staff/patients/" + patient() + "/extract";
        assertThat(reception.get(address).html())
                .contains(
                        "Besöket gällde: Höstglid.",
                        "Skäl till avbokningen: Anna är sjuk",
                        "Hör dåligt",
                        "kanske redan känd")
                .doesNotContain(other.toString());
        Page file = reception.get(address + ".json");
        assertThat(file.html()).doesNotContain(other.toString());
        var held = json.readTree(file.html());
        assertThat(held.at("/visits/0/condition").asString()).isEqualTo("Höstglid");
        assertThat(held.at("/visits/0/notes").asString()).isEqualTo("Hör dåligt");
        assertThat(held.at("/visits/0/whyCancelled").asString()).isEqualTo("Anna är sjuk");
        assertThat(held.at("/tasks/0/kind").asString()).isEqualTo("POSSIBLY_SAME");
    }

    @Test
    @DisplayName("Scenario 38: a patient is erased by a page that first says what goes")
    void erasureIsAskedOnceMore() {
        Answer visit = booked();
        UUID patient = patient();
        StaffBrowser admin = signedIn("admin");
        String address = "/staff/patients/" + patient + "/erasure";
        Page asked = admin.get(address);
        assertThat(asked.html()).contains(NAME, "Det här försvinner för alltid", "Det här låses");
        Page refused = admin.get(admin.post(address, token(asked)).location());
        assertThat(refused.html()).contains("Patienten har besök framför sig");
        client.change(visit, "cancellation", client.object());

        Page done = admin.get(admin.post(address, token(asked)).location());

        assertThat(done.html())
                .contains("Namn, kontakt och svar är borta. Kvar finns, utan namn")
                .doesNotContain(NAME);
        assertThat(admin.get("/staff/patients/" + patient).status()).isEqualTo(404);
        assertThat(search(admin, "löfgren").html()).contains("Ingen patient hittades");
    }

    @Test
    void auditIsReadByWhatIsAskedAndReadingIsWrittenDown() {
        Answer visit = booked();
        signedIn("anna").get("/staff/appointments/" + visit.text("id"));
        StaffBrowser admin = signedIn("admin");
        String of = "/staff/audit?patient=" + patient();
        assertThat(rows(admin.get(of)))
                .containsExactly("admin Läste vem som har sett och ändrat", "anna Såg", "Den som bokade Bokade");
        assertThat(rows(admin.get(of + "&deed=SEEN"))).containsExactly("anna Såg");
        assertThat(rows(admin.get(of + "&person=" + account("anna") + "&from=2026-11-22&until=2026-11-22")))
                .containsExactly("anna Såg");
        assertThat(rows(admin.get(of + "&until=2026-11-21"))).isEmpty();
        assertThat(deeds(patient())).filteredOn("admin AUDIT_SEEN"::equals).hasSize(4);
        long before = calendar.count("audit");
        admin.get("/staff/audit");
        assertThat(calendar.count("audit")).as("about nobody").isEqualTo(before + 1);
    }

    @Test
    void auditGoesOnByKey() {
        UUID patient = UUID.randomUUID();
        database.sql("INSERT INTO audit (at, who, deed, patient_id)"
                        + " SELECT now(), 'LINK', 'MOVED', ? FROM generate_series(1, 205)")
                .param(patient)
                .update();
        StaffBrowser admin = signedIn("admin");
        Page first = admin.get("/staff/audit?deed=MOVED&patient=" + patient);
        assertThat(rows(first)).hasSize(200);
        Page second = admin.get(first.links("before=").getFirst());
        assertThat(rows(second)).hasSize(5);
        assertThat(second.html()).doesNotContain("Äldre");
    }

    private Answer booked() {
        return book(NAME, "070-174 06 77", "asa@example.org", "2026-11-24T10:00:00+01:00");
    }

    private void other(String name, String mobile) {
        book(name, mobile, "other@example.org", "2026-11-25T10:00:00+01:00");
    }

    private Answer book(String name, String mobile, String email, String start) {
        Answer booked = client.book(booking(name, mobile, email, start));
        assertThat(booked.status()).as("%s", booked.body()).isEqualTo(201);
        return booked;
    }

    private ObjectNode booking(String name, String mobile, String email, String start) {
        ObjectNode booking = client.booking("back-and-leg", ANNA, start);
        ((ObjectNode) booking.path("patient"))
                .put("name", name)
                .put("birthDate", "1971-04-02")
                .put("mobile", mobile)
                .put("email", email);
        return booking;
    }

    private UUID patient() {
        return database.sql("SELECT id FROM patients WHERE email <> 'other@example.org'")
                .query(UUID.class)
                .single();
    }

    private StaffBrowser signedIn(String name) {
        return StaffBrowser.signedIn(port, name, "sv");
    }

    private static Page search(StaffBrowser staff, String typed) {
        Map<String, List<String>> form = token(staff.get("/staff/patients"));
        form.put("q", List.of(typed));
        return staff.post("/staff/patients", form);
    }

    private static Map<String, List<String>> corrected(Page form, String name, String mobile) {
        Map<String, List<String>> typed = token(form);
        typed.put("revision", form.values("revision"));
        typed.put("name", List.of(name));
        typed.put("mobile", List.of(mobile));
        typed.put("email", form.values("email"));
        typed.put("birthDate", form.values("birthDate"));
        return typed;
    }

    private static Map<String, List<String>> token(Page page) {
        return new HashMap<>(
                Map.of("_csrf", page.values("_csrf").stream().limit(1).toList()));
    }

    /** Who and what, the oldest first. */
    private List<String> deeds(UUID patient) {
        return database.sql(
                        "SELECT coalesce(name, who) || ' ' || deed FROM audit"
                                + " LEFT JOIN staff_account ON staff_account.id = staff_id WHERE patient_id = ? ORDER BY audit.id")
                .param(patient)
                .query((row, n) -> row.getString(1))
                .list();
    }

    private static List<String> rows(Page page) {
        return java.util.regex.Pattern.compile("<th scope=\"row\">([^<]*)</th>\\s*<td>([^<]*)</td>")
                .matcher(page.html())
                .results()
                .map(row -> row.group(1) + " " + row.group(2))
                .toList();
    }

    private UUID account(String name) {
        return database.sql("SELECT id FROM staff_account WHERE name = ?")
                .param(name)
                .query(UUID.class)
                .single();
    }
}
