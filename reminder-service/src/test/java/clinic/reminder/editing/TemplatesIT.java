package clinic.reminder.editing;

import static clinic.contracts.booking.StaffRole.ADMIN;
import static clinic.contracts.booking.StaffRole.EDITOR;
import static clinic.contracts.booking.StaffRole.PRACTITIONER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import clinic.contracts.booking.AppointmentBooked;
import clinic.contracts.booking.ConsentPurpose;
import clinic.contracts.booking.PractitionerListed;
import clinic.contracts.booking.StaffRole;
import clinic.contracts.booking.TreatmentListed;
import clinic.contracts.booking.Visit;
import clinic.contracts.content.ConditionPublished;
import clinic.contracts.content.Publication;
import clinic.reminder.RunningReminder;
import clinic.reminder.template.Template;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Templates over the API of staff, and what patients then get through a real adapter. */
class TemplatesIT extends RunningReminder {

    private static final String TEMPLATES = "/api/staff/message-templates";

    private final UUID editor = UUID.randomUUID();
    private final UUID appointment = UUID.randomUUID();
    private final Patient patient = someone();

    @AfterEach
    void asShipped() {
        for (String name : List.of("sms.reminder", "sms.confirmation", "mail.confirmation")) {
            JsonNode template = read(name);
            JsonNode history = template.path("history");
            if (!template.path("words").equals(history.path(history.size() - 1).path("words"))) {
                assertThat(asEditor("POST", "/" + name + "/restoration", "{\"version\":1}")
                                .statusCode())
                        .isEqualTo(200);
            }
        }
    }

    private HttpResponse<String> as(StaffRole role, String method, String path, String body) {
        return call(method, TEMPLATES + path, OFFICE.pass(editor, 1, role), body);
    }

    private HttpResponse<String> asEditor(String method, String path, String body) {
        return as(EDITOR, method, path, body);
    }

    private HttpResponse<String> ifMatching(String tag, String path, String body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + TEMPLATES + path))
                .header("Cookie", "staff-pass=" + OFFICE.pass(editor, 1, EDITOR))
                .header("Sec-Fetch-Site", "same-origin")
                .header("Content-Type", "application/json")
                .header("If-Match", tag)
                .PUT(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try (HttpClient browser = HttpClient.newHttpClient()) {
            return browser.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private JsonNode read(String name) {
        var answer = asEditor("GET", "/" + name, "");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json.readTree(answer.body());
    }

    private String sms(String swedish) {
        return json.writeValueAsString(Map.of(
                "sv", Map.of("text", swedish),
                "en", Map.of("text", "{clinic}: {day} {time} {with} {link}")));
    }

    private void say(String template, String swedish) {
        var answer = asEditor("PUT", "/" + template, sms(swedish));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    private Visit booked(UUID practitioner) {
        announce(recorded(patient, 1, "sv", patient.mobile(), null, EnumSet.allOf(ConsentPurpose.class)));
        Visit visit = visit(appointment, 1, patient, null, inDays(8, 10));
        visit = new Visit(
                appointment,
                1,
                patient.id(),
                visit.treatmentId(),
                practitioner,
                TORGET,
                null,
                visit.start(),
                visit.end(),
                visit.manageNonce());
        announce(new AppointmentBooked(visit));
        return visit;
    }

    private List<String> received() {
        return ELKS.askedFor(patient.mobile()).map(sms -> sms.message()).toList();
    }

    private String stored(String rule) {
        return jdbc.sql("""
                        select wording || ' ' || sms_encoding || ' ' || sms_segments from message
                        where appointment_id = ? and rule = ?""").params(appointment, rule).query(String.class).single();
    }

    private static String errors(JsonNode problem) {
        return problem.path("errors").findValuesAsString("field").toString()
                + problem.path("errors").findValuesAsString("code");
    }

    @Test
    void everyTemplateIsThereWithWhatItMayAskForAndWhereItComesFrom() {
        var all = json.readTree(asEditor("GET", "", "").body());
        assertThat(all.findValuesAsString("template"))
                .containsExactly(
                        List.of(Template.values()).stream().map(Template::id).toArray(String[]::new));

        JsonNode reminder = read("sms.reminder");
        assertThat(reminder.path("purpose").asString()).isEqualTo("reminder");
        assertThat(reminder.path("parts").path(0).path("mayAsk").toString())
                .contains("{day}", "{replies}")
                .doesNotContain("{code}");
        JsonNode first = reminder.path("history").path(reminder.path("history").size() - 1);
        assertThat(first.path("version").asInt()).isEqualTo(1);
        assertThat(first.has("savedBy")).isFalse();
        assertThat(asEditor("GET", "/sms.letter", "").statusCode()).isEqualTo(404);
    }

    @Test
    @DisplayName("Scenario 36: editors and admins change what patients are told, others do not")
    void rolesDecide() {
        assertThat(as(ADMIN, "GET", "", "").statusCode()).isEqualTo(200);
        assertThat(as(PRACTITIONER, "PUT", "/sms.reminder", sms("{day} {time} {link}"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(call("GET", TEMPLATES, "", "").statusCode()).isEqualTo(401);
    }

    @Test
    void whatIsNotSentYetGoesByTheNewWordsAndNamesThem() {
        booked(ANNA);
        eventually().until(() -> received().size() == 1);
        String first = stored("confirmation");
        say("sms.reminder", "Hej! Vi ses {day} kl {time}. {replies} {link}");
        int version = read("sms.reminder").path("version").asInt();

        forwardTo(inDays(6, 10));
        eventually().until(() -> received().size() == 2);

        assertThat(received().get(1)).startsWith("Hej! Vi ses ").contains("Svara JA eller AVBOKA. https://");
        assertThat(stored("reminder-48h")).isEqualTo("sv:sms.reminder:v" + version + " GSM-7 1");
        assertThat(stored("confirmation")).as("what has left").isEqualTo(first);
        JsonNode told = read("sms.reminder").path("history").path(0);
        assertThat(told.path("version").asInt()).isEqualTo(version);
        assertThat(told.path("savedBy").asString()).isEqualTo("somebody");
        assertThat(told.path("words").path("sv").path("text").asString()).startsWith("Hej! Vi ses {day}");
    }

    @Test
    void changeOfAVersionThatIsNoLongerInForceIsRefused() {
        var seen = asEditor("GET", "/sms.reminder", "")
                .headers()
                .firstValue("ETag")
                .orElseThrow();
        String words = sms("Ett {day} {time} {link}");
        var saved = ifMatching(seen, "/sms.reminder", words);
        assertThat(saved.statusCode()).as(saved.body()).isEqualTo(200);
        assertThat(saved.headers().firstValue("ETag")).isPresent().isNotEqualTo(seen);

        var late = ifMatching(seen, "/sms.reminder", sms("Två {day} {time} {link}"));
        assertThat(late.statusCode()).isEqualTo(412);
        JsonNode problem = json.readTree(late.body());
        assertThat(problem.path("type").asString()).isEqualTo("urn:clinic:problem:changed-meanwhile");
        assertThat("\"" + problem.path("version").asInt() + "\"")
                .isEqualTo(saved.headers().firstValue("ETag").orElseThrow());
        assertThat(read("sms.reminder").path("words").path("sv").path("text").asString())
                .startsWith("Ett");
        assertThat(ifMatching("tisdag", "/sms.reminder", words).statusCode()).isEqualTo(400);
    }

    @Test
    @DisplayName("Scenario 34: words that tell too much are refused when they are saved, with every reason")
    void wordsThatTellTooMuchAreNotSaved() {
        conditionCalled("Vindglosa");
        int version = read("sms.reminder").path("version").asInt();
        var refused = asEditor("PUT", "/sms.reminder", sms("Råd vid vindglosa {day} {time} {link} {condition} {code}"));
        assertThat(refused.statusCode()).isEqualTo(400);
        JsonNode problem = json.readTree(refused.body());
        assertThat(problem.path("type").asString()).isEqualTo("urn:clinic:problem:invalid-input");
        assertThat(errors(problem))
                .isEqualTo("[sv.text, sv.text, sv.text]"
                        + "[unknown-placeholder, placeholder-not-allowed, not-for-everyone]");
        assertThat(refused.body()).contains("{condition}", "{code}").doesNotContainIgnoringCase("vindglosa");
        assertThat(read("sms.reminder").path("version").asInt()).isEqualTo(version);
        assertThat(asEditor("PUT", "/sms.reminder", "{\"sv\":").statusCode()).isEqualTo(400);
    }

    @Test
    @DisplayName("Scenario 34: words that have come to tell too much do not leave; the message waits for better ones")
    void wordsThatTellTooMuchDoNotLeave() {
        say("sms.confirmation", "Välkommen till snögrynet {day} {time} {link}");
        conditionCalled("Snögryn");
        booked(ANNA);
        eventually()
                .untilAsserted(() -> assertThat(messages(appointment))
                        .contains("confirmation v1 SMS NOT_SENT WORDS_NOT_FOR_EVERYONE"));
        assertThat(received()).isEmpty();
        assertThat(announced(appointment)).containsExactly("reminder.message.not-sent");
        var explained = call(
                "GET",
                "/api/staff/messages?appointment=" + appointment,
                OFFICE.pass(UUID.randomUUID(), 1, PRACTITIONER),
                "");
        assertThat(json.readTree(explained.body())
                        .path("messages")
                        .path(0)
                        .path("reason")
                        .asString())
                .isEqualTo("words-not-for-everyone");
        assertThat(asEditor("POST", "/sms.confirmation/preview", "").statusCode())
                .isEqualTo(409);

        say("sms.confirmation", "Välkommen {day} {time} {link}");
        eventually().untilAsserted(() -> assertThat(messages(appointment)).contains("confirmation v1 SMS SENT"));
        assertThat(received()).singleElement().asString().startsWith("Välkommen ");
        assertThat(announced(appointment)).containsExactly("reminder.message.not-sent", "reminder.message.sent");
    }

    @Test
    @DisplayName("Scenario 34: an SMS or a subject names no treatment either")
    void treatmentIsNotNamed() {
        UUID treatment = UUID.randomUUID();
        announce(new TreatmentListed(treatment, List.of("Vågskvalp", "Wave lapping")));
        eventually()
                .until(() -> jdbc.sql("select count(*) from treatment where treatment_id = ?")
                                .param(treatment)
                                .query(Long.class)
                                .single()
                        == 1);
        assertThat(errors(json.readTree(asEditor("PUT", "/sms.reminder", sms("Ditt vågskvalp {day} {time} {link}"))
                        .body())))
                .isEqualTo("[sv.text][not-for-everyone]");
        JsonNode mail = read("mail.confirmation").path("words");
        String named = mail.toString().replace("Your visit is booked:", "Your wave lapping is booked:");
        assertThat(errors(json.readTree(
                        asEditor("PUT", "/mail.confirmation", named).body())))
                .isEqualTo("[en.subject][not-for-everyone]");
    }

    private void conditionCalled(String name) {
        UUID id = UUID.randomUUID();
        announce(new ConditionPublished(
                new Publication(id, "sv", 1, "approver", LocalDate.of(2030, 1, 1)),
                name.toLowerCase(java.util.Locale.ROOT),
                name,
                List.of(),
                List.of()));
        eventually()
                .until(() -> jdbc.sql("select count(*) from publication where item_id = ?")
                                .param(id)
                                .query(Long.class)
                                .single()
                        == 1);
    }

    @Test
    void earlierWordsComeBackAsANewVersion() {
        String before =
                read("sms.reminder").path("words").path("sv").path("text").asString();
        int version = read("sms.reminder").path("version").asInt();
        say("sms.reminder", "Annat {day} {time} {link}");
        var back = asEditor("POST", "/sms.reminder/restoration", "{\"version\":" + version + "}");
        assertThat(back.statusCode()).as(back.body()).isEqualTo(200);

        JsonNode now = read("sms.reminder");
        assertThat(now.path("version").asInt()).isEqualTo(version + 2);
        assertThat(now.path("words").path("sv").path("text").asString()).isEqualTo(before);
        assertThat(now.path("history").path(0).path("sameAs").asInt()).isEqualTo(version);
        assertThat(now.path("history")
                        .path(1)
                        .path("words")
                        .path("sv")
                        .path("text")
                        .asString())
                .startsWith("Annat");
        assertThat(asEditor("POST", "/sms.reminder/restoration", "{\"version\":999}")
                        .statusCode())
                .isEqualTo(400);
        assertThatThrownBy(() ->
                        jdbc.sql("update template_version set words = '{}'").update())
                .hasMessageContaining("never changed");
        assertThatThrownBy(() -> jdbc.sql("delete from template_version").update())
                .hasMessageContaining("never changed");
    }

    @Test
    void wordsCanBeTriedOutInBothLanguages() {
        JsonNode sms = json.readTree(
                asEditor("POST", "/sms.reminder/preview", sms("Vi ses på mottagningen {day} ”kl” {time} {with} {link}"))
                        .body());
        assertThat(sms.path("sv").path("text").asString())
                .contains("ons 30 sep \"kl\" 09:30 hos Anna Lindqvist https://clinic.example/appointments/");
        assertThat(sms.path("sv").path("encoding").asString()).isEqualTo("GSM-7");
        assertThat(sms.path("sv").path("segments").asInt()).isEqualTo(1);
        assertThat(sms.path("sv").path("segmentsAtMost").asInt()).isEqualTo(2);
        assertThat(sms.path("en").path("text").asString()).contains("Wed 30 Sep", "with Anna Lindqvist");
        JsonNode other = json.readTree(asEditor("POST", "/sms.reminder/preview", sms("Ł {day} {time} {link}"))
                .body());
        assertThat(other.path("sv").path("encoding").asString()).isEqualTo("UCS-2");
        assertThat(other.path("sv").path("segments").asInt()).isEqualTo(2);

        JsonNode mail =
                json.readTree(asEditor("POST", "/mail.confirmation/preview", "").body());
        assertThat(mail.path("sv").path("subject").asString()).isEqualTo("Din tid är bokad: ons 30 sep kl. 09:30");
        assertThat(mail.path("sv").path("text").asString()).contains("Onsdag 30 september kl. 09:30–10:15");
        assertThat(mail.path("sv").path("html").asString())
                .startsWith("<!doctype html>")
                .contains("Videslätt Torget");
        assertThat(mail.path("en").path("subject").asString()).startsWith("Your visit is booked");
        assertThat(read("sms.reminder").path("words").path("sv").path("text").asString())
                .as("nothing is kept")
                .doesNotStartWith("Ł");
    }

    @Test
    void nameInAnotherAlphabetArrivesAsItIsWrittenAndIsCounted() {
        UUID practitioner = UUID.randomUUID();
        announce(new PractitionerListed(practitioner, "ليلى Żółkiewska"));
        eventually()
                .until(() -> jdbc.sql("select count(*) from practitioner where practitioner_id = ?")
                                .param(practitioner)
                                .query(Long.class)
                                .single()
                        == 1);
        booked(practitioner);
        eventually().until(() -> received().size() == 1);
        String sms = received().getFirst();
        assertThat(sms.replace("?lang=sv", ""))
                .contains("hos ليلى Żółkiewska, Videslätt")
                .doesNotContain("?");
        eventually().untilAsserted(() -> assertThat(messages(appointment)).contains("confirmation v1 SMS SENT"));
        assertThat(stored("confirmation")).endsWith(" UCS-2 " + (sms.length() + 66) / 67);
    }
}
