package clinic.reminder.history;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.contracts.booking.AppointmentBooked;
import clinic.contracts.booking.AppointmentCompleted;
import clinic.contracts.booking.ConsentPurpose;
import clinic.contracts.booking.PatientRecorded;
import clinic.contracts.booking.StaffRole;
import clinic.contracts.booking.Visit;
import clinic.contracts.content.ConditionPublished;
import clinic.contracts.content.FollowUpPlanPublished;
import clinic.knocks.OpenApiDocument;
import clinic.knocks.OpenApiDocument.Route;
import clinic.reminder.dispatch.MessageStories;
import clinic.reminder.dispatch.MessageStories.OfPatient;
import clinic.reminder.followup.FollowedUp;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** What programs of staff's see of a patient's follow-ups and messages, and what they decide. */
class FollowUpsApiIT extends FollowedUp {

    private static final String OF_PATIENT = "/api/staff/follow-ups/{patient}";
    private static final String ONE = OF_PATIENT + "/{followUp}";
    private static final String PAUSE = ONE + "/pause";
    private static final String FINDINGS = ONE + "/findings";
    private static final String CALM = "flag-bladder=no&flag-fever=no";

    @Autowired
    private MessageStories stories;

    private final UUID anna = UUID.randomUUID();
    private OpenApiDocument document = new OpenApiDocument(MissingNode.getInstance());

    @BeforeEach
    void followedUp() {
        document = new OpenApiDocument(json.readTree(get("/openapi/reminder").body()));
        forwardTo(inDays(1, 15));
        published();
        announce(recorded(patient, 1, "sv", patient.mobile(), null, EnumSet.allOf(ConsentPurpose.class)));
        visited();
        eventually().untilAsserted(() -> assertThat(messages(appointment)).hasSize(2));
    }

    private void asked() {
        forwardTo(inDays(1, 10));
        eventually().until(() -> messages(appointment).toString().contains(" SENT"));
    }

    @Test
    void visitForWhichNoPlanIsPublishedIsToldUntilThereIsOne() {
        UUID knee = UUID.randomUUID();
        UUID visit = UUID.randomUUID();
        announce(new ConditionPublished(
                publication(knee, "sv", 1), "knaet", "Knät", List.of(), List.of("return-visit")));
        eventually().until(() -> isPublished(knee, 1));
        announce(new AppointmentCompleted(visit(visit, 1, patient, knee, inDays(0, 9)), clock.instant()));
        settled();
        JsonNode told = calls(200, "GET", OF_PATIENT, StaffRole.PRACTITIONER, "");
        assertThat(told.at("/withoutPlan")).hasSize(1);
        assertThat(told.at("/withoutPlan/0/appointmentId").asString()).isEqualTo(visit.toString());
        assertThat(told.at("/withoutPlan/0/condition").asString()).isEqualTo("Knät");
        assertThat(page()).contains("(Knät). Patienten får inga frågor.");

        FollowUpPlanPublished like = plan(UUID.randomUUID(), 1, 1, 7);
        announce(new FollowUpPlanPublished(like.publication(), knee, like.steps()));
        eventually().untilAsserted(() -> assertThat(messages(visit)).hasSize(2));
        assertThat(calls(200, "GET", OF_PATIENT, StaffRole.PRACTITIONER, "").at("/withoutPlan"))
                .isEmpty();
        assertThat(page()).doesNotContain("Patienten får inga frågor.");
    }

    private String page() {
        return shown("/staff/follow-ups/" + patient.id(), OFFICE.pass(anna, 1, StaffRole.PRACTITIONER))
                .body();
    }

    /** An answer that keeps to what the document says of it. */
    private JsonNode calls(int status, String method, String path, StaffRole role, String body) {
        Route route = new Route(method, path);
        String address = path.replace("{patient}", patient.id().toString());
        if (path.startsWith(ONE)) {
            address = address.replace("{followUp}", followUp().toString());
        }
        var answer = call(method, address, OFFICE.pass(anna, 1, role), body);
        assertThat(answer.statusCode()).as("%s: %s", route, answer.body()).isEqualTo(status);
        assertThat(document.faults(route, answer)).as(answer.body()).isEmpty();
        if (!body.isEmpty() && status < 400) {
            assertThat(document.faults(route, body)).as(body).isEmpty();
        }
        return json.readTree(answer.body());
    }

    private String start(UUID visit) {
        return "{\"appointment\": \"%s\", \"condition\": \"%s\"}".formatted(visit, condition);
    }

    private static String fault(JsonNode problem) {
        JsonNode error = problem.path("errors").path(0);
        return error.path("field").asString() + " " + error.path("code").asString();
    }

    private List<@Nullable String> toldToTheAudit() {
        return jdbc.sql("""
                        select coalesce(payload ->> 'decision', 'seen') from outbox where key = ?
                            and payload ->> 'staffId' = ? order by id""")
                .params(patient.id().toString(), anna.toString())
                .query(String.class)
                .list();
    }

    @Test
    @DisplayName("32: what the page shows of a follow-up is told to programs too, and looking is told to the audit")
    void followUpIsTold() {
        asked();
        post(
                link(1) + "/answers",
                CALM + "&pain=7&progress=worse&call=yes&function=2&activity=" + encoded("bära mitt barn"));
        JsonNode all = calls(200, "GET", OF_PATIENT, StaffRole.RECEPTIONIST, "");

        JsonNode one = all.path("followUps").path(0);
        assertThat(one.path("id").asString()).isEqualTo(followUp().toString());
        assertThat(one.path("standing").asString()).isEqualTo("ACTIVE");
        assertThat(one.path("planVersion").asInt()).isEqualTo(1);
        assertThat(one.path("sayable").path("mechanisms").path(0).path("name").asString())
                .isEqualTo("Nervsmärta");
        JsonNode trend = one.path("trend").path(0);
        assertThat(List.of(
                        trend.path("day").asInt(),
                        trend.path("pain").asInt(),
                        trend.path("function").asInt()))
                .containsExactly(1, 7, 2);
        JsonNode answer = one.path("checkIns").path(0).path("answer");
        assertThat(answer.path("progress").asString()).isEqualTo("worse");
        assertThat(answer.path("callWanted").asBoolean()).isTrue();
        assertThat(one.path("checkIns").path(0).path("told").findValuesAsString("item"))
                .contains(keepMoving.toString());
        assertThat(one.path("checkIns").path(1).path("message").path("state").asString())
                .as("what is still ahead")
                .isEqualTo("planned");
        assertThat(all.path("visits").path(0).path("appointmentId").asString()).isEqualTo(appointment.toString());
        assertThat(all.path("conditions").findValuesAsString("id")).contains(condition.toString());
        assertThat(toldToTheAudit()).containsExactly("seen");
    }

    @Test
    @DisplayName(
            "32: what programs of staff's decide is told to the audit as by the page; what could not be done is not")
    void decisionsAreTakenAndTold() {
        assertThat(calls(200, "PUT", FINDINGS, StaffRole.PRACTITIONER, "{\"mechanism\": \"nerve\"}")
                        .path("found")
                        .path("mechanism")
                        .asString())
                .isEqualTo("nerve");
        assertThat(fault(calls(400, "PUT", FINDINGS, StaffRole.PRACTITIONER, "{\"mechanism\": \"other\"}")))
                .isEqualTo("findings unknown");
        calls(403, "PUT", FINDINGS, StaffRole.RECEPTIONIST, "{\"mechanism\": null}");
        calls(200, "PUT", PAUSE, StaffRole.RECEPTIONIST, "");
        assertThat(standing()).isEqualTo("PAUSED STAFF");
        JsonNode twice = calls(409, "PUT", PAUSE, StaffRole.RECEPTIONIST, "");
        assertThat(twice.path("type").asString()).isEqualTo("urn:clinic:problem:follow-up-refused");
        assertThat(twice.path("why").asString()).isEqualTo("not-any-more");
        calls(200, "DELETE", PAUSE, StaffRole.RECEPTIONIST, "");
        calls(409, "POST", ONE + "/move", StaffRole.RECEPTIONIST, "");
        announce(newerPlan());
        eventually().until(() -> isPublished(planId, 2));
        assertThat(calls(200, "POST", ONE + "/move", StaffRole.RECEPTIONIST, "")
                        .path("planVersion")
                        .asInt())
                .isEqualTo(2);
        assertThat(calls(200, "POST", ONE + "/stop", StaffRole.RECEPTIONIST, "")
                        .path("because")
                        .asString())
                .isEqualTo("STOPPED");
        UUID first = followUp();
        JsonNode started = calls(201, "POST", OF_PATIENT, StaffRole.RECEPTIONIST, start(appointment));
        assertThat(started.path("id").asString())
                .isEqualTo(followUp().toString())
                .isNotEqualTo(first.toString());
        assertThat(toldToTheAudit())
                .containsExactly(
                        "follow-up-changed",
                        "follow-up-paused",
                        "follow-up-resumed",
                        "follow-up-changed",
                        "follow-up-stopped",
                        "follow-up-started");
    }

    @Test
    @DisplayName("36: after a red flag only a practitioner closes the pause, by whichever door")
    void redFlagIsClosedByAClinician() {
        asked();
        post(link(1) + "/safety", "flag-bladder=emergency&flag-fever=no");
        for (String[] wanted : new String[][] {
            {"DELETE", PAUSE, ""}, {"POST", ONE + "/stop", ""}, {"POST", OF_PATIENT, start(appointment)}
        }) {
            assertThat(calls(403, wanted[0], wanted[1], StaffRole.RECEPTIONIST, wanted[2])
                            .path("type")
                            .asString())
                    .isEqualTo("urn:clinic:problem:not-allowed");
        }
        assertThat(standing()).isEqualTo("PAUSED RED_FLAG");
        assertThat(toldToTheAudit()).isEmpty();
        calls(200, "DELETE", PAUSE, StaffRole.PRACTITIONER, "");
        assertThat(standing()).isEqualTo("ACTIVE");
    }

    @Test
    @DisplayName("32: staff see for whom each plan of a condition is, and choose any of them, by page and by program")
    void anyPlanOfTheConditionIsChosen() {
        UUID nerves = UUID.randomUUID();
        announce(planForNerves(nerves, 5));
        eventually().until(() -> isPublished(nerves, 1));
        JsonNode all = calls(200, "GET", OF_PATIENT, StaffRole.RECEPTIONIST, "");
        JsonNode plans = all.path("conditions")
                .valueStream()
                .filter(one -> one.path("id").asString().equals(condition.toString()))
                .findFirst()
                .orElseThrow()
                .path("plans");
        assertThat(plans.findValuesAsString("id")).containsExactly(nerves.toString(), planId.toString());
        assertThat(plans.path(0).path("isFor").path(0).asString()).isEqualTo("Nervsmärta");
        assertThat(plans.path(0).path("mechanism").asString()).isEqualTo("nerve");
        assertThat(plans.path(1).path("isFor")).isEmpty();
        String page = call(
                        "GET",
                        OF_PATIENT.replace("{patient}", patient.id().toString()).substring(4),
                        OFFICE.pass(anna, 1, StaffRole.RECEPTIONIST),
                        "")
                .body();
        assertThat(page).contains("Byt till den planen", "Nervsmärta, planens version 1", "För alla med besväret");

        String wanted = start(appointment).replace("}", ", \"plan\": \"%s\"}");
        JsonNode started = calls(201, "POST", OF_PATIENT, StaffRole.RECEPTIONIST, wanted.formatted(nerves));
        assertThat(started.path("plan").asString()).isEqualTo(nerves.toString());
        assertThat(fault(calls(400, "POST", OF_PATIENT, StaffRole.RECEPTIONIST, wanted.formatted(appointment))))
                .isEqualTo("plan unknown");
    }

    @Test
    void startThatDoesNotFitIsRefusedByWhatIsWrong() {
        assertThat(fault(calls(
                        400,
                        "POST",
                        OF_PATIENT,
                        StaffRole.RECEPTIONIST,
                        "{\"condition\": \"%s\"}".formatted(condition))))
                .isEqualTo("appointment missing");
        Visit ahead = visit(UUID.randomUUID(), 1, patient, null, inDays(3, 10));
        announce(new AppointmentBooked(ahead));
        settled();
        assertThat(fault(calls(400, "POST", OF_PATIENT, StaffRole.RECEPTIONIST, start(ahead.appointmentId()))))
                .isEqualTo("appointment not-begun");
        String unplanned = start(appointment)
                .replace(condition.toString(), UUID.randomUUID().toString());
        assertThat(fault(calls(400, "POST", OF_PATIENT, StaffRole.RECEPTIONIST, unplanned)))
                .isEqualTo("condition unknown");
        announce(recorded(patient, 2, "sv", patient.mobile(), null, EnumSet.of(ConsentPurpose.REMINDERS)));
        settled();
        assertThat(calls(409, "POST", OF_PATIENT, StaffRole.RECEPTIONIST, start(appointment))
                        .path("why")
                        .asString())
                .isEqualTo("no-consent");
    }

    @Test
    @DisplayName(
            "36: a follow-up is only decided about with its own patient, and a protected identity stays out of reach")
    void anothersFollowUpIsNotThere() {
        String theirs = "/" + followUp() + "/pause";
        String pass = OFFICE.pass(anna, 1, StaffRole.PRACTITIONER);
        String elsewhere = "/api/staff/follow-ups/" + UUID.randomUUID();
        assertThat(call("PUT", elsewhere + theirs, pass, "").statusCode()).isEqualTo(404);
        announce(new PatientRecorded(
                patient.id(), 2, "Eva Ek", "sv", patient.mobile(), null, EnumSet.allOf(ConsentPurpose.class), true));
        String own = "/api/staff/follow-ups/" + patient.id();
        eventually().until(() -> call("GET", own, pass, "").statusCode() == 404);
        assertThat(call("PUT", own + theirs, pass, "").statusCode()).isEqualTo(404);
        assertThat(call("GET", "/api/staff/messages/of/" + patient.id(), pass, "")
                        .statusCode())
                .isEqualTo(404);
        assertThat(standing()).isEqualTo("ACTIVE");
    }

    @Test
    void whoReadsOnMissesNoMessageThatIsDueAtTheSameInstant() {
        jdbc.sql("update message set due_at = '2099-01-01T08:00:00Z' where patient_id = ?")
                .param(patient.id())
                .update();
        List<UUID> all = new ArrayList<>();
        stories.of(patient.id(), null, 1000).forEach(one -> all.add(one.story().id()));
        assertThat(all).hasSizeGreaterThan(1);
        List<UUID> told = new ArrayList<>();
        for (List<OfPatient> page = stories.of(patient.id(), null, 1);
                !page.isEmpty();
                page = stories.of(patient.id(), page.getLast().story().dueAt(), 1)) {
            page.forEach(one -> told.add(one.story().id()));
        }
        assertThat(told).containsExactlyElementsOf(all);
    }

    @Test
    @DisplayName("34: a patient's messages are told with what became of them and why, and without an address")
    void messagesOfAPatientAreTold() {
        asked();
        calls(200, "POST", ONE + "/stop", StaffRole.RECEPTIONIST, "");
        eventually().until(() -> messages(appointment).toString().contains("SUPERSEDED"));
        String path = "/api/staff/messages/of/{patient}";
        JsonNode told = calls(200, "GET", path, StaffRole.PRACTITIONER, "");
        assertThat(told.toString()).doesNotContain(patient.mobile());
        List<JsonNode> messages = told.path("messages").valueStream().toList();
        assertThat(messages)
                .extracting(message -> message.path("message").path("state").asString())
                .containsExactly("not-sent", "sent");
        assertThat(messages.getFirst().path("message").path("reason").asString())
                .isEqualTo("superseded");
        assertThat(messages.getLast().path("words").toString()).contains("{link}");
        assertThat(messages.getLast().path("appointment").asString()).isEqualTo(appointment.toString());
        assertThat(toldToTheAudit()).containsExactly("follow-up-stopped", "seen");

        String last = messages.getFirst().path("message").path("dueAt").asString();
        var earlier = call(
                "GET",
                path.replace("{patient}", patient.id().toString()) + "?before=" + last,
                OFFICE.pass(anna, 1, StaffRole.PRACTITIONER),
                "");
        assertThat(json.readTree(earlier.body()).path("messages")).hasSize(1);
    }
}
