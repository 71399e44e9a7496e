package clinic.booking.signin;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.booking.BookingClient;
import clinic.booking.BookingClient.Answer;
import clinic.booking.EmptyCalendar;
import clinic.booking.RealBooking;
import clinic.booking.StandingClock;
import clinic.booking.audit.Who;
import clinic.booking.staff.StaffBrowser;
import clinic.contracts.Events;
import clinic.contracts.Topic.Reader;
import clinic.contracts.booking.StaffRecorded;
import clinic.contracts.booking.StaffRole;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import tools.jackson.databind.json.JsonMapper;

/** Calls that a page of staff makes, and calls that look like one. */
@RealBooking
class StaffApiIT {

    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 23);
    private static final Map<String, String> OWN_PAGE = Map.of("Sec-Fetch-Site", "same-origin");

    @LocalServerPort
    int port;

    @Autowired
    BookingClient patient;

    @Autowired
    JdbcClient database;

    @Autowired
    StaffAccounts accounts;

    @Autowired
    ChangeStaff change;

    @Autowired
    StaffAnnouncements announcements;

    @Autowired
    PasswordEncoder passwords;

    @Autowired
    FindByIndexNameSessionRepository<? extends Session> sessions;

    @Autowired
    JsonMapper json;

    @Autowired
    StandingClock clock;

    @Autowired
    EmptyCalendar calendar;

    @BeforeEach
    void emptyCalendar() {
        calendar.empty();
    }

    @Test
    void receptionCancelsAfterThePatientsCutOff() {
        Answer visit = booked("Anna Lindqvist");
        clock.forward(Duration.ofHours(20));

        Answer cancelled = call("reception", cancellation(visit), OWN_PAGE);

        assertThat(cancelled.status()).isEqualTo(200);
        assertThat(cancelled.text("status")).isEqualTo("cancelled");
        assertThat(database.sql("""
                        select payload ->> 'cancelledBy' from outbox
                        where type = 'booking.appointment.cancelled' and key = ?""").param(visit.text("id")).query(String.class).single())
                .isEqualTo("staff");
    }

    @Test
    void receptionMovesAVisit() {
        Answer visit = booked("Anna Lindqvist");
        String other = patient.starts("first-visit", "Anna Lindqvist", MONDAY.plusDays(1))
                .getLast();

        Answer moved = patient.post(
                "/api/appointments/" + visit.text("id") + "/reschedule",
                patient.object().put("start", other),
                signedIn("reception", Map.of("Origin", "http://localhost:" + port)));

        assertThat(moved.status()).isEqualTo(200);
        assertThat(moved.text("start")).isEqualTo(other);
        assertThat(visit.body().has("manageUrl")).isTrue();
        assertThat(moved.body().has("manageUrl"))
                .as("whoever has the patient's link passes for the patient")
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "-, -, 401",
                "Sec-Fetch-Site, none, 401",
                "Sec-Fetch-Site, cross-site, 403",
                "Sec-Fetch-Site, same-site, 403",
                "Origin, null, 401",
                "Origin, https://evil.example, 403"
            })
    void cookieAloneSpeaksForNobody(String header, String value, int status) {
        Answer visit = booked("Anna Lindqvist");
        Answer refused = call("reception", cancellation(visit), header == null ? Map.of() : Map.of(header, value));
        assertThat(refused.status()).isEqualTo(status);
        assertThat(refused.text("type"))
                .isEqualTo("urn:clinic:problem:" + (status == 403 ? "other-origin" : "not-let-in"));
        assertThat(state(visit)).isEqualTo("BOOKED");
    }

    @Test
    @DisplayName("Scenario 36: a practitioner changes their own visits and no colleague's")
    void practitionerChangesTheirOwn() {
        Answer own = booked("Anna Lindqvist");
        Answer colleagues = booked(colleagueOf("Anna Lindqvist"));

        Answer refused = call("anna", cancellation(colleagues), OWN_PAGE);
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.text("type")).isEqualTo("urn:clinic:problem:not-yours");
        assertThat(state(colleagues)).isEqualTo("BOOKED");
        assertThat(call("anna", cancellation(own), OWN_PAGE).status()).isEqualTo(200);
        assertThat(call("anna", "/api/appointments/" + UUID.randomUUID() + "/cancellation", OWN_PAGE)
                        .status())
                .isEqualTo(404);
    }

    @Test
    @DisplayName("Scenario 36: a practitioner moves their own visit, and onto no colleague")
    void practitionerGivesNoVisitAway() {
        Answer visit = booked("Anna Lindqvist");
        String tuesday = patient.starts("first-visit", "Anna Lindqvist", MONDAY.plusDays(1))
                .getLast();
        String colleague = colleagueOf("Anna Lindqvist");
        String theirs =
                patient.starts("first-visit", colleague, MONDAY.plusDays(1)).getLast();

        Answer refused = moved("anna", visit, colleague, theirs);
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.text("type")).isEqualTo("urn:clinic:problem:not-yours");
        assertThat(moved("anna", visit, "Anna Lindqvist", tuesday).text("start"))
                .isEqualTo(tuesday);
        assertThat(moved("reception", visit, colleague, theirs).text("start")).isEqualTo(theirs);
        assertThat(moved("anna", visit, "Anna Lindqvist", tuesday).status())
                .as("now it is the colleague's")
                .isEqualTo(403);
    }

    @Test
    @DisplayName("Scenario 36: a practitioner of whom nobody has said which visits are theirs changes none")
    void practitionerWithoutVisitsChangesNone() {
        newcomer("substitute", StaffRole.PRACTITIONER);
        Answer visit = booked("Anna Lindqvist");
        assertThat(call("substitute", cancellation(visit), OWN_PAGE).text("type"))
                .isEqualTo("urn:clinic:problem:not-yours");
        assertThat(state(visit)).isEqualTo("BOOKED");
    }

    @ParameterizedTest
    @CsvSource({"editor", "approver"})
    @DisplayName("Scenario 36: who works with texts changes no visit")
    void writersChangeNoVisit(String name) {
        Answer visit = booked("Anna Lindqvist");
        assertThat(call(name, cancellation(visit), OWN_PAGE).status()).isEqualTo(401);
        assertThat(state(visit)).isEqualTo("BOOKED");
    }

    @Test
    @DisplayName("Scenario 36: what is for staff says so to strangers, and to staff without the role")
    void onlyAdminsSeeAccounts() {
        Answer stranger = patient.get("/api/staff/accounts");
        assertThat(stranger.status()).isEqualTo(401);
        assertThat(stranger.text("type")).isEqualTo("urn:clinic:problem:not-signed-in");
        assertThat(patient.get("/api/staff/anything").status()).isEqualTo(401);
        for (String name : List.of("reception", "anna", "editor", "approver")) {
            Answer refused = patient.get("/api/staff/accounts", "Cookie", session(name));
            assertThat(refused.status()).as(name).isEqualTo(403);
            assertThat(refused.text("type")).isEqualTo("urn:clinic:problem:not-allowed");
        }
        Answer shown = patient.get("/api/staff/accounts", "Cookie", session("admin"));
        assertThat(shown.status()).isEqualTo(200);
        assertThat(shown.response().body()).contains("\"anna\"", "practitioner").doesNotContain("bcrypt", "password");
    }

    @Test
    void revokedAccountIsToldAndOver() {
        UUID id = newcomer("leaver", StaffRole.RECEPTIONIST);
        String session = session("leaver");

        assertThat(call("admin", "/api/staff/accounts/" + id + "/revocation", OWN_PAGE)
                        .status())
                .isEqualTo(204);

        assertThat(patient.get("/api/staff/accounts", "Cookie", session).status())
                .isEqualTo(401);
        assertThat(told(id).getLast().roles()).isEmpty();
        assertThat(told(id).getLast().version())
                .isGreaterThan(told(id).getFirst().version());
        assertThat(call("admin", "/api/staff/accounts/" + UUID.randomUUID() + "/revocation", OWN_PAGE)
                        .status())
                .isEqualTo(404);
    }

    @Test
    @DisplayName("Scenario 36: who was signed in long ago changes no account by a call, and is told what to do")
    void changesOfAccountsTakeAFreshProof() {
        UUID id = newcomer("api-victim", StaffRole.RECEPTIONIST);
        newcomer("api-admin", StaffRole.ADMIN);
        String session = session("api-admin");
        OpenDesk.of("api-admin", sessions);
        String account = "/api/staff/accounts/" + id;
        Map<String, String> desk =
                Map.of("Cookie", session, "Sec-Fetch-Site", "same-origin", "Content-Type", "application/json");

        for (Answer refused : List.of(
                patient.send("POST", "/api/staff/accounts", "{\"name\": \"api-guest\"}", desk),
                patient.send("POST", account + "/link", "{}", desk),
                patient.send("POST", account + "/revocation", "{}", desk),
                patient.send("POST", account + "/sign-out", "{}", desk),
                patient.send("PUT", account + "/roles", "{\"roles\": []}", desk))) {
            assertThat(refused.status()).isEqualTo(403);
            assertThat(refused.text("type")).isEqualTo("urn:clinic:problem:prove-again");
        }
        assertThat(accounts.find(id).orElseThrow().revoked()).isFalse();
        assertThat(accounts.find(id).orElseThrow().roles()).containsExactly(StaffRole.RECEPTIONIST);
        assertThat(patient.get("/api/staff/accounts", "Cookie", session).status())
                .as("to look takes none")
                .isEqualTo(200);
        accounts.revoke(id("api-admin"));
    }

    @Test
    @DisplayName("Scenario 36: by a call too no role is given back that somebody has taken away meanwhile")
    void rolesAreWrittenOverNothingUnseen() {
        UUID id = newcomer("api-stale", StaffRole.ADMIN);
        int seen = version(id);
        Answer taken = giveRoles(id, "[\"editor\"]", Map.of("If-Match", "\"" + seen + "\""));
        assertThat(taken.status()).as("%s", taken.body()).isEqualTo(204);
        String next = taken.response().headers().firstValue("ETag").orElseThrow();
        assertThat(next).isEqualTo("\"" + version(id) + "\"").isNotEqualTo("\"" + seen + "\"");

        Answer stale = giveRoles(id, "[\"admin\"]", Map.of("If-Match", "\"" + seen + "\""));
        assertThat(stale.status()).isEqualTo(412);
        assertThat(stale.text("type")).isEqualTo("urn:clinic:problem:changed-meanwhile");
        assertThat(stale.body().path("version").asInt()).isEqualTo(version(id));
        assertThat(accounts.find(id).orElseThrow().roles()).containsExactly(StaffRole.EDITOR);

        accounts.voidPasses(id);
        assertThat(giveRoles(id, "[\"receptionist\"]", Map.of("If-Match", next)).status())
                .as("they have signed out meanwhile, which takes no role")
                .isEqualTo(204);
        assertThat(giveRoles(id, "[]", Map.of("If-Match", "soon")).status()).isEqualTo(400);
        assertThat(giveRoles(id, "[]", Map.of()).status())
                .as("a simple client need not say")
                .isEqualTo(204);
        assertThat(giveRoles(UUID.randomUUID(), "[]", Map.of()).status()).isEqualTo(404);
        Answer last = giveRoles(id("admin"), "[]", Map.of());
        assertThat(last.status()).isEqualTo(409);
        assertThat(last.text("type")).isEqualTo("urn:clinic:problem:last-admin");
    }

    private Answer giveRoles(UUID id, String roles, Map<String, String> headers) {
        Map<String, String> all = signedIn("admin", headers);
        all.putAll(OWN_PAGE);
        all.put("Content-Type", "application/json");
        return patient.send("PUT", "/api/staff/accounts/" + id + "/roles", "{\"roles\": " + roles + "}", all);
    }

    private int version(UUID id) {
        return patient.get("/api/staff/accounts", "Cookie", session("admin"))
                .body()
                .valueStream()
                .filter(account -> account.path("id").asString().equals(id.toString()))
                .findFirst()
                .orElseThrow()
                .path("version")
                .asInt();
    }

    @Test
    void signOutIsToldToTheOtherServices() {
        UUID id = newcomer("shift", StaffRole.RECEPTIONIST);
        StaffBrowser shift = StaffBrowser.signedIn(port, "shift", "sv");
        int before = told(id).getLast().version();
        shift.signOut();
        assertThat(told(id).getLast().version()).isGreaterThan(before);
        assertThat(told(id).getLast().roles()).containsExactly(StaffRole.RECEPTIONIST);
    }

    @Test
    void lastAdminStays() {
        Answer refused = call("admin", "/api/staff/accounts/" + id("admin") + "/revocation", OWN_PAGE);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text("type")).isEqualTo("urn:clinic:problem:last-admin");
        assertThat(StaffBrowser.signedIn(port, "admin", "sv").get("/staff").status())
                .isEqualTo(200);
    }

    @Test
    void whatIsToldKeepsItsPromise() {
        UUID id = newcomer("witness", StaffRole.PRACTITIONER);
        change.describe(id, null, "witness@kund.example", "sv", Who.staff(id));
        var schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Events.schema(StaffRecorded.class), InputFormat.JSON);
        String row = database.sql("""
                        select payload::text from outbox
                        where topic = 'booking.staff.v1' and key = ? order by id desc limit 1""").param(id.toString()).query(String.class).single();
        assertThat(schema.validate(row, InputFormat.JSON)).isEmpty();
        assertThat(json.readTree(row).propertyNames())
                .containsExactlyInAnyOrderElementsOf(json.readTree(Events.example(Reader.CONTENT, StaffRecorded.class))
                        .propertyNames());
        assertThat(told(id).getFirst().roles()).containsExactly(StaffRole.PRACTITIONER);
    }

    private Answer moved(String name, Answer visit, String practitioner, String start) {
        return patient.post(
                "/api/appointments/" + visit.text("id") + "/reschedule",
                patient.object()
                        .put("practitioner", patient.practitioner(practitioner).toString())
                        .put("start", start),
                signedIn(name, OWN_PAGE));
    }

    private UUID newcomer(String name, StaffRole role) {
        accounts.keep(name, String.valueOf(passwords.encode(StaffBrowser.PASSWORD)), Set.of(role), null);
        announcements.tellChanges();
        return id(name);
    }

    private UUID id(String name) {
        return accounts.named(name).orElseThrow().id();
    }

    private List<StaffRecorded> told(UUID id) {
        return database
                .sql("select payload::text from outbox where topic = 'booking.staff.v1' and key = ? order by id")
                .param(id.toString())
                .query(String.class)
                .list()
                .stream()
                .map(payload -> json.readValue(payload, StaffRecorded.class))
                .toList();
    }

    private Answer booked(String practitioner) {
        for (LocalDate day = MONDAY; ; day = day.plusDays(1)) {
            List<String> starts = patient.starts("first-visit", practitioner, day);
            if (!starts.isEmpty()) {
                Answer visit = patient.book(patient.booking("first-visit", practitioner, starts.getFirst()));
                assertThat(visit.status()).isEqualTo(201);
                return visit;
            }
        }
    }

    private String colleagueOf(String practitioner) {
        return database
                .sql("select name from practitioners where name <> ? order by name")
                .param(practitioner)
                .query((row, number) -> row.getString("name"))
                .list()
                .stream()
                .filter(name -> !patient.starts("first-visit", name, MONDAY).isEmpty())
                .findFirst()
                .orElseThrow();
    }

    private String state(Answer visit) {
        return database.sql("select state from appointments where id = ?")
                .param(UUID.fromString(visit.text("id")))
                .query(String.class)
                .single();
    }

    private static String cancellation(Answer visit) {
        return "/api/appointments/" + visit.text("id") + "/cancellation";
    }

    private Answer call(String name, String path, Map<String, String> headers) {
        return patient.post(path, "{}", signedIn(name, headers));
    }

    private Map<String, String> signedIn(String name, Map<String, String> headers) {
        var all = new HashMap<>(headers);
        all.put("Cookie", session(name));
        return all;
    }

    private String session(String name) {
        return StaffBrowser.signedIn(port, name, "sv").session();
    }
}
