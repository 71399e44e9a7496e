package clinic.booking.safety;

import static clinic.booking.BookingClient.assertFault;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import clinic.booking.BookingClient;
import clinic.booking.BookingClient.Answer;
import clinic.booking.EmptyCalendar;
import clinic.booking.RealBooking;
import clinic.booking.StandingClock;
import clinic.booking.catalogue.GeneralQuestions;
import clinic.booking.catalogue.SafetyQuestion;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Programs ask what the pages ask before a time is chosen, and a yes leads to the same words. */
@RealBooking
class SafetyApiIT {

    private static final String TEN = "2026-11-24T10:00:00+01:00";

    @Autowired
    BookingClient client;

    @Autowired
    EmptyCalendar calendar;

    @Autowired
    GeneralQuestions general;

    @Autowired
    StandingClock clock;

    @Autowired
    SafetyStops keeping;

    @Autowired
    JdbcClient database;

    @BeforeEach
    void emptyCalendar() {
        clock.stand(StandingClock.SUNDAY);
        calendar.empty();
        database.sql("DELETE FROM safety_stops").update();
    }

    @Test
    void questionsComeInBothLanguagesWithWhatIsShownUponAYes() {
        JsonNode told = client.get("/api/safety-questions").body();
        for (String language : List.of("sv", "en")) {
            assertThat(told.path(language).path("questions").findValuesAsString("text"))
                    .containsExactlyElementsOf(general.in(Locale.of(language)).stream()
                            .map(SafetyQuestion::text)
                            .toList());
        }
        JsonNode emergency = told.path("sv").path("care").path(0);
        assertThat(emergency.path("level").asString()).isEqualTo("emergency");
        assertThat(emergency.path("title").asString()).isEqualTo("Du behöver vård nu");
        assertThat(emergency.path("ways").findValuesAsString("phone")).containsExactly("112", "1177");
        assertThat(told.path("en").path("care").path(1).path("title").asString())
                .isEqualTo("Contact care today");
        assertThat(told.path("sv").path("version")).isNotEqualTo(told.path("en").path("version"));
    }

    @Test
    void conditionHasQuestionsOfItsOwn() {
        UUID condition = condition("Är tummen het?");
        try {
            JsonNode told =
                    client.get("/api/safety-questions?condition=" + condition).body();
            assertThat(told.path("sv").path("questions").findValuesAsString("text"))
                    .containsExactly("Är tummen het?");
            assertThat(told.path("en").path("version").asString())
                    .as("not published in English")
                    .isEqualTo(told.path("sv").path("version").asString());
            assertThat(answered(given("sv", condition, "hot", false), condition).text("outcome"))
                    .isEqualTo("clear");

            database.sql("UPDATE conditions SET safety_questions = replace(safety_questions::text, 'het', 'blå')::jsonb"
                            + " WHERE id = ?")
                    .param(condition)
                    .update();
            ObjectNode old = given("sv", condition, "hot", false)
                    .put("version", told.path("sv").path("version").asString());
            assertFault(answered(old, condition), "safetyAnswers.version", "questions-changed");
        } finally {
            database.sql("DELETE FROM conditions WHERE id = ?").param(condition).update();
        }
    }

    @Test
    void allAnsweredNoIsClearInEitherLanguageAndNothingIsKept() {
        for (String language : List.of("sv", "en")) {
            assertThat(answered(given(language, null, "none", false), null).text("outcome"))
                    .isEqualTo("clear");
        }
        assertThat(stops()).isEmpty();
    }

    @Test
    @DisplayName(
            "Scenario 31: a yes tells a program where care is, whatever else was left out, and is kept without a name")
    void yesLeadsToCare() {
        ObjectNode yes = client.object();
        yes.putObject("answers").put("chest-breath", true);

        Answer told = client.post("/api/safety-answers?lang=en", body(yes, null), Map.of());

        assertThat(told.text("outcome")).isEqualTo("emergency");
        assertThat(told.body().path("care").path("title").asString()).isEqualTo("You need care now");
        assertThat(kept()).contains("EMERGENCY", "{chest-breath}");
    }

    @Test
    void yesToWhatNobodyKnowsCountsAsAnEmergency() {
        assertThat(answered(given("sv", null, "asked-last-year", true), null).text("outcome"))
                .isEqualTo("emergency");
    }

    @Test
    @DisplayName("Scenario 31: a yes by a name that no database takes is kept, and holds up no other")
    void yesByANameThatCannotBeKeptIsKeptWithoutIt() {
        ObjectNode yes = client.object();
        yes.putObject("answers").put("x\0", true).put("y".repeat(65), true);

        assertThat(answered(yes, null).text("outcome")).isEqualTo("emergency");
        assertThat(kept()).contains("EMERGENCY", "{unknown}");
        assertThat(keeping.isSettled(
                        UUID.randomUUID(), clock.instant(), SafetyQuestion.Level.EMERGENCY, List.of("x\0"), null, null))
                .as("what never can be kept is not tried for ever")
                .isTrue();
        assertThat(stops()).hasSize(1);
    }

    @Test
    void yesThatCanWaitWaitsForTheOtherAnswers() {
        ObjectNode one = given("sv", null, "fever-ill", true);
        ObjectNode part = one.deepCopy();
        part.withObject("/answers").remove("chest-breath");

        assertFault(answered(part, null), "safetyAnswers.answers.chest-breath", "missing");
        assertThat(stops()).isEmpty();
        Answer told = answered(one, null);
        assertThat(told.text("outcome")).isEqualTo("contact-care-today");
        assertThat(told.body().path("care").path("ways").findValuesAsString("phone"))
                .containsSubsequence("1177", "112");
    }

    @Test
    void bookingThatSaysYesBooksNothingWhateverElseIsWrongWithIt() {
        ObjectNode booking = client.booking("back-and-leg", null, TEN);
        booking.set("safetyAnswers", given("sv", null, "chest-breath", true));
        booking.withObject("/patient").put("name", "Tove Kvist").remove("language");

        Answer refused = client.book(booking);

        assertThat(refused.status()).as("%s", refused.body()).isEqualTo(422);
        assertThat(refused.text("type")).isEqualTo("urn:clinic:problem:care-first");
        assertThat(refused.text("detail")).startsWith("Du behöver vård nu. ");
        assertThat(refused.body().path("care").path("ways").findValuesAsString("phone"))
                .contains("112");
        assertThat(calendar.count("appointments")).isZero();
        assertThat(kept()).contains("EMERGENCY").doesNotContain("Tove");
    }

    @Test
    void bookingSaysWhatWasAsked() {
        ObjectNode booking = client.booking("back-and-leg", null, TEN);
        booking.remove("safety");
        ObjectNode answers = given("sv", null, "none", false);
        booking.set(
                "safetyAnswers",
                answers.deepCopy().put("version", UUID.randomUUID().toString()));
        assertFault(client.book(booking), "safetyAnswers.version", "questions-changed");
        booking.set("safetyAnswers", answers);
        assertThat(client.book(booking).status()).isEqualTo(201);
    }

    @Test
    @DisplayName("Scenario 31: a program is told where care is, however much comes from its network")
    void networkThatAsksTooOftenIsToldToo() {
        Map<String, String> network = Map.of("X-Forwarded-For", "203.0.113.41");
        for (int n = 0; n < 10; n++) {
            client.post("/api/holds", client.object(), network);
        }
        ObjectNode booking = client.booking("back-and-leg", null, TEN);
        booking.set("safetyAnswers", given("sv", null, "chest-breath", true));

        assertThat(client.post("/api/appointments", booking, network).status()).isEqualTo(422);
        assertThat(client.post("/api/safety-answers", body(given("sv", null, "chest-breath", true), null), network)
                        .text("outcome"))
                .isEqualTo("emergency");
        assertThat(stops())
                .as("who asks all the time is told, and nothing of it is kept")
                .isEmpty();
        booking.set("safetyAnswers", given("sv", null, "none", false));
        assertThat(client.post("/api/appointments", booking, network).status()).isEqualTo(429);
    }

    @Test
    void consentIsKeptInTheWordsThatWereShown() {
        JsonNode texts = client.get("/api/consents").body();
        JsonNode reminders = texts.path("sv").path(0);
        assertThat(reminders.path("purpose").asString()).isEqualTo("reminders");
        ObjectNode booking = client.booking("back-and-leg", null, TEN);
        booking.putArray("consents").add("reminders");
        ObjectNode shown = booking.putObject("consentVersions");
        assertFault(client.book(booking), "consentVersions.reminders", "missing");
        shown.put("reminders", texts.path("en").path(0).path("version").asString());
        assertFault(client.book(booking), "consentVersions.reminders", "consent-text-changed");
        shown.put("reminders", reminders.path("version").asString());
        booking.withObject("/patient").put("email", UUID.randomUUID() + "@example.org");

        assertThat(client.book(booking).status()).isEqualTo(201);
        assertThat(database.sql(
                                "SELECT c.text FROM consents c JOIN patients p ON p.id = c.patient_id WHERE p.email = ?")
                        .param(booking.path("patient").path("email").asString())
                        .query(String.class)
                        .list())
                .containsExactly(reminders.path("text").asString());
    }

    private UUID condition(String question) {
        UUID id = UUID.randomUUID();
        database.sql("""
                        INSERT INTO conditions (id, locale, version, slug, name, safety_questions, suited_treatments)
                        VALUES (?, 'sv', 1, ?, 'Tumvärk', cast(? AS jsonb), '[]')""").params(id, id.toString(), """
                        [{"id": "hot", "text": "%s", "level": "CONTACT_CARE_TODAY"}]""".formatted(question)).update();
        return id;
    }

    /** No to all, but for one. */
    private ObjectNode given(String language, @Nullable UUID condition, String one, boolean yes) {
        JsonNode asked = client.get("/api/safety-questions" + (condition == null ? "" : "?condition=" + condition))
                .body()
                .path(language);
        ObjectNode given = client.object().put("version", asked.path("version").asString());
        ObjectNode answers = given.putObject("answers");
        asked.path("questions").findValuesAsString("id").forEach(id -> answers.put(id, false));
        answers.put(one, yes);
        return given;
    }

    private Answer answered(ObjectNode given, @Nullable UUID condition) {
        return client.post("/api/safety-answers", body(given, condition), Map.of());
    }

    private ObjectNode body(ObjectNode given, @Nullable UUID condition) {
        ObjectNode body = client.object();
        if (condition != null) {
            body.put("condition", condition.toString());
        }
        body.set("safetyAnswers", given);
        return body;
    }

    private String kept() {
        return await().atMost(Duration.ofSeconds(10))
                .until(this::stops, kept -> kept.size() == 1)
                .getFirst();
    }

    private List<String> stops() {
        return database.sql("SELECT s::text FROM safety_stops s")
                .query((row, n) -> String.valueOf(row.getString(1)))
                .list();
    }
}
