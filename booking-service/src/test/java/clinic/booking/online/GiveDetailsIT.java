package clinic.booking.online;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import clinic.booking.limits.BookingLimits;
import clinic.booking.limits.TooOften;
import clinic.booking.online.Browser.Page;
import clinic.booking.staff.StaffBrowser;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Step 4: what was typed is kept, whatever becomes of the time meanwhile. */
class GiveDetailsIT extends PatientWithABrowser {

    @Autowired
    BookingLimits limits;

    @Test
    void faultsAreNamedWithLinksAndWhatWasTypedStays() {
        Page details = patient.details();
        Map<String, List<String>> form = new HashMap<>(BookByForms.typed(details));
        form.put("birthDate", List.of("12 april"));
        form.put("mobile", List.of("070"));
        form.put("name", List.of("Ida <b>\"Falk\"</b>"));
        int before = visits();

        Page refused = patient.book(details, form);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.links("#birthDate")).isNotEmpty();
        assertThat(refused.links("#mobile")).isNotEmpty();
        assertThat(refused.links("#name")).isEmpty();
        assertThat(refused.values("birthDate")).containsExactly("12 april");
        assertThat(refused.values("key")).isEqualTo(details.values("key"));
        assertThat(refused.html())
                .contains("<title>Fel: ", "aria-invalid=\"true\"", "&lt;b&gt;")
                .doesNotContain("<b>\"Falk");
        assertThat(visits()).isEqualTo(before);
    }

    @Test
    void personnummerIsAskedForWhereTheTreatmentNeedsIt() {
        assertThat(patient.details().html()).doesNotContain("id=\"personnummer\"");
        database.sql("UPDATE treatments SET personnummer = 'REQUIRED'").update();
        try {
            Page details = patient.details();
            assertThat(details.html()).contains("id=\"personnummer\"").doesNotContain("Skriv inte de fyra sista");
            Map<String, List<String>> form = new HashMap<>(BookByForms.typed(details));
            form.put("personnummer", List.of(" "));
            Page missing = patient.book(details, form);
            assertThat(missing.status()).isEqualTo(422);
            assertThat(missing.links("#personnummer")).isNotEmpty();
            form.put("personnummer", List.of("850412-2380"));
            Page wrong = patient.book(details, form);
            assertThat(wrong.status()).isEqualTo(422);
            assertThat(wrong.values("personnummer")).containsExactly("850412-2380");
            form.put("personnummer", List.of("850412-2386"));
            assertThat(patient.book(details, form).status()).isEqualTo(303);
        } finally {
            database.sql("UPDATE treatments SET personnummer = 'NO'").update();
        }
    }

    @Test
    void whatTheTreatmentAsksIsAnsweredWithTheDetailsAndKeptWithTheVisit() {
        Page details = patient.details();
        assertThat(details.html()).contains("Har du varit hos oss tidigare?", "frivilligt");
        assertThat(details.html()).contains("Bokar du åt ett barn?").doesNotContain("intake-been-here-error");
        Map<String, List<String>> form = new HashMap<>(BookByForms.typed(details));
        form.put("intake[been-here]", List.of("perhaps"));
        form.put("intake[wish]", List.of("Att kunna <gå> i skogen"));
        form.put("intake[of-another-treatment]", List.of("7"));

        Page refused = patient.book(details, form);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.links("#intake-been-here")).isNotEmpty();
        assertThat(refused.elements("fieldset"))
                .anySatisfy(asked -> assertThat(asked).containsEntry("aria-describedby", "intake-been-here-error"));
        assertThat(refused.html()).contains("Att kunna &lt;gå&gt; i skogen", "Svara ja eller nej");

        form.put("intake[been-here]", List.of("no"));
        Page booked = patient.book(details, form);
        assertThat(booked.status()).isEqualTo(303);
        assertThat(database.sql("SELECT count(*) FROM appointments WHERE intake::text LIKE '%Att kunna <gå> i skogen%'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void notesAreKeptOnEveryWayAndReadByStaffAsTheyWereTyped() {
        Page details = patient.details();
        Map<String, List<String>> form = new HashMap<>(BookByForms.typed(details));
        form.put("notes", List.of("<b>Hör</b> dåligt" + "x".repeat(1001)));
        Page refused = patient.book(details, form);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.links("#notes")).hasSize(1);
        assertThat(refused.html())
                .contains("aria-describedby=\"notes-hint notes-error\"", ">&lt;b&gt;Hör&lt;/b&gt; dåligtxxx");

        // A form sends two characters for each line break.
        String longest = "<b>Hör</b> dåligt\r\n" + "x".repeat(982);
        form.put("notes", List.of(" " + longest + "\r\n"));
        Page times = browser.post(back(details, "details"), form);
        assertThat(times.values("notes").getFirst()).contains("&lt;b&gt;Hör&lt;/b&gt; dåligt\r\nxxx");

        Page booked = patient.book(details, form);
        assertThat(booked.status()).isEqualTo(303);
        assertThat(browser.get(booked.location()).html()).doesNotContain("dåligt");
        String id = database.sql("SELECT id FROM appointments WHERE notes = ?")
                .param(longest.replace("\r", ""))
                .query(String.class)
                .single();
        assertThat(StaffBrowser.signedIn(port, "reception", "sv")
                        .get("/staff/appointments/" + id)
                        .html())
                .contains("Att veta inför besöket", "&lt;b&gt;Hör&lt;/b&gt; dåligt\nxxx");
    }

    @Test
    void lostRaceAtTheBookingKeepsWhatWasTyped() {
        Page times = patient.times();
        String slot = times.values("slot").getFirst();
        Page mine = browser.follow(patient.hold(times, slot));
        // My hold ends; someone else holds and books the time.
        clock.forward(Duration.ofMinutes(11));
        Browser another = new Browser(port);
        BookByForms other = new BookByForms(another);
        Page theirs = another.follow(other.hold(times, slot));
        assertThat(other.book(theirs, BookByForms.typed(theirs)).status()).isEqualTo(303);

        Page lost = patient.book(mine, BookByForms.typed(mine));

        assertThat(lost.status()).isEqualTo(409);
        assertThat(lost.html()).contains("hann tyvärr bli bokad");
        assertThat(lost.values("name")).containsExactly("Ida Falk");
        assertThat(lost.values("birthDate")).containsExactly("1985-04-12");
        assertThat(lost.values("consents")).containsExactlyInAnyOrder("reminders", "follow-ups");
        assertThat(lost.links("Ida")).isEmpty();

        Map<String, List<String>> again = new HashMap<>(BookByForms.typed(mine));
        again.remove("key");
        again.put("slot", List.of(lost.values("slot").getFirst()));
        Page details = browser.post(lost.action("/book/hold"), again);
        assertThat(details.status()).isEqualTo(200);
        assertThat(details.values("name")).containsExactly("Ida Falk");
        assertThat(patient.book(details, BookByForms.typed(details)).status()).isEqualTo(303);
    }

    @Test
    void expiredHoldStillBooksWhenTheTimeIsFree() {
        Page details = patient.details();
        clock.forward(Duration.ofMinutes(11));
        assertThat(browser.get(details.action("/book/details")).html()).contains("Reservationen har gått ut");
        assertThat(patient.book(details, BookByForms.typed(details)).status()).isEqualTo(303);
    }

    @Test
    void stepBackKeepsWhatWasTyped() {
        Page details = patient.details();
        Map<String, String> back = details.elements("button").stream()
                .filter(button -> button.getOrDefault("class", "").contains("back-link"))
                .findFirst()
                .orElseThrow();
        assertThat(back).containsEntry("form", "details");

        Page times = browser.post(back.getOrDefault("formaction", ""), BookByForms.typed(details));

        assertThat(times.status()).isEqualTo(200);
        assertThat(times.html()).contains("Välj en tid");
        assertThat(times.values("name")).containsExactly("Ida Falk");
    }

    @Test
    void twoStepsBackAndOnAgainKeepWhatWasTyped() {
        Page details = patient.details();
        Page times = browser.post(back(details, "details"), BookByForms.typed(details));

        Page questions = browser.post(back(times, "times"), carried(times));
        assertThat(questions.html()).contains("Några frågor för din säkerhet");
        Page unanswered = browser.post(questions.action("/book/safety"), carried(questions));
        assertThat(unanswered.status()).isEqualTo(422);
        Map<String, List<String>> answers = new HashMap<>(BookByForms.all(unanswered, "no"));
        answers.putAll(carried(unanswered));
        Page again = browser.post(unanswered.action("/book/safety"), answers);

        assertThat(again.html()).contains("Välj en tid");
        assertThat(again.links("Ida")).as("no name in an address").isEmpty();
        Map<String, List<String>> chosen = new HashMap<>(carried(again));
        chosen.put("slot", List.of(again.values("slot").getFirst()));
        Page typed = browser.post(again.action("/book/hold"), chosen);
        assertThat(typed.values("name")).containsExactly("Ida Falk");
        assertThat(typed.values("email")).containsExactly("ida@example.org");
        assertThat(patient.book(typed, BookByForms.typed(typed)).status()).isEqualTo(303);
    }

    /** Where the step back of the form with this id leads. */
    private static String back(Page page, String form) {
        return page.elements("button").stream()
                .filter(button -> button.getOrDefault("class", "").contains("back-link"))
                .filter(button -> form.equals(button.get("form")))
                .map(button -> button.getOrDefault("formaction", ""))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No step back of " + form + " in\n" + page.html()));
    }

    @Test
    void whoWantsSomethingElseAfterAllTypesNothingTwice() {
        Page details = patient.details();
        Page times = browser.post(back(details, "details"), BookByForms.typed(details));
        Page questions = browser.post(back(times, "times"), carried(times));
        Page treatments = browser.post(back(questions, "safety"), carried(questions));
        assertThat(treatments.status()).isEqualTo(200);
        assertThat(treatments.links("/book/safety"))
                .as("a link would lose what was typed")
                .isEmpty();
        assertThat(treatments.links("practitioner=")).isEmpty();
        assertThat(treatments.values("name")).containsExactly("Ida Falk");

        Page again = browser.post(
                treatments.elements("button").stream()
                        .map(button -> button.getOrDefault("formaction", ""))
                        .filter(address -> address.startsWith("/book/safety/again"))
                        .reduce((first, last) -> last)
                        .orElseThrow(),
                carried(treatments));
        Map<String, List<String>> answered = new HashMap<>(BookByForms.all(again, "no"));
        answered.putAll(carried(again));
        assertThat(browser.post(again.action("/book/safety"), answered).values("email"))
                .containsExactly("ida@example.org");
    }

    /** What a form brings along unseen of what was typed before. */
    private static Map<String, List<String>> carried(Page page) {
        Map<String, List<String>> form = new HashMap<>();
        for (String name : List.of("name", "birthDate", "mobile", "email", "consents")) {
            form.put(name, page.values(name));
        }
        return form;
    }

    @Test
    void whoGoesBackAfterBookingIsToldThatItIsBookedAndChoosesAnotherTime() {
        Page details = patient.details();
        Map<String, List<String>> form = new HashMap<>(BookByForms.typed(details));
        assertThat(patient.book(details, form).status()).isEqualTo(303);
        form.put("name", List.of("Otto Falk"));
        int before = visits();

        Page told = patient.book(details, form);

        assertThat(told.status()).isEqualTo(409);
        assertThat(told.html())
                .contains("Du har redan bokat med det här formuläret", "välj en annan tid", "<title>Fel: ")
                .doesNotContain("error-summary", "aria-invalid", ">Boka tiden<", "Reservationen har gått ut");
        assertThat(told.values("name")).containsExactly("Otto Falk");
        assertThat(visits()).isEqualTo(before);

        Map<String, List<String>> another = new HashMap<>(BookByForms.typed(told));
        another.put("name", told.values("name"));
        Page times = browser.post(otherTime(told), another);
        another.put("slot", List.of(times.values("slot").getFirst()));
        Page anew = browser.post(times.action("/book/hold"), another);
        assertThat(anew.values("name")).containsExactly("Otto Falk");
        assertThat(patient.book(anew, BookByForms.typed(anew)).status()).isEqualTo(303);
        assertThat(visits()).isEqualTo(before + 1);
    }

    private static String otherTime(Page details) {
        return details.elements("button").stream()
                .filter(button -> "button block".equals(button.get("class")))
                .map(button -> button.getOrDefault("formaction", ""))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void contactThatHasBookedTooOftenKeepsWhatWasTyped() {
        Page details = patient.details();
        Map<String, List<String>> form = new HashMap<>(BookByForms.typed(details));
        form.put("mobile", List.of("070-174 06 94"));
        int before = visits();
        useUp("+46701740694");

        Page later = patient.book(details, form);

        assertThat(later.status()).isEqualTo(429);
        assertThat(later.header("retry-after")).isNotEmpty();
        assertThat(later.html()).contains("Tiden är inte bokad än", "Försök igen om 1 min, eller ring <a href=");
        assertThat(later.values("name")).containsExactly("Ida Falk");
        assertThat(later.values("key")).isEqualTo(details.values("key"));
        assertThat(visits()).isEqualTo(before);
    }

    private void useUp(String contact) {
        assertThatThrownBy(() -> {
                    while (true) {
                        limits.within(List.of(contact), () -> Optional.of("booked"));
                    }
                })
                .isInstanceOf(TooOften.class);
    }

    /** Half past midnight at the clinic; elsewhere the day before goes on. */
    @Test
    @DisplayName("9: a child born today is born today by the clinic's day, as in the API")
    void birthDateIsJudgedByTheClinicsDay() {
        clock.stand(Instant.parse("2026-11-23T23:30:00Z"));
        Page details = patient.details();
        Map<String, List<String>> form = new HashMap<>(BookByForms.typed(details));
        form.put("birthDate", List.of("2026-11-25"));
        assertThat(patient.book(details, form).status()).isEqualTo(422);
        form.put("birthDate", List.of("2026-11-24"));
        assertThat(patient.book(details, form).status()).isEqualTo(303);
    }

    @Test
    void holdCanBeExtendedKeepingWhatWasTyped() {
        Page details = patient.details();
        String extend = details.elements("button").stream()
                .map(button -> button.getOrDefault("formaction", ""))
                .filter(action -> action.contains("/book/hold/extension"))
                .findFirst()
                .orElseThrow();
        clock.forward(Duration.ofMinutes(8));
        assertThat(details.html()).contains("reserverad för dig till 10:10");
        Page kept = browser.post(extend, BookByForms.typed(details));
        assertThat(kept.status()).isEqualTo(200);
        assertThat(kept.html()).contains("Vi har förlängt reservationen till 10:18");
        assertThat(kept.values("name")).containsExactly("Ida Falk");
    }
}
