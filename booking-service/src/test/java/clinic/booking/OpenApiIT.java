package clinic.booking;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.booking.BookingClient.Answer;
import clinic.booking.staff.StaffBrowser;
import clinic.knocks.OpenApiDocument;
import clinic.knocks.OpenApiDocument.Route;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The document is read off the code; here real answers are held against it. */
@RealBooking
class OpenApiIT {

    private static final Route VISIT = new Route("GET", "/api/appointments/{id}");
    private static final Route BOOK = new Route("POST", "/api/appointments");
    private static final Route RESCHEDULE = new Route("POST", "/api/appointments/{id}/reschedule");
    private static final Route CANCEL = new Route("POST", "/api/appointments/{id}/cancellation");
    private static final Route REINSTATE = new Route("POST", "/api/appointments/{id}/reinstatement");
    private static final Route HOLD = new Route("POST", "/api/holds");
    private static final Route SAFETY = new Route("POST", "/api/safety-answers");
    private static final Route SLOTS = new Route("GET", "/api/slots");

    private final BookingClient client;
    private final EmptyCalendar calendar;
    private final RequestMappingHandlerMapping mappings;
    private final JdbcClient database;

    @LocalServerPort
    private int port;

    @Autowired
    OpenApiIT(
            BookingClient client,
            EmptyCalendar calendar,
            @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mappings,
            JdbcClient database) {
        this.client = client;
        this.database = database;
        this.calendar = calendar;
        this.mappings = mappings;
    }

    @BeforeEach
    void emptyCalendar() {
        calendar.empty();
    }

    @Test
    void everyRouteIsDocumented() {
        assertThat(routes()).contains(BOOK, HOLD, SLOTS);
        assertThat(document().undocumented(routes())).isEmpty();
    }

    @Test
    void rolesAreThoseOfTheDoors() {
        assertThat(document().roles(new Route("POST", "/api/staff/patients/{id}/erasure")))
                .containsExactly("ADMIN");
        assertThat(document().roles(SLOTS)).isEmpty();
        for (Route ofStaffToo : List.of(VISIT, RESCHEDULE, CANCEL, REINSTATE)) {
            assertThat(document().roles(ofStaffToo))
                    .as("%s", ofStaffToo)
                    .containsExactlyInAnyOrder("RECEPTIONIST", "PRACTITIONER", "ADMIN");
        }
        JsonNode ways = client.get("/openapi/booking")
                .body()
                .path("paths")
                .path(REINSTATE.path())
                .path("post")
                .path("security");
        assertThat(ways.toString()).as("a link brings no visit back").doesNotContain("manage-link");
    }

    /** Whoever adds a POST decides here whether it is answered once; the gateway asks these again by itself. */
    @Test
    void keyIsPromisedWhereAnAnswerIsKept() {
        List<String> promised = client.get("/openapi/booking").body().path("paths").properties().stream()
                .filter(path -> path.getValue()
                        .path("post")
                        .path("parameters")
                        .valueStream()
                        .anyMatch(one -> one.path("name").asString().equals("Idempotency-Key")))
                .map(Map.Entry::getKey)
                .toList();

        assertThat(promised)
                .containsExactlyInAnyOrder(
                        "/api/holds",
                        "/api/appointments",
                        "/api/appointments/{id}/reschedule",
                        "/api/appointments/{id}/cancellation",
                        "/api/appointments/{id}/reinstatement",
                        "/api/staff/appointments",
                        "/api/staff/appointments/{id}/time",
                        "/api/staff/appointments/{id}/arrival",
                        "/api/staff/appointments/{id}/treatment",
                        "/api/staff/appointments/{id}/no-show",
                        "/api/staff/appointments/{id}/completion",
                        "/api/staff/blocks",
                        "/api/staff/setup/locations",
                        "/api/staff/setup/practitioners",
                        "/api/staff/setup/rooms",
                        "/api/staff/setup/treatments");
    }

    @Test
    void undocumentedRouteIsSeen() {
        Route planted = new Route("POST", "/api/appointments/{id}/doubling");
        assertThat(document().undocumented(Set.of(planted, BOOK))).containsExactly(planted);
    }

    @Test
    void realAnswersKeepToTheDocument() {
        OpenApiDocument document = document();
        for (String list : List.of("treatments", "practitioners", "locations", "consents", "safety-questions")) {
            assertKept(document, new Route("GET", "/api/" + list), 200, client.get("/api/" + list));
        }
        String slots = "/api/slots?treatment=" + client.treatment("back-and-leg") + "&from=2026-11-23";
        assertKept(document, SLOTS, 200, client.get(slots));
        assertKept(document, SLOTS, 400, client.get(slots + "&days=400"));

        ObjectNode booking = client.booking("back-and-leg", "Anna Lindqvist", "2026-11-24T10:00:00+01:00");
        Answer hold = client.post("/api/holds", client.hold(booking), Map.of());
        assertKept(document, HOLD, 201, hold);
        assertKept(document, BOOK, 409, client.book(booking));
        assertKept(document, BOOK, 400, client.book(client.object().put("colour", "red")));
        ObjectNode yes = client.object();
        yes.putObject("safetyAnswers").putObject("answers").put("chest-breath", true);
        assertKept(document, SAFETY, 200, client.post("/api/safety-answers", yes, Map.of()));
        assertKept(document, BOOK, 422, client.book(yes));
        Answer booked = client.book(booking.put("holdId", hold.text("id")));
        assertKept(document, BOOK, 201, booked);
        assertKept(document, VISIT, 200, client.show(booked));
        assertKept(document, VISIT, 401, client.get("/api/appointments/" + booked.text("id")));
        Route messages = new Route("GET", "/api/appointments/{id}/messages");
        assertKept(
                document,
                messages,
                200,
                client.get(
                        "/api/appointments/" + booked.text("id") + "/messages",
                        "Authorization",
                        "Bearer " + BookingClient.token(booked)));
        ObjectNode later = client.object().put("start", "2026-11-24T13:00:00+01:00");
        assertKept(document, RESCHEDULE, 200, client.change(booked, "reschedule", later));
        assertKept(document, RESCHEDULE, 412, client.change(booked, "reschedule", later, Map.of("If-Match", "\"0\"")));
        assertKept(document, CANCEL, 200, client.change(booked, "cancellation", client.object()));
        assertKept(document, RESCHEDULE, 409, client.change(booked, "reschedule", later));
        assertKept(document, REINSTATE, 403, client.change(booked, "reinstatement", client.object()));
    }

    @Test
    void whatStaffAreToldOfAPatientKeepsToTheDocument() {
        OpenApiDocument document = document();
        StaffBrowser reception = StaffBrowser.signedIn(port, "reception", "en");
        StaffBrowser admin = StaffBrowser.signedIn(port, "admin", "en");
        assertThat(client.book("back-and-leg", "Anna Lindqvist", "2026-11-24T10:00:00+01:00")
                        .status())
                .isEqualTo(201);
        UUID patient = database.sql("SELECT id FROM patients").query(UUID.class).single();
        Route search = new Route("POST", "/api/staff/patients/search");
        assertKept(document, search, 200, call(reception, search, patient, "{\"q\": \"karin\"}"));
        assertKept(document, search, 400, call(reception, search, patient, "{\"q\": \"k\"}"));
        Route details = new Route("PUT", "/api/staff/patients/{id}/details");
        String named = "{\"name\": \"Karin Ekman\", \"email\": \"karin@example.com\"}";
        assertThat(document.faults(details, named)).isEmpty();
        assertKept(document, details, 204, call(reception, details, patient, named));
        assertKept(document, details, 412, call(reception, details, patient, named));
        Route contacts = new Route("POST", "/api/staff/patients/{id}/contacts");
        assertKept(document, contacts, 201, call(reception, contacts, patient, "{\"mobile\": \"070-174 06 90\"}"));
        for (String part : List.of("", "/appointments", "/contacts", "/extract")) {
            Route route = new Route("GET", "/api/staff/patients/{id}" + part);
            assertKept(document, route, 200, call(reception, route, patient, ""));
            assertKept(document, route, 404, call(reception, route, UUID.randomUUID(), ""));
        }
        Route audit = new Route("GET", "/api/staff/audit");
        assertKept(document, audit, 200, client.send("GET", audit.path() + "?patient=" + patient, admin.headers()));
        assertKept(document, audit, 400, client.send("GET", audit.path(), admin.headers()));
    }

    @Test
    void whatStaffAreToldOfAnAbsenceKeepsToTheDocument() {
        OpenApiDocument document = document();
        StaffBrowser reception = StaffBrowser.signedIn(port, "reception", "en");
        assertThat(client.book("back-and-leg", "Anna Lindqvist", "2026-11-24T10:00:00+01:00")
                        .status())
                .isEqualTo(201);
        UUID absence = UUID.randomUUID();
        Route note = new Route("POST", "/api/staff/absences");
        String ill = client.object()
                .put("id", absence.toString())
                .put("practitioner", client.practitioner("Anna Lindqvist").toString())
                .put("first", "2026-11-24")
                .put("from", "08:00")
                .put("last", "2026-11-24")
                .toString();
        assertThat(document.faults(note, ill)).isEmpty();
        Answer noted = call(reception, note, absence, ill);
        assertKept(document, note, 201, noted);
        assertKept(document, note, 400, call(reception, note, absence, "{}"));
        Route list = new Route("GET", "/api/staff/absences");
        assertKept(document, list, 200, call(reception, list, absence, ""));
        Route settle = new Route("POST", "/api/staff/absences/{id}/decisions");
        String cancelled = "{\"decisions\": [{\"decision\": \"cancel\", \"appointment\": \""
                + noted.body().at("/undecided/0/visit/id").asString() + "\"}]}";
        assertThat(document.faults(settle, cancelled)).isEmpty();
        assertKept(document, settle, 200, call(reception, settle, absence, cancelled));
        Route show = new Route("GET", "/api/staff/absences/{id}");
        assertKept(document, show, 200, call(reception, show, absence, ""));
        assertKept(document, show, 404, call(reception, show, UUID.randomUUID(), ""));
        Route end = new Route("POST", "/api/staff/absences/{id}/end");
        assertKept(document, end, 204, call(reception, end, absence, ""));
    }

    @Test
    void whatAdminsAreToldOfAnImportKeepsToTheDocument() {
        OpenApiDocument document = document();
        StaffBrowser admin = StaffBrowser.signedIn(port, "admin", "en");
        Route layUp = new Route("POST", "/api/staff/imports");
        String form = "--b\r\nContent-Disposition: form-data; name=\"kind\"\r\n\r\npatients\r\n"
                + "--b\r\nContent-Disposition: form-data; name=\"system\"\r\n\r\nJournalia\r\n"
                + "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"p.csv\"\r\n\r\n"
                + "Namn;Mobil\nLars Öst;12\n\r\n--b--\r\n";
        Map<String, String> multipart = admin.headers(Map.of("Content-Type", "multipart/form-data; boundary=b"));
        Answer laidUp = client.send(layUp.method(), layUp.path(), form, multipart);
        assertKept(document, layUp, 201, laidUp);
        assertKept(
                document,
                layUp,
                400,
                client.send(layUp.method(), layUp.path(), form.replace("patients", "shoes"), multipart));
        UUID one = UUID.fromString(laidUp.text("id"));
        Route list = new Route("GET", "/api/staff/imports");
        assertKept(document, list, 200, call(admin, list, one, ""));
        Route columns = new Route("PUT", "/api/staff/imports/{id}/columns");
        String chosen = "{\"columns\": {\"name\": 0, \"mobile\": 1}}";
        assertThat(document.faults(columns, chosen)).isEmpty();
        assertKept(document, columns, 200, call(admin, columns, one, chosen));
        Route refused = new Route("GET", "/api/staff/imports/{id}/refused");
        assertKept(document, refused, 200, call(admin, refused, one, ""));
        Route removal = new Route("DELETE", "/api/staff/imports/{id}");
        assertKept(document, removal, 204, call(admin, removal, one, ""));
        assertKept(document, removal, 404, call(admin, removal, one, ""));
    }

    private Answer call(StaffBrowser who, Route route, UUID id, String body) {
        return client.send(
                route.method(),
                route.path().replace("{id}", id.toString()),
                body,
                who.headers(Map.of("Content-Type", "application/json", "If-Match", "\"1\"")));
    }

    @Test
    void answerThatStraysIsSeen() {
        OpenApiDocument document = document();
        String body = client.get("/api/locations").response().body();
        Route locations = new Route("GET", "/api/locations");
        assertThat(document.faults(locations, 200, "application/json", body)).isEmpty();
        assertThat(document.faults(locations, 200, "application/json", body.replace("\"city\"", "\"town\"")))
                .as("one field missing and one too many")
                .isNotEmpty();
        assertThat(document.faults(locations, 204, "application/json", body)).isNotEmpty();
        assertThat(document.faults(locations, 400, "text/html", "<p>No</p>")).isNotEmpty();
    }

    @Test
    void documentIsListedAndFast() {
        assertThat(client.get("/openapi").response().body())
                .contains("/openapi/booking", "/openapi/reminder", "/openapi/content");
        assertThat(document().title()).isEqualTo("Booking");
    }

    private OpenApiDocument document() {
        long before = System.nanoTime();
        Answer document = client.get("/openapi/booking");
        System.out.printf("/openapi/booking: %d ms%n", (System.nanoTime() - before) / 1_000_000);
        assertThat(document.status()).isEqualTo(200);
        return new OpenApiDocument(document.body());
    }

    private Set<Route> routes() {
        return OpenApiDocument.routes(List.of(mappings));
    }

    private static void assertKept(OpenApiDocument document, Route route, int status, Answer answer) {
        assertThat(answer.status()).as("%s: %s", route, answer.body()).isEqualTo(status);
        assertThat(document.faults(route, answer.response())).isEmpty();
    }
}
