package clinic.booking.phone;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.booking.BookingClient;
import clinic.booking.EmptyCalendar;
import clinic.booking.RealBooking;
import clinic.booking.StandingClock;
import clinic.booking.online.Browser.Page;
import clinic.booking.staff.StaffBrowser;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.node.ObjectNode;

/** Somebody calls, and reception books. */
@RealBooking
class BookByPhoneIT {

    private static final String AT = "/staff/appointments/new";

    @LocalServerPort
    int port;

    @Autowired
    BookingClient client;

    @Autowired
    EmptyCalendar calendar;

    @Autowired
    StandingClock clock;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void emptyCalendar() {
        calendar.empty();
    }

    @Test
    void receptionFindsATimeAndBooksForWhoeverCalls() {
        StaffBrowser reception = StaffBrowser.signedIn(port, "reception", "sv");
        Page times = reception.get(AT + "?treatment=" + client.treatment("back-and-leg") + "&practitioner="
                + client.practitioner("Anna Lindqvist"));
        Page form = reception.get(times.links("start=").getFirst());
        assertThat(form.html()).contains("Jag har frågat om varningstecken");

        Page unasked = reception.post(AT, call(form, false));
        assertThat(unasked.status()).isEqualTo(409);
        assertThat(unasked.html())
                .contains("<title>Fel: Boka åt en patient</title>", "Fråga om varningstecken först.", "Karin Ek")
                .contains("class=\"error-summary\" role=\"alert\" tabindex=\"-1\" autofocus", "href=\"#asked\"")
                .containsPattern(
                        "<input[^>]* id=\"asked\"[^>]* aria-describedby=\"asked-error\"[^>]* aria-invalid=\"true\"");
        assertThat(calendar.count("appointments")).isZero();

        Map<String, List<String>> call = call(form, true);
        call.put("notes", List.of("Har rullstol"));
        Page booked = reception.post(AT, call);
        assertThat(booked.location()).startsWith("/staff/appointments/");
        assertThat(reception.post(AT, call).location())
                .as("a double click books once")
                .isEqualTo(booked.location());
        assertThat(reception.get(booked.location()).html()).contains("Karin Ek", "Anna Lindqvist", "Har rullstol");
        assertThat(calendar.count("audit WHERE deed = 'BOOKED' AND who = 'STAFF'"
                        + " AND appointment_id IN (SELECT id FROM appointments)"))
                .isOne();
        assertThat(calendar.count("outbox WHERE type = 'booking.appointment.booked'"))
                .isOne();

        Map<String, List<String>> another = call(form, true);
        another.put("key", List.of("another"));
        Page taken = reception.post(AT, another);
        assertThat(taken.status()).isEqualTo(409);
        assertThat(taken.values("instead")).as("the nearest free times").hasSize(6);
        assertThat(taken.links("start=")).as("a link would lose what was typed").isEmpty();

        another.put("instead", List.of(taken.values("instead").getLast()));
        Page instead = reception.post(AT, another);
        assertThat(instead.status()).isEqualTo(200);
        assertThat(instead.values("name")).containsExactly("Karin Ek");
        assertThat(instead.html()).contains("value=\"reminders\" checked");
        assertThat(instead.values("start"))
                .containsExactly(taken.values("instead").getLast().split(" ")[2]);
        another.put("instead", List.of("now"));
        assertThat(reception.post(AT, another).status()).isEqualTo(400);
        assertThat(calendar.count("appointments")).isOne();
    }

    @Test
    void whatWasTypedStaysWhenTheTimePassesMeanwhile() {
        StaffBrowser reception = StaffBrowser.signedIn(port, "reception", "sv");
        clock.stand(Instant.parse("2026-11-24T08:12:00Z"));
        Page form = reception.get(AT + "?treatment=" + client.treatment("back-and-leg") + "&practitioner="
                + client.practitioner("Anna Lindqvist") + "&start=2026-11-24T09:15:00%2B01:00");
        Map<String, List<String>> typed = call(form, true);
        clock.forward(Duration.ofMinutes(4));
        Page late = reception.post(AT, typed);
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.html()).contains("Tiden är för nära eller har passerat.", "det som du har skrivit står kvar");
        assertThat(late.values("name")).containsExactly("Karin Ek");
        assertThat(late.links("start=")).as("a link would lose what was typed").isEmpty();

        typed.put("instead", List.of(late.values("instead").getFirst()));
        assertThat(reception.post(AT, typed).values("name")).containsExactly("Karin Ek");
        typed.put("instead", List.of());
        typed.put("start", List.of());
        typed.put("day", List.of("2026-11-24"));
        typed.put("time", List.of("10:15"));
        Page other = reception.post(AT, typed);
        assertThat(other.values("start")).as("a time of one's own").containsExactly("2026-11-24T10:15+01:00");
        assertThat(reception
                        .post(AT, because(other, call(other, true), "Står vid disken"))
                        .status())
                .isEqualTo(303);
    }

    @Test
    void whatWasAnsweredStaysWhenItIsRefused() {
        Page first = refused("first-visit", Map.of("intake.been-here", "no", "intake.wish", "Sova bättre"));
        assertThat(first.chosen("intake.been-here")).isEqualTo("no");
        assertThat(first.values("intake.wish")).containsExactly("Sova bättre");
        Page ergonomics = refused("ergonomics", Map.of("intake.work", "standing", "intake.hours", "7,5"));
        assertThat(ergonomics.chosen("intake.work")).isEqualTo("standing");
        assertThat(ergonomics.values("intake.hours")).containsExactly("7,5");
        assertThat(refused("back-and-leg", Map.of("notes", "Hör <dåligt>")).html())
                .contains(">Hör &lt;dåligt&gt;</textarea>");
    }

    @Test
    void everyFaultStandsAtItsField() {
        StaffBrowser reception = StaffBrowser.signedIn(port, "reception", "sv");
        Page times = reception.get(AT + "?treatment=" + client.treatment("ergonomics"));
        Map<String, List<String>> typed =
                call(reception.get(times.links("start=").getFirst()), true);
        typed.put("name", List.of(" "));
        typed.put("mobile", List.of("hemma"));
        Page refused = reception.post(AT, typed);
        assertThat(refused.links("#")).contains("#name", "#mobile");
        assertThat(refused.html())
                .contains("aria-describedby=\"name-error\" aria-invalid=\"true\"")
                .contains("aria-describedby=\"mobile-error\" aria-invalid=\"true\"");
        typed.put("name", List.of("Karin Ek"));
        typed.put("mobile", List.of("070-174 06 05"));
        typed.put("intake.hours", List.of("många"));
        Page number = reception.post(AT, typed);
        assertThat(number.links("#")).contains("#intake.hours");
        assertThat(number.html()).contains("aria-describedby=\"intake.hours-error\" aria-invalid=\"true\"");
    }

    /** Since nobody asked about warning signs. */
    private Page refused(String treatment, Map<String, String> answers) {
        StaffBrowser reception = StaffBrowser.signedIn(port, "reception", "sv");
        Page times = reception.get(AT + "?treatment=" + client.treatment(treatment));
        Map<String, List<String>> typed =
                call(reception.get(times.links("start=").getFirst()), false);
        answers.forEach((field, answer) -> typed.put(field, List.of(answer)));
        Page refused = reception.post(AT, typed);
        assertThat(refused.status()).isEqualTo(409);
        return refused;
    }

    @Test
    @DisplayName("Scenario 36: a practitioner books into their own calendar alone")
    void practitionerBooksIntoTheirOwnCalendar() {
        String at = AT + "?treatment=" + client.treatment("back-and-leg") + "&practitioner=";
        StaffBrowser anna = StaffBrowser.signedIn(port, "anna", "sv");
        Page colleagues = anna.get(at + client.practitioner("Johan Berg"));
        Page refused = anna.post(AT, call(anna.get(colleagues.links("start=").getFirst()), true));
        assertThat(refused.html()).contains("Det hör till en annan behandlare");
        assertThat(calendar.count("appointments")).isZero();
        Page own = anna.get(at + client.practitioner("Anna Lindqvist"));
        assertThat(anna.post(AT, call(anna.get(own.links("start=").getFirst()), true))
                        .status())
                .isEqualTo(303);
    }

    @Test
    @DisplayName("Scenario 4: a closed time is named, yields to a reason, and is judged anew when it is taken")
    void closedTimeYieldsToAReason() {
        StaffBrowser reception = StaffBrowser.signedIn(port, "reception", "sv");
        String wanted = AT + "?treatment=" + client.treatment("back-and-leg") + "&practitioner="
                + client.practitioner("Anna Lindqvist");
        assertThat(reception.get(wanted).html())
                .contains("En tid som inte är ledig", "<option value=\"00:00\">", "<option value=\"23:45\">")
                .doesNotContain("type=\"time\"");
        Page form = reception.get(wanted + "&day=2026-11-24&time=03:00");
        assertThat(form.html())
                .contains(
                        "Tiden är stängd",
                        "Behandlaren tar inte emot på mottagningen då.",
                        "Varför ska tiden tas ändå?");
        assertThat(form.values("rules")).containsExactly("outside-hours");
        assertThat(form.links("start=")).as("the nearest free times").hasSize(6);

        Page unasked = reception.post(AT, because(form, call(form, true), " "));
        assertThat(unasked.status()).isEqualTo(409);
        assertThat(unasked.html())
                .contains("Skriv varför tiden ska tas ändå.", "Karin Ek", "href=\"#reason\"")
                .contains("aria-describedby=\"reason-hint reason-error\"");
        Page unseen = reception.post(AT, call(form, true));
        assertThat(unseen.status()).as("without a reason every rule holds").isEqualTo(409);
        assertThat(calendar.count("appointments")).isZero();

        Page booked = reception.post(AT, because(form, call(form, true), "Anna har lovat"));
        assertThat(booked.location()).startsWith("/staff/appointments/");
        assertThat(reception.get(booked.location()).html())
                .contains("Trots reglerna: Anna har lovat", "Behandlaren tar inte emot på mottagningen då.");

        Map<String, List<String>> another = because(form, call(form, true), "Anna har lovat en till");
        another.put("key", List.of("another"));
        Page taken = reception.post(AT, another);
        assertThat(taken.status()).isEqualTo(409);
        assertThat(taken.html()).contains("Tiden är inte ledig").doesNotContain("Varför ska tiden tas ändå?");
        assertThat(calendar.count("appointments")).isOne();
    }

    @Test
    void stretchThatWasDrawnWhereNobodyReceivesIsJudgedInEnglishToo() {
        StaffBrowser reception = StaffBrowser.signedIn(port, "reception", "en");
        String drawn =
                AT + "?practitioner=" + client.practitioner("Anna Lindqvist") + "&start=2026-11-24T20:00:00%2B01:00";
        Page choose = reception.get(drawn);
        assertThat(choose.values("start"))
                .as("kept while the treatment is chosen")
                .containsExactly("2026-11-24T20:00+01:00");
        assertThat(choose.html())
                .contains("Tuesday 24 November 20:00", "Continue")
                .doesNotContain("Show free times");
        Page form = reception.get(drawn + "&treatment=" + client.treatment("back-and-leg"));
        assertThat(form.html())
                .contains(
                        "The time is closed",
                        "The practitioner does not receive patients here then.",
                        "Why is the time");
        assertThat(reception
                        .get(AT + "?treatment=" + client.treatment("back-and-leg") + "&practitioner="
                                + client.practitioner("Anna Lindqvist") + "&day=2026-11-01&time=10:00")
                        .html())
                .contains("That time is too close or has passed.");
    }

    @Test
    void whoIsKnownKeepsTheirLanguageAndWhatTheyAgreedTo() {
        ObjectNode online = client.booking("back-and-leg", "Anna Lindqvist", "2026-11-25T10:00:00+01:00");
        online.putArray("consents").add("follow-ups");
        ObjectNode patient = (ObjectNode) online.path("patient");
        patient.put("name", "Karin Ek").put("birthDate", "1971-04-02").put("mobile", "070-174 06 05");
        patient.put("language", "en");
        assertThat(client.book(online).status()).isEqualTo(201);
        StaffBrowser reception = StaffBrowser.signedIn(port, "reception", "sv");
        Page times = reception.get(AT + "?treatment=" + client.treatment("back-and-leg") + "&practitioner="
                + client.practitioner("Anna Lindqvist"));
        Page form = reception.get(times.links("start=").getFirst());
        assertThat(form.html()).contains("behåller sitt språk");
        assertThat(reception.post(AT, call(form, true)).status()).isEqualTo(303);
        assertThat(calendar.count("patients WHERE language = 'en'"))
                .as("nobody else was recorded")
                .isOne();
        assertThat(jdbc.sql(
                                "SELECT purpose || ' ' || given_by FROM consents WHERE withdrawn_at IS NULL ORDER BY purpose")
                        .query(String.class)
                        .list())
                .containsExactly("FOLLOW_UPS BOOKING", "REMINDERS STAFF");
        assertThat(calendar.count("consents")).as("nothing was taken back").isEqualTo(2);
    }

    @Test
    @DisplayName(
            "34: a personnummer is asked for on the telephone where the treatment asks for it, and stands in no address")
    void personnummerIsTakenWhereTheTreatmentAsksForIt() {
        StaffBrowser reception = StaffBrowser.signedIn(port, "reception", "sv");
        String day = AT + "?treatment=" + client.treatment("back-and-leg") + "&practitioner="
                + client.practitioner("Anna Lindqvist") + "&start=2026-11-24T";
        Page form = reception.get(day + "09:15:00%2B01:00");
        assertThat(form.html()).doesNotContain("name=\"personnummer\"");
        Map<String, List<String>> unasked = call(form, true);
        unasked.put("personnummer", List.of("19710402-2384"));
        assertThat(reception.post(AT, unasked).status()).isEqualTo(303);
        assertThat(calendar.count("patients WHERE personnummer IS NOT NULL")).isZero();
        try {
            jdbc.sql("UPDATE treatments SET personnummer = 'REQUIRED' WHERE code = 'back-and-leg'")
                    .update();
            form = reception.get(day + "10:15:00%2B01:00");
            assertThat(form.html()).contains("name=\"personnummer\"", "går det att boka ändå");
            Map<String, List<String>> asked = call(form, true);
            asked.put("personnummer", List.of("19710403-2383"));
            Page wrong = reception.post(AT, asked);
            assertThat(wrong.status()).isEqualTo(409);
            assertThat(wrong.html())
                    .contains("Personnumret stämmer inte med födelsedatumet.", "href=\"#personnummer\"")
                    .contains("aria-describedby=\"personnummer-hint personnummer-error\" aria-invalid=\"true\"");
            assertThat(wrong.values("personnummer")).as("what was typed stays").containsExactly("19710403-2383");
            asked.put("personnummer", List.of("710402-2384"));
            Page booked = reception.post(AT, asked);
            assertThat(booked.location()).startsWith("/staff/appointments/");
            assertThat(calendar.count("patients WHERE personnummer = '197104022384'"))
                    .isOne();
        } finally {
            jdbc.sql("UPDATE treatments SET personnummer = 'NO'").update();
        }
    }

    private static Map<String, List<String>> because(Page form, Map<String, List<String>> call, String reason) {
        call.put("rules", form.values("rules"));
        call.put("reason", List.of(reason));
        return call;
    }

    private static Map<String, List<String>> call(Page form, boolean asked) {
        Map<String, List<String>> typed = new HashMap<>(Map.of(
                "name", List.of("Karin Ek"),
                "birthDate", List.of("1971-04-02"),
                "mobile", List.of("070-174 06 05"),
                "language", List.of("sv"),
                "consents", List.of("reminders")));
        for (String hidden : List.of("_csrf", "key", "treatment", "practitioner", "start")) {
            typed.put(hidden, form.values(hidden).stream().limit(1).toList());
        }
        typed.put("location", List.of(form.chosen("location")));
        if (asked) {
            typed.put("asked", List.of("true"));
        }
        return typed;
    }
}
