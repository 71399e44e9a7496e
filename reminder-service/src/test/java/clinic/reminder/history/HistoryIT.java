package clinic.reminder.history;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.contracts.booking.AppointmentBooked;
import clinic.contracts.booking.AppointmentCompleted;
import clinic.contracts.booking.ConsentPurpose;
import clinic.contracts.booking.PatientRecorded;
import clinic.contracts.booking.StaffRole;
import clinic.contracts.booking.Visit;
import clinic.contracts.content.AdvicePublished;
import clinic.contracts.content.ConditionPublished;
import clinic.contracts.content.FollowUpPlanPublished;
import clinic.contracts.content.Mechanism;
import clinic.contracts.content.RedFlag;
import clinic.contracts.content.RedFlagLevel;
import clinic.contracts.content.Switch;
import clinic.contracts.content.Switch.Choice;
import clinic.reminder.followup.FollowedUp;
import java.net.http.HttpResponse;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What staff see of a patient's follow-ups, and what they decide. */
class HistoryIT extends FollowedUp {

    private static final String CALM = "flag-bladder=no&flag-fever=no";

    /** Would end what it stands in and run. */
    private static final String HARM = "</style><script>planted()</script>";

    private static final String AS_WORDS = "&lt;/style&gt;&lt;script&gt;planted()&lt;/script&gt;";

    private final UUID anna = UUID.randomUUID();

    private String page() {
        return "/staff/follow-ups/" + patient.id();
    }

    @BeforeEach
    void followedUp() {
        forwardTo(inDays(1, 15));
        published();
        announce(recorded(patient, 1, "sv", patient.mobile(), null, EnumSet.allOf(ConsentPurpose.class)));
        visited();
        eventually().untilAsserted(() -> assertThat(messages(appointment)).hasSize(2));
    }

    private void asked() {
        forwardTo(inDays(1, 10));
        eventually().until(() -> ELKS.acceptedFor(patient.mobile()).count() == 1);
    }

    /** As somebody who has opened the page before, and so has its token. */
    private HttpResponse<String> decides(String where, String form, StaffRole role) {
        return sentFrom(page(), page() + where, form, OFFICE.pass(anna, 1, role));
    }

    @Test
    @DisplayName(
            "32: what exactly a patient was told, and who approved it, is shown word for word; looking is told to the audit")
    void showsWhatWasToldWordForWord() {
        asked();
        post(
                link(1) + "/answers",
                CALM + "&pain=7&progress=worse&call=yes&function=2&activity=" + encoded("<b>bära</b> mitt barn"));
        String body =
                shown(page(), OFFICE.pass(anna, 1, StaffRole.PRACTITIONER)).body();
        assertThat(body)
                .contains("Höstglid", "7 av 10", "2 av 10", "Sämre", "&lt;b&gt;bära&lt;/b&gt; mitt barn")
                .contains(
                        "Fortsätt röra på dig",
                        "Korta promenader.",
                        "Tio minuter, tre gånger.",
                        "Vila ibland",
                        "Andas ner i magen.",
                        "src=\"/conditions/drawings/" + drawing + "/3\"",
                        "Bilden i version 3")
                .contains("godkänd av Anna Lindqvist, leg. naprapat", "check-in-day-1", "sv:sms.check-in:v")
                .contains("href=\"/staff/patients\" aria-current=\"page\"")
                .doesNotContain("href=\"/staff\" aria-current=\"page\"")
                .contains("{link}");
        assertThat(jdbc.sql("select payload ->> 'staffId' from outbox where key = ? and type ="
                                + " 'reminder.answers.seen'")
                        .param(patient.id().toString())
                        .query(String.class)
                        .list())
                .containsExactly(anna.toString());
        assertThat(shown("/staff/follow-ups/" + UUID.randomUUID(), OFFICE.pass(anna, 1, StaffRole.EDITOR))
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    @DisplayName("32: all of a patient's follow-up comes out as a file, with what exactly was asked, answered and told")
    void allOfItComesOutAsAFile() {
        asked();
        decides("/findings", "followUp=" + followUp() + "&mechanism=nerve", StaffRole.PRACTITIONER);
        post(
                link(1) + "/answers",
                CALM + "&pain=7&progress=worse&call=yes&function=2&activity=" + encoded("bära mitt barn"));
        post(link(1) + "/safety", "flag-bladder=emergency&flag-fever=no");
        String file = "/api/staff/follow-ups/" + patient.id() + "/extract.json";
        var answer = shown(file, OFFICE.pass(anna, 1, StaffRole.RECEPTIONIST));
        assertThat(answer.headers().firstValue("Content-Disposition"))
                .hasValueSatisfying(as -> assertThat(as).startsWith("attachment"));
        JsonNode taken = json.readTree(answer.body()).path("followUps").path(0);
        assertThat(taken.path("condition").asString()).isEqualTo("Höstglid");
        assertThat(taken.path("findings").path(0).asString()).isEqualTo("Nervsmärta");
        assertThat(taken.path("because").asString()).isEqualTo("RED_FLAG");
        assertThat(taken.path("activity").asString()).isEqualTo("bära mitt barn");
        assertThat(taken.path("plan").asString()).isEqualTo(planId.toString());
        assertThat(taken.path("changes").findValuesAsString("what")).containsExactly("STARTED", "FOUND", "PAUSED");
        JsonNode first = taken.path("checkIns").path(0);
        assertThat(first.path("message").path("state").asString()).isEqualTo("sent");
        assertThat(first.path("words")).isNotEmpty();
        assertThat(first.path("answer").path("answers").findValuesAsString("answer"))
                .containsExactly("7/10", "2/10", "Sämre", "Ja");
        assertThat(first.path("answer").path("yesTo").path(0).asString()).isEqualTo("Svårt att kissa?");
        assertThat(first.path("answer").path("flaggedAt").isMissingNode()).isFalse();
        assertThat(first.path("told").findValuesAsString("item"))
                .contains(condition.toString(), keepMoving.toString(), rest.toString(), breathing.toString());
        assertThat(first.path("told").toString()).contains("Feber?", "Korta promenader.", "\"version\":1");
        assertThat(announced(patient.id())).contains("reminder.answers.seen");

        announce(new PatientRecorded(
                patient.id(), 2, "Eva Ek", "sv", patient.mobile(), null, EnumSet.allOf(ConsentPurpose.class), true));
        eventually()
                .until(() -> shown(file, OFFICE.pass(anna, 1, StaffRole.PRACTITIONER))
                                .statusCode()
                        == 404);
    }

    @Test
    @DisplayName("37: what the clinic published and the patient answered are words on the page that is printed")
    void whatWasWrittenIsNoMarkup() {
        announce(new ConditionPublished(
                publication(condition, "sv", 2),
                "hostglid",
                HARM,
                List.of(new RedFlag("bladder", HARM, RedFlagLevel.EMERGENCY)),
                List.of("return-visit"),
                List.of(new Mechanism("nerve", HARM)),
                List.of(new Switch("direction", HARM, List.of(new Choice("back", HARM))))));
        announce(new AdvicePublished(publication(keepMoving, "sv", 2), HARM, List.of(HARM), HARM));
        settled();
        asked();
        decides(
                "/findings",
                "followUp=" + followUp() + "&mechanism=nerve&switch-direction=back",
                StaffRole.PRACTITIONER);
        post(
                link(1) + "/answers",
                "flag-bladder=no&pain=7&progress=worse&call=yes&function=2&activity=" + encoded(HARM));

        assertThat(shown(page(), OFFICE.pass(anna, 1, StaffRole.PRACTITIONER)).body())
                .contains("7 av 10", ">" + AS_WORDS + "<", AS_WORDS + ": " + AS_WORDS, "</main>")
                .doesNotContain("<script>planted", "<style>");
    }

    @Test
    void afterARedFlagOnlyAClinicianLetsItGoOn() {
        asked();
        post(link(1) + "/safety", "flag-bladder=emergency&flag-fever=no");
        assertThat(shown(page(), OFFICE.pass(anna, 1, StaffRole.RECEPTIONIST)).body())
                .contains("Svårt att kissa?", "kan bara en behandlare", "/staff/tasks");
        String resume = "followUp=" + followUp() + "&decision=RESUME";
        decides("/decision", resume, StaffRole.RECEPTIONIST);
        assertThat(standing()).isEqualTo("PAUSED RED_FLAG");
        decides("/decision", resume, StaffRole.PRACTITIONER);
        assertThat(standing()).isEqualTo("ACTIVE");
        forwardTo(inDays(6, 10));
        eventually().until(() -> ELKS.acceptedFor(patient.mobile()).count() == 2);
    }

    @Test
    void pageSaysOfTheirOthersThatNothingLeavesWhileARedFlagWaits() {
        String held = "Under tiden skickas inget från den här heller.";
        UUID knee = UUID.randomUUID();
        announce(new FollowUpPlanPublished(
                publication(UUID.randomUUID(), "zxx", 1),
                knee,
                plan(planId, 1, 1, 7).steps()));
        Visit visit = visit(UUID.randomUUID(), 1, patient, knee, inDays(0, 9));
        announce(new AppointmentCompleted(visit, visit.end()));
        eventually().until(() -> messages(visit.appointmentId()).size() == 2);
        asked();
        String reception = OFFICE.pass(anna, 1, StaffRole.RECEPTIONIST);
        assertThat(shown(page(), reception).body()).doesNotContain(held);
        post(link(1) + "/safety", "flag-bladder=emergency&flag-fever=no");
        assertThat(shown(page(), reception).body()).as("on the other alone").containsOnlyOnce(held);
        assertThat(shown(page() + "?lang=en", reception).body())
                .contains("Meanwhile nothing is sent from this one either.");
        JsonNode all = json.readTree(
                shown("/api/staff/follow-ups/" + patient.id(), reception).body());
        assertThat(all.path("followUps").findValues("held"))
                .extracting(JsonNode::booleanValue)
                .containsExactlyInAnyOrder(true, false);

        forwardTo(inDays(6, 10));
        eventually().until(() -> messages(appointment).contains("check-in-day-7 v1 - NOT_SENT SUPERSEDED"));
        String why = "ett varningstecken väntade på en behandlare";
        assertThat(shown(page(), reception).body()).contains(why);
        assertThat(shown("/staff/messages", reception).body()).contains(why);
    }

    @Test
    void startThatHasNothingAheadLeavesWhatGoesOn() {
        asked();
        post(link(1) + "/answers", "flag-bladder=no&flag-fever=no&pain=2&progress=better");
        forwardTo(inDays(6, 10));
        eventually().until(() -> ELKS.acceptedFor(patient.mobile()).count() == 2);
        forwardTo(inDays(9, 10));
        UUID first = followUp();
        decides("/start", "appointment=" + appointment + "&condition=" + condition, StaffRole.RECEPTIONIST);
        assertThat(followUp()).isEqualTo(first);
        assertThat(standing()).isEqualTo("ACTIVE");
    }

    @Test
    void staffStopItAndStartAnotherForTheSameVisit() {
        UUID first = followUp();
        decides("/start", "appointment=" + appointment + "&condition=" + condition, StaffRole.RECEPTIONIST);
        assertThat(followUp()).isNotEqualTo(first);
        assertThat(announced(first)).contains("reminder.follow-up.ended");
        decides("/decision", "followUp=" + followUp() + "&decision=STOP", StaffRole.RECEPTIONIST);
        assertThat(standing()).isEqualTo("ENDED STOPPED");
        assertThat(get(link(7)).body()).contains("Uppföljningen är slut", "1177");
        assertThat(messages(appointment)).hasSize(4).allMatch(message -> message.endsWith("NOT_SENT SUPERSEDED"));

        Visit ahead = visit(UUID.randomUUID(), 1, patient, null, inDays(3, 10));
        announce(new AppointmentBooked(ahead));
        settled();
        assertThat(decides(
                                "/start",
                                "appointment=" + ahead.appointmentId() + "&condition=" + condition,
                                StaffRole.RECEPTIONIST)
                        .headers()
                        .firstValue("Location")
                        .orElseThrow())
                .endsWith("outcome=NO_VISIT");
    }

    @Test
    void protectedIdentityIsNotThereForEveryPractitioner() {
        announce(new PatientRecorded(
                patient.id(), 2, "Eva Ek", "sv", patient.mobile(), null, EnumSet.allOf(ConsentPurpose.class), true));
        eventually()
                .until(() -> shown(page(), OFFICE.pass(anna, 1, StaffRole.PRACTITIONER))
                                .statusCode()
                        == 404);
        assertThat(shown(page(), OFFICE.pass(anna, 1, StaffRole.RECEPTIONIST)).statusCode())
                .isEqualTo(200);
    }

    @Test
    void whatAClinicianFindsLaterDecidesFromThenOnAndIsWrittenDown() {
        asked();
        String found = "followUp=" + followUp() + "&mechanism=nerve&switch-direction=";
        assertThat(decides("/findings", found + "forward", StaffRole.PRACTITIONER)
                        .headers()
                        .firstValue("Location")
                        .orElseThrow())
                .endsWith("outcome=NO_SUCH_FINDING");
        decides("/findings", found + "back", StaffRole.PRACTITIONER);
        post(link(1) + "/answers", CALM + "&pain=7&progress=worse");
        decides("/findings", "followUp=" + followUp(), StaffRole.PRACTITIONER);

        assertThat(shown(page(), OFFICE.pass(anna, 1, StaffRole.PRACTITIONER)).body())
                .contains("Låt nerven glida", "Rörelsen ni valde", "Inte om ingen har visat dig.")
                .contains("Låt någon visa dig först.", "Det ni kom fram till ändrades")
                .containsOnlyOnce("Riktning: Bakåt");
        assertThat(jdbc.sql("select coalesce(mechanism, '-') || ' ' || switches::text from follow_up_change"
                                + " where follow_up_id = ? and what = 'FOUND' order by at, mechanism nulls last")
                        .param(followUp())
                        .query(String.class)
                        .list())
                .containsExactly("nerve {\"direction\": \"back\"}", "- {}");
        assertThat(announced(followUp())).noneMatch(type -> type.contains("found"));
    }

    @Test
    void whatWasFoundStaysSaidWhateverTheConditionIsMadeOfSince() {
        String found = "followUp=" + followUp() + "&mechanism=nerve&switch-direction=back";
        decides("/findings", found, StaffRole.PRACTITIONER);
        announce(new ConditionPublished(
                publication(condition, "sv", 2),
                "hostglid",
                "Höstglid",
                List.of(),
                List.of("return-visit"),
                List.of(new Mechanism("root", "Nervrot")),
                List.of(new Switch("phase", "Skede", List.of(new Choice("early", "Tidigt"))))));
        eventually().until(() -> isPublished(condition, 2));
        assertThat(shown(page(), OFFICE.pass(anna, 1, StaffRole.PRACTITIONER)).body())
                .contains("<li>Nervsmärta</li>", "<li>Riktning: Bakåt</li>")
                .contains("<option value=\"nerve\" selected=\"selected\">Nervsmärta</option>")
                .contains("<option value=\"back\" selected=\"selected\">Bakåt</option>", "Nervrot", "Tidigt");

        assertThat(decides("/findings", found + "&switch-phase=early", StaffRole.PRACTITIONER)
                        .headers()
                        .firstValue("Location")
                        .orElseThrow())
                .doesNotContain("outcome");
        assertThat(jdbc.sql("select mechanism || ' ' || switches from follow_up where id = ?")
                        .param(followUp())
                        .query(String.class)
                        .single())
                .isEqualTo("nerve {\"phase\": \"early\", \"direction\": \"back\"}");
        assertThat(decides("/findings", found.replace("nerve", "other"), StaffRole.PRACTITIONER)
                        .headers()
                        .firstValue("Location")
                        .orElseThrow())
                .endsWith("outcome=NO_SUCH_FINDING");
    }

    @Test
    @DisplayName("32: whatever staff decide about a follow-up is told to the audit, once, with who it was")
    void whoDecidedIsToldToTheAudit() {
        String one = "followUp=" + followUp();
        decides("/findings", one + "&mechanism=nerve", StaffRole.PRACTITIONER);
        decides("/decision", one + "&decision=PAUSE", StaffRole.RECEPTIONIST);
        decides("/decision", one + "&decision=PAUSE", StaffRole.RECEPTIONIST);
        decides("/decision", one + "&decision=RESUME", StaffRole.RECEPTIONIST);
        announce(newerPlan());
        eventually().until(() -> isPublished(planId, 2));
        decides("/decision", one + "&decision=MOVE", StaffRole.RECEPTIONIST);
        decides("/decision", one + "&decision=STOP", StaffRole.RECEPTIONIST);
        decides("/start", "appointment=" + appointment + "&condition=" + condition, StaffRole.RECEPTIONIST);
        assertThat(jdbc.sql("select payload ->> 'decision' from outbox where key = ? and type ="
                                + " 'reminder.decision.taken' and payload ->> 'staffId' = ?"
                                + " and payload ->> 'appointmentId' = ? order by id")
                        .params(patient.id().toString(), anna.toString(), appointment.toString())
                        .query(String.class)
                        .list())
                .as("what could not be done any more is no decision")
                .containsExactly(
                        "follow-up-changed",
                        "follow-up-paused",
                        "follow-up-resumed",
                        "follow-up-changed",
                        "follow-up-stopped",
                        "follow-up-started");
    }

    /** Nobody decides about another patient's by changing what the form sends. */
    @Test
    @DisplayName("36: a follow-up is only decided about on its own patient's page")
    void anothersFollowUpIsNotThere() {
        UUID theirs = followUp();
        String elsewhere = "/staff/follow-ups/" + UUID.randomUUID() + "/decision";
        assertThat(sentFrom(
                                page(),
                                elsewhere,
                                "followUp=" + theirs + "&decision=STOP",
                                OFFICE.pass(anna, 1, StaffRole.ADMIN))
                        .statusCode())
                .isEqualTo(404);
        assertThat(standing()).isEqualTo("ACTIVE");
    }

    @Test
    @DisplayName("34: neither the message, its link nor a log's words about an answer name what it is about")
    void nothingLeaksOutOfThePage() {
        asked();
        String sms =
                ELKS.acceptedFor(patient.mobile()).findFirst().orElseThrow().message();
        assertThat(sms).doesNotContainIgnoringCase("höstglid").doesNotContainIgnoringCase("hostglid");
        assertThat(Pattern.compile("/check-in/[\\w-]{49}\\?lang=sv(\\s|$)")
                        .matcher(sms)
                        .find())
                .isTrue();
        assertThat(jdbc.sql("select payload::text from outbox where key = ?")
                        .param(followUp().toString())
                        .query(String.class)
                        .list())
                .isNotEmpty()
                .noneMatch(payload -> payload.contains("stglid"));
    }
}
