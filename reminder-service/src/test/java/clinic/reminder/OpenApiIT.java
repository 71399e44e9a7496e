package clinic.reminder;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.contracts.booking.AppointmentBooked;
import clinic.contracts.booking.StaffRole;
import clinic.contracts.booking.TreatmentListed;
import clinic.knocks.OpenApiDocument;
import clinic.knocks.OpenApiDocument.Route;
import clinic.reminder.template.TreatmentNames;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;
import tools.jackson.databind.node.MissingNode;

/** The document is read off the code; here real requests and answers are held against it. */
class OpenApiIT extends RunningReminder {

    private static final String STAFF = "/api/staff";

    @Autowired
    private List<RequestMappingInfoHandlerMapping> mappings;

    @Autowired
    private TreatmentNames treatments;

    private final String admin = OFFICE.pass(UUID.randomUUID(), 1, StaffRole.ADMIN);
    private OpenApiDocument document = new OpenApiDocument(MissingNode.getInstance());

    @BeforeEach
    void read() {
        var answer = get("/openapi/reminder");
        assertThat(answer.statusCode()).isEqualTo(200);
        document = new OpenApiDocument(json.readTree(answer.body()));
    }

    @AfterEach
    void letGo() {
        call("DELETE", STAFF + "/channels/email/pause", admin, "");
    }

    @Test
    void everyRouteIsDocumented() {
        Set<Route> routes = OpenApiDocument.routes(mappings);
        assertThat(routes).contains(new Route("PUT", STAFF + "/message-rules/{name}"));
        assertThat(document.undocumented(routes)).isEmpty();
        assertThat(document.title()).isEqualTo("Messages");
    }

    @Test
    void rolesAreThoseOfTheDoors() {
        assertThat(document.roles(new Route("GET", STAFF + "/message-templates")))
                .containsExactlyInAnyOrder("EDITOR", "ADMIN");
        assertThat(document.roles(new Route("PUT", STAFF + "/channels/{channel}/pause")))
                .containsExactly("ADMIN");
    }

    @Test
    void whatIsToldOfAVisitKeepsToTheDocument() {
        Patient patient = someone();
        UUID appointment = UUID.randomUUID();
        announce(recorded(patient));
        announce(new AppointmentBooked(visit(appointment, 1, patient, null, inDays(8, 10))));
        eventually().until(() -> announced(appointment).size() == 2);
        kept(200, "GET", "/messages", "?appointment=" + appointment, "");
        kept(404, "GET", "/messages", "?appointment=" + UUID.randomUUID(), "");
        kept(400, "GET", "/messages", "", "");
        kept(400, "GET", "/messages", "?appointment=tuesday", "");
        kept(200, "GET", "/messages/balance", "", "");
        kept(200, "GET", "/undeliverable-addresses/{patient}", "", "", patient.id());
        kept(404, "DELETE", "/undeliverable-addresses/{patient}/{channel}", "", "", patient.id(), "sms");
        kept(404, "DELETE", "/undeliverable-addresses/{patient}/{channel}", "", "", patient.id(), "pigeon");
        kept(404, "GET", "/erasures/{patient}", "", "", patient.id());
        kept(200, "GET", "/follow-ups/{patient}/extract.json", "", "", patient.id());
        erased(patient.id());
        settled();
        eventually().untilAsserted(() -> kept(200, "GET", "/erasures/{patient}", "", "", patient.id()));
    }

    @Test
    void rulesKeepToTheDocument() {
        UUID known = UUID.randomUUID();
        treatments.list(new TreatmentListed(known, List.of("Zornknäck", "Zorn crack")));
        String treatment = "?treatment=" + known;
        kept(200, "GET", "/message-rules", "", "");
        String rule = """
                {"purpose": "reminder", "when": {"daysBefore": 1, "at": "18:00"}, "channels": ["sms"], "active": true,
                 "window": {"opens": "08:00", "closes": "20:00"}, "giveUpBefore": "PT1H"}""";
        kept(200, "PUT", "/message-rules/{name}", treatment, rule, "reminder-48h");
        kept(400, "PUT", "/message-rules/{name}", treatment, "{\"purpose\": \"reminder\"}", "reminder-48h");
        kept(204, "DELETE", "/message-rules/{name}", treatment, "", "reminder-48h");
        kept(404, "DELETE", "/message-rules/{name}", treatment, "", "reminder-48h");
        kept(200, "GET", "/message-rules/{name}/versions", "", "", "reminder-48h");
        kept(404, "GET", "/message-rules/{name}/versions", "", "", "never");
        kept(200, "GET", "/messages/check-in-code", "", "");
        kept(200, "PUT", "/messages/check-in-code", "", "{\"wanted\": false}");
        kept(400, "PUT", "/messages/check-in-code", "", "{}");
    }

    @Test
    void templatesKeepToTheDocument() {
        kept(200, "GET", "/message-templates", "", "");
        kept(200, "GET", "/message-templates/{name}", "", "", "mail.reminder");
        kept(404, "GET", "/message-templates/{name}", "", "", "sms.letter");
        kept(200, "POST", "/message-templates/{name}/preview", "", "", "mail.reminder");
        String words = "{\"sv\": {\"text\": \"{when}\"}, \"en\": {\"text\": \"{when} {treatment}\"}}";
        kept(400, "POST", "/message-templates/{name}/preview", "", words, "sms.reminder");
        kept(400, "PUT", "/message-templates/{name}", "", words, "sms.reminder");
        kept(400, "POST", "/message-templates/{name}/restoration", "", "{\"version\": 4711}", "sms.reminder");
    }

    @Test
    void whatAdminsOperateKeepsToTheDocument() {
        kept(200, "GET", "/channels", "", "");
        kept(200, "PUT", "/channels/{channel}/pause", "", "{\"reason\": \"tried out\"}", "email");
        kept(200, "GET", "/channels/{channel}", "", "", "email");
        kept(200, "DELETE", "/channels/{channel}/pause", "", "", "email");
        kept(404, "GET", "/channels/{channel}", "", "", "pigeon");
        kept(200, "GET", "/given-up", "", "");
        kept(200, "POST", "/given-up/{id}", "", "", UUID.randomUUID());
        kept(200, "DELETE", "/given-up/{id}", "", "", UUID.randomUUID());
        kept(200, "GET", "/parked-events", "", "");
        kept(200, "POST", "/parked-events/{topic}/{partition}/{offset}", "", "", "none.dlq", 0, 0);
    }

    @Test
    void fieldThatIsNotKnownIsRefusedByName() {
        var answer = call("PUT", STAFF + "/channels/email/pause", admin, "{\"until\": \"tomorrow\"}");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(json.readTree(answer.body()).path("errors").toString())
                .contains("\"field\":\"until\",\"code\":\"unknown-field\"");
    }

    @Test
    void whatStraysIsSeen() {
        Route planted = new Route("POST", STAFF + "/messages/{id}/doubling");
        assertThat(document.undocumented(Set.of(planted))).containsExactly(planted);
        Route rule = new Route("PUT", STAFF + "/message-rules/{name}");
        assertThat(document.faults(rule, "{\"purpose\": \"reminder\"}")).isEmpty();
        assertThat(document.faults(rule, "{\"purpose\": \"praise\"}")).isNotEmpty();
        assertThat(document.faults(rule, "{\"colour\": \"red\"}")).isNotEmpty();
        assertThat(document.faults(rule, 204, "", "")).isNotEmpty();
    }

    private void kept(int status, String method, String path, String query, String body, Object... variables) {
        Route route = new Route(method, STAFF + path);
        String address = STAFF + path;
        for (Object variable : variables) {
            address = address.replaceFirst("\\{[^}]*}", variable.toString());
        }
        var answer = call(method, address + query, admin, body);
        assertThat(answer.statusCode()).as("%s: %s", route, answer.body()).isEqualTo(status);
        assertThat(document.faults(route, answer)).as(answer.body()).isEmpty();
        if (!body.isEmpty()) {
            assertThat(document.faults(route, body)).as(body).isEmpty();
        }
    }
}
