package clinic.booking.online;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import clinic.booking.online.Browser.Page;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Step 2: before a time is shown, it is asked whether care is needed at once. */
class SafetyQuestionsIT extends PatientWithABrowser {

    @Test
    void yesToAnEmergencyQuestionShowsWhereCareIsAndBooksNothing() {
        Page questions = browser.get(browser.get("/book").links("/book/safety").getFirst());
        List<Map<String, Integer>> before = counts();

        Page emergency = browser.post(questions.action("/book/safety"), BookByForms.all(questions, "yes"));

        assertThat(emergency.status()).isEqualTo(200);
        assertThat(emergency.html())
                .containsSubsequence(
                        "Du behöver vård nu",
                        "<a class=\"card\" href=\"tel:112\">",
                        "Om du har ont eller tryck i bröstet",
                        "Åk till en akutmottagning",
                        "Åk nu, även om smärtan är lindrig.",
                        "<a class=\"card\" href=\"tel:1177\">");
        assertThat(emergency.links("/book/time")).isEmpty();
        assertThat(counts()).isEqualTo(before);
    }

    @Test
    void emergencyCountsEvenWhenOtherQuestionsAreUnanswered() {
        Page questions = browser.get(browser.get("/book").links("/book/safety").getFirst());
        List<String> yes = BookByForms.all(questions, "yes").get("flag-bladder-bowel");
        assertThat(browser.post(questions.action("/book/safety"), Map.of("flag-bladder-bowel", yes))
                        .html())
                .contains("Du behöver vård nu");
    }

    @Test
    void yesToContactCareTodayShowsWhomToCallAndBooksNothing() {
        Page questions = browser.get(browser.get("/book").links("/book/safety").getFirst());
        Map<String, List<String>> answers = BookByForms.all(questions, "no");
        answers.put("flag-fever-ill", List.of("contact-care-today"));
        List<Map<String, Integer>> before = counts();

        Page contact = browser.post(questions.action("/book/safety"), answers);

        assertThat(contact.html()).contains("Kontakta vården i dag", "tel:1177");
        assertThat(contact.links("/book/time")).isEmpty();
        assertThat(counts()).isEqualTo(before);
    }

    /** Of two radio buttons with one name a browser sends one, so fewer answers come than were asked for. */
    @Test
    void yesIsNeverPassedOverWhereTwoQuestionsAreCalledAlike() {
        UUID condition = UUID.randomUUID();
        database.sql("""
                        INSERT INTO conditions (id, locale, version, slug, name, safety_questions, suited_treatments)
                        VALUES (?, 'sv', 1, ?, 'Tumvärk', cast(? AS jsonb), '[]')""").params(condition, condition.toString(), """
                        [{"id": "", "text": "Är tummen het?", "level": "CONTACT_CARE_TODAY"},
                         {"id": "", "text": "Är tummen blå?", "level": "CONTACT_CARE_TODAY"}]""").update();
        try {
            String address = browser.get("/book").links("/book/safety").getFirst() + "&condition=" + condition;
            Page questions = browser.get(address);
            assertThat(questions.values("asked")).containsExactly("2");

            Page judged = browser.post(
                    questions.action("/book/safety"),
                    Map.of("flag-", List.of("contact-care-today"), "asked", List.of("2")));

            assertThat(judged.location()).isEmpty();
            assertThat(judged.html()).contains("Kontakta vården i dag", "tel:1177");
        } finally {
            database.sql("DELETE FROM conditions WHERE id = ?").param(condition).update();
        }
    }

    @Test
    void unansweredSafetyQuestionsAreNamed() {
        Page questions = browser.get(browser.get("/book").links("/book/safety").getFirst());
        Page refused = browser.post(questions.action("/book/safety"), Map.of());
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.html()).contains("error-summary", "<title>Fel: ");
        assertThat(refused.links("#bladder-bowel-yes")).isNotEmpty();
    }

    @Test
    void timesAndDetailsCannotBeReachedPastTheSafetyQuestions() {
        Page times = patient.times();
        String past = times.action("/book/hold").replace("safety=clear", "safety=");
        int held = count("taken_time");
        assertThat(browser.post(
                                past,
                                Map.of("slot", List.of(times.values("slot").getFirst())))
                        .location())
                .startsWith("/book/safety");
        assertThat(count("taken_time")).isEqualTo(held);
        Page details = patient.details();
        int before = visits();
        assertThat(browser.post(
                                details.action("/book/details").replace("safety=clear", "safety="),
                                BookByForms.typed(details))
                        .location())
                .startsWith("/book/safety");
        assertThat(visits()).isEqualTo(before);
    }

    @Test
    void emergencyPageSpeaksBothLanguages() {
        Page questions = browser.get(browser.get("/book").links("/book/safety").getFirst());
        Page emergency = browser.post(questions.action("/book/safety"), BookByForms.all(questions, "yes"));
        Page english = browser.get(emergency.links("lang=en").getFirst());
        assertThat(english.html()).contains("<html lang=\"en\"", "tel:112");
        assertThat(english.links("/book/time")).isEmpty();
    }

    @Test
    @DisplayName("Scenario 31: a yes is kept: when, how urgent and which question; and nobody's name")
    void yesIsKeptWithoutAName() {
        Page questions = browser.get(browser.get("/book").links("/book/safety").getFirst());
        Map<String, List<String>> answers = BookByForms.all(questions, "no");
        answers.put("flag-chest-breath", List.of("emergency"));
        answers.put("name", List.of("Ida Falk"));

        browser.post(questions.action("/book/safety"), answers);

        assertThat(await().atMost(Duration.ofSeconds(10))
                        .until(
                                () -> database.sql(
                                                "SELECT s::text FROM safety_stops s WHERE questions = '{chest-breath}'")
                                        .query(String.class)
                                        .list(),
                                kept -> kept.size() == 1)
                        .getFirst())
                .contains("EMERGENCY")
                .doesNotContain("Falk", "127.0.0.1");
    }

    private List<Map<String, Integer>> counts() {
        return List.of(Map.of(
                "appointments", count("appointments"),
                "patients", count("patients"),
                "taken_time", count("taken_time"),
                "outbox", count("outbox")));
    }
}
