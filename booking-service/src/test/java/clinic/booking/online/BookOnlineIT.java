package clinic.booking.online;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import clinic.booking.BookingClient;
import clinic.booking.RealBooking;
import clinic.booking.StandingClock;
import clinic.booking.online.Browser.Page;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@RealBooking
class BookOnlineIT {

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient database;

    @Autowired
    StandingClock clock;

    @Autowired
    BookingClient client;

    Browser browser;
    BookByForms patient;

    @BeforeEach
    void openABrowser() {
        clock.stand(StandingClock.SUNDAY);
        browser = new Browser(port);
        patient = new BookByForms(browser);
    }

    @Test
    void wholeBookingByFormsEndsAtTheReceipt() {
        String address = patient.booked();
        assertThat(address).matches("/appointments/[\\w-]{49}");

        Page receipt = browser.get(address);
        assertThat(receipt.status()).isEqualTo(200);
        assertThat(receipt.html()).contains("Din tid är bokad", "Avboka", "Byt tid");
        assertThat(receipt.header("cache-control")).contains("no-store");
        assertThat(receipt.header("set-cookie")).isEmpty();

        Page file = browser.get(address + "/visit.ics");
        assertThat(file.header("content-type")).startsWith("text/calendar").contains("method=PUBLISH");
        assertThat(file.html())
                .contains("SUMMARY:Besök hos ", "SEQUENCE:1\r\n")
                .doesNotContain("Rygg", "appointments/");
    }

    @Test
    @DisplayName("Scenario 34: no page of a patient says in its title or address what the visit is about")
    void titlesOfPersonalPagesAreNeutral() {
        String address = patient.booked();
        assertThat(browser.get(address).html()).contains("<title>Ditt besök</title>");
        assertThat(browser.get(address + "/reschedule").html()).contains("<title>Byt tid</title>");
        assertThat(browser.get(address + "/cancellation").html()).contains("<title>Avboka tiden</title>");
    }

    @Test
    @DisplayName("Scenario 5: a double click books once and leads both times to the same visit")
    void doubleClickBooksOnce() {
        Page details = patient.details();
        Map<String, List<String>> typed = BookByForms.typed(details);
        int before = visits();
        String first = patient.book(details, typed).location();
        String second = patient.book(details, typed).location();
        assertThat(second).isEqualTo(first);
        assertThat(visits()).isEqualTo(before + 1);
    }

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
    void lostRaceAtTheHoldKeepsTheDayAndOffersTheNearest() {
        Page times = patient.times();
        String slot = times.values("slot").getFirst();
        assertThat(new BookByForms(new Browser(port)).hold(times, slot).status())
                .isEqualTo(303);

        Page lost = patient.hold(times, slot);

        assertThat(lost.status()).isEqualTo(409);
        assertThat(lost.html()).contains("hann tyvärr bli bokad", "role=\"alert\"");
        assertThat(lost.values("slot")).isNotEmpty().doesNotContain(slot);
        assertThat(lost.action("/book/hold")).contains("safety=clear").contains("day=");
        assertThat(patient.hold(lost, lost.values("slot").getFirst()).status()).isEqualTo(303);
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

    @Test
    void yesToAnEmergencyQuestionShowsWhereCareIsAndBooksNothing() {
        Page questions = browser.get(browser.get("/book").links("/book/safety").getFirst());
        List<Map<String, Integer>> before = counts();

        Page emergency = browser.post(questions.action("/book/safety"), BookByForms.all(questions, "yes"));

        assertThat(emergency.status()).isEqualTo(200);
        assertThat(emergency.html()).contains("Du behöver vård nu", "tel:112", "tel:1177");
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
        int held = holds();
        assertThat(browser.post(
                                past,
                                Map.of("slot", List.of(times.values("slot").getFirst())))
                        .location())
                .startsWith("/book/safety");
        assertThat(holds()).isEqualTo(held);
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
    void bookingFromAPractitionerShowsWhoThatIsAndTheirTreatmentsAndTimesOnly() {
        UUID johan = client.practitioner("Johan Berg");
        Page profile = browser.get("/book?practitioner=" + johan);
        assertThat(profile.html())
                .contains("Boka hos Johan Berg", "leg. fysioterapeut", "Träning med handledning", "knä, höft")
                .doesNotContain("Manuell behandling");

        Page questions = browser.get(profile.links("/book/safety").getFirst());
        Page times = browser.follow(browser.post(questions.action("/book/safety"), BookByForms.all(questions, "no")));
        assertThat(times.values("slot")).isNotEmpty().allMatch(slot -> slot.contains("~" + johan + "~"));
    }

    @Test
    void unknownPractitionerLeadsToEverybodysTreatments() {
        Page page = browser.get("/book?practitioner=" + UUID.randomUUID());
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.links("/book/safety")).hasSize(8).noneMatch(link -> link.contains("practitioner="));
    }

    @Test
    void firstAvailableShowsTheNearestTimesOfEverybody() {
        Page start = browser.get("/book");
        Page treatments = browser.get(start.links("first=").getFirst());
        Page questions = browser.get(treatments.links("/book/safety").getFirst());
        Page times = browser.follow(browser.post(questions.action("/book/safety"), BookByForms.all(questions, "no")));

        assertThat(times.html()).contains("Närmaste lediga tider", "Måndag 23 november");
        List<String> slots = times.values("slot");
        assertThat(slots).hasSize(12).isSorted();
        assertThat(slots.stream().map(slot -> slot.split("~")[1]).distinct()).hasSizeGreaterThan(1);
        assertThat(browser.get(times.links("day=2026-11-23").getFirst()).html()).contains("Vecka 48");
        assertThat(patient.hold(times, slots.getFirst()).status()).isEqualTo(303);
    }

    @Test
    void sameTimeWithAnotherPractitionerIsOneButtonAwayAndKeepsWhatWasTyped() {
        Page times = browser.get(tuesday());
        // In the middle of the day, when several people work.
        List<String> slots = times.values("slot");
        Page details = browser.follow(patient.hold(times, slots.get(slots.size() / 2)));
        Map<String, String> other = details.elements("button").stream()
                .filter(button -> "slot".equals(button.get("name")))
                .findFirst()
                .orElseThrow();
        Map<String, List<String>> form = new HashMap<>(BookByForms.typed(details));
        form.put("slot", List.of(other.getOrDefault("value", "")));

        Page instead = browser.post(other.getOrDefault("formaction", ""), form);

        assertThat(instead.status()).isEqualTo(200);
        assertThat(instead.values("name")).containsExactly("Ida Falk");
        assertThat(instead.action("/book/details"))
                .contains(other.getOrDefault("value", "").split("~")[1]);
        assertThat(patient.book(instead, BookByForms.typed(instead)).status()).isEqualTo(303);
    }

    @Test
    void whatTheTreatmentAsksIsAnsweredWithTheDetailsAndKeptWithTheVisit() {
        Page details = patient.details();
        assertThat(details.html()).contains("Har du varit hos oss tidigare?", "frivilligt");
        Map<String, List<String>> form = new HashMap<>(BookByForms.typed(details));
        form.put("intake[been-here]", List.of("perhaps"));
        form.put("intake[wish]", List.of("Att kunna <gå> i skogen"));
        form.put("intake[of-another-treatment]", List.of("7"));

        Page refused = patient.book(details, form);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.links("#intake-been-here")).isNotEmpty();
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
    void whoLosesAPractitionersTimeIsOfferedTheSameTimeWithOthers() {
        UUID johan = client.practitioner("Johan Berg");
        Page times = browser.get(tuesday() + "&practitioner=" + johan);
        String slot = times.values("slot").getFirst();
        new BookByForms(new Browser(port)).hold(times, slot);

        Page lost = patient.hold(times, slot);

        assertThat(lost.status()).isEqualTo(409);
        assertThat(lost.html()).contains("Samma tid hos någon annan");
        String start = slot.split("~")[0];
        assertThat(lost.values("slot"))
                .anyMatch(offered -> offered.startsWith(start) && !offered.contains(johan.toString()));
    }

    @Test
    @DisplayName("Scenario 27: every time is the clinic's, wherever this runs and whoever looks")
    void timesAreTheClinics() {
        Page details = patient.details();
        Instant start = Instant.parse(details.action("/book/details")
                .replaceFirst(".*slot=([^~]*)~.*", "$1")
                .replace("%3A", ":"));
        String clinicsTime = start.atZone(ZoneId.of("Europe/Stockholm")).format(DateTimeFormatter.ofPattern("HH:mm"));
        assertThat(details.html())
                .contains("<b><span class=\"visually-hidden\">")
                .contains(clinicsTime + "–");
    }

    @Test
    void switchOfLanguageKeepsAnswersDetailsAndTheDayOfALostTime() {
        Page questions = browser.get(browser.get("/book").links("/book/safety").getFirst());
        Map<String, List<String>> some = new HashMap<>(BookByForms.all(questions, "no"));
        some.remove("flag-fever-ill");
        Page english = browser.post(languageButton(questions), some);
        assertThat(english.html()).contains("<html lang=\"en\"").contains("checked=\"checked\"");
        browser.get("/book?lang=sv");

        Page details = patient.details();
        Page translated = browser.post(languageButton(details), BookByForms.typed(details));
        assertThat(translated.status()).isEqualTo(200);
        assertThat(translated.html()).contains("<html lang=\"en\"");
        assertThat(translated.values("name")).containsExactly("Ida Falk");
        assertThat(translated.links("name=")).isEmpty();
        browser.get("/book?lang=sv");

        Page times = patient.times();
        String slot = times.values("slot").getFirst();
        new BookByForms(new Browser(port)).hold(times, slot);
        Page lost = patient.hold(times, slot);
        Page elsewhere = browser.get(lost.links("lang=en").getFirst());
        assertThat(elsewhere.status()).isEqualTo(200);
        assertThat(elsewhere.html()).contains("<html lang=\"en\"");
        assertThat(elsewhere.action("/book/hold")).contains("day=").contains("safety=clear");
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

    /** A day that no other test here takes times from. */
    private String tuesday() {
        return patient.times().action("/book/hold").replace("/book/hold", "/book/time") + "&day=2026-12-01";
    }

    private static String languageButton(Page page) {
        return page.elements("button").stream()
                .filter(button -> button.getOrDefault("class", "").startsWith("language"))
                .map(button -> button.getOrDefault("formaction", ""))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void unreadableAddressIsAReadablePage() {
        Page page = browser.get("/book/time?treatment=nonsense&safety=clear");
        assertThat(page.status()).isEqualTo(400);
        assertThat(page.html()).startsWith("<!doctype html>").contains("Det gick inte att förstå");
    }

    private int visits() {
        return count("appointments");
    }

    private int holds() {
        return count("taken_time");
    }

    private List<Map<String, Integer>> counts() {
        return List.of(Map.of(
                "appointments", count("appointments"),
                "patients", count("patients"),
                "taken_time", count("taken_time"),
                "outbox", count("outbox")));
    }

    private int count(String table) {
        return database.sql("SELECT count(*) FROM " + table)
                .query(Integer.class)
                .single();
    }
}
