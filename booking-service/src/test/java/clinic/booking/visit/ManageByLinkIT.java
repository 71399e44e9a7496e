package clinic.booking.visit;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.booking.BookingClient;
import clinic.booking.BookingClient.Answer;
import clinic.booking.EmptyCalendar;
import clinic.booking.RealBooking;
import clinic.booking.StandingClock;
import clinic.booking.appointment.AppointmentState;
import clinic.booking.online.BookByForms;
import clinic.booking.online.Browser;
import clinic.booking.online.Browser.Page;
import clinic.booking.times.Slot;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@RealBooking
class ManageByLinkIT {

    private static final List<String> TABLES =
            List.of("appointments", "patients", "consents", "taken_time", "booking_keys", "spring_session");

    private static final String STREET = ", Videslätt</span>";
    private static final String PHONE = "\"tel:08465004";
    private static final String ANEW = "Boka en ny tid</a>";

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient database;

    @Autowired
    BookingClient client;

    @Autowired
    EmptyCalendar calendar;

    @Autowired
    StandingClock clock;

    Browser browser;
    String link;

    @BeforeEach
    void bookAVisit() {
        clock.stand(StandingClock.SUNDAY);
        browser = new Browser(port);
        link = new BookByForms(browser).booked();
    }

    @Test
    @DisplayName("Scenario 25: opening every link of the visit, by GET and by HEAD, changes nothing")
    void openingLinksChangesNothing() {
        String before = everything();
        Set<String> seen = new LinkedHashSet<>();
        Deque<String> next = new ArrayDeque<>(List.of(link));
        while (!next.isEmpty() && seen.size() < 60) {
            String address = next.pop();
            if (seen.add(address)) {
                browser.head(address);
                Page page = browser.get(address);
                page.links("/appointments/").forEach(next::add);
                page.values("slot").stream().limit(2).forEach(slot -> next.add(link + "/reschedule?slot=" + slot));
            }
        }
        assertThat(seen)
                .contains(link + "/visit.ics", link + "/cancellation", link + "/reschedule")
                .anyMatch(address -> address.contains("slot="));
        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void cancellingTakesAConfirmationAndFreesTheTime() {
        Page question = browser.get(link + "/cancellation");
        assertThat(question.html()).contains("Vill du avboka tiden?");
        Page done = browser.post(question.action("/cancellation"), seen(question));
        assertThat(done.status()).isEqualTo(303);
        assertThat(browser.follow(done).html()).contains("Din tid är avbokad");
        assertThat(browser.get(link + "/visit.ics").html()).contains("METHOD:CANCEL", "SEQUENCE:2\r\n");
        // A second click is no error.
        assertThat(browser.post(question.action("/cancellation"), Map.of()).status())
                .isEqualTo(303);
    }

    @Test
    void everyStateHasItsWords() {
        String visit = browser.get(link + "/visit.ics").html().replaceFirst("(?s).*\\nUID:([\\w-]+).*", "$1");
        Map<AppointmentState, String> words = new EnumMap<>(AppointmentState.class);
        for (AppointmentState state : AppointmentState.values()) {
            assertThat(database.sql("UPDATE appointments SET state = ? WHERE id = ?::uuid")
                            .params(state.name(), visit)
                            .update())
                    .isOne();
            assertThat(browser.get(link + "?lang=en").html()).as("%s", state).doesNotContain("??");
            words.put(state, browser.get(link + "?lang=sv").html());
        }

        assertThat(words.values()).noneMatch(page -> page.contains("??"));
        assertThat(words.get(AppointmentState.BOOKED))
                .contains("Din tid är bokad", STREET, PHONE)
                .doesNotContain(ANEW);
        assertThat(words.get(AppointmentState.ARRIVED))
                .contains("Välkommen, vi vet att du är här", STREET, PHONE)
                .doesNotContain(ANEW, "Tiden för besöket har börjat");
        assertThat(words.get(AppointmentState.IN_TREATMENT))
                .contains("Tiden för besöket har börjat", STREET, PHONE)
                .doesNotContain(ANEW);
        assertThat(words.get(AppointmentState.NO_SHOW))
                .contains("Vi kunde inte se att du kom", PHONE, ANEW)
                .doesNotContain(STREET, "/visit.ics");
    }

    @Test
    void wayThereIsToldInTheReadersLanguageOrTheOther() {
        assertThat(browser.get(link + "?lang=sv").html())
                .contains(
                        "<h2>Hitta hit</h2>",
                        "<p class=\"lines\" lang=\"sv\">Ingången är från gården",
                        "bageriet.\nHiss");
        assertThat(browser.get(link + "?lang=en").html())
                .contains("<h2>Getting here</h2>", "<p class=\"lines\" lang=\"en\">The entrance is from the courtyard");
        record Written(UUID location, String english) {}
        List<Written> written = database.sql("SELECT id, directions_en FROM locations")
                .query((row, n) -> new Written(row.getObject("id", UUID.class), row.getString("directions_en")))
                .list();
        try {
            database.sql("UPDATE locations SET directions_en = ''").update();
            assertThat(browser.get(link + "?lang=en").html())
                    .contains("<h2>Getting here</h2>", "<p class=\"lines\" lang=\"sv\">Ingången");
        } finally {
            written.forEach(one -> database.sql("UPDATE locations SET directions_en = ? WHERE id = ?")
                    .params(one.english(), one.location())
                    .update());
        }
        assertThat(browser.get(link + "/visit.ics").html())
                .as("a calendar is seen by others")
                .contains("BEGIN:VEVENT")
                .doesNotContain("Ingången");
    }

    @Test
    void movingTakesAConfirmationAndRaisesTheSequence() {
        Page times = browser.get(link + "/reschedule");
        String slot = times.values("slot").getFirst();
        Page confirm = browser.get(link + "/reschedule?slot=" + slot);
        assertThat(confirm.html()).contains("<title>Byt till den här tiden?</title>");
        Page done = browser.post(confirm.action("/reschedule"), answer(confirm));
        assertThat(done.status()).isEqualTo(303);
        assertThat(browser.follow(done).html()).contains("Din tid är ändrad");
        Page again = browser.post(confirm.action("/reschedule"), answer(confirm));
        assertThat(again.status()).as("a double click").isEqualTo(303);
        assertThat(browser.follow(again).html()).contains("Din tid är ändrad");
        assertThat(browser.get(link + "/visit.ics").html()).contains("SEQUENCE:2\r\n", "METHOD:PUBLISH");
    }

    @Test
    @DisplayName(
            "10: a patient's own visit, and the machine that it keeps, are in the way of no time that they may choose")
    void ownVisitIsNotInTheWay() {
        calendar.empty();
        Answer booked = client.book("exercise-session", "Johan Berg", "2026-11-24T10:00:00+01:00");
        link = URI.create(booked.text("manageUrl")).getPath();
        List<Instant> listed = browser.get(link + "/reschedule?day=2026-11-24").values("slot").stream()
                .map(slot -> Slot.valueOf(slot).start())
                .toList();
        assertThat(listed)
                .contains(Instant.parse("2026-11-24T09:15:00Z"), Instant.parse("2026-11-24T08:45:00Z"))
                .doesNotContain(Instant.parse("2026-11-24T09:00:00Z"));
    }

    @Test
    void movingToATakenTimeIsRefusedWithTheNearest() {
        Page times = browser.get(link + "/reschedule");
        // Not beside the visit itself, whose time is in the way of others.
        String slot = times.values("slot").getLast();
        String other = new BookByForms(new Browser(port)).booked();
        Page mine = browser.get(link + "/reschedule?slot=" + slot);
        assertThat(browser.post(other + "/reschedule", answer(browser.get(other + "/reschedule?slot=" + slot)))
                        .status())
                .isEqualTo(303);

        Page lost = browser.post(link + "/reschedule", answer(mine));

        assertThat(lost.status()).isEqualTo(409);
        assertThat(lost.html()).contains("hann tyvärr bli bokad");
        assertThat(browser.get(link + "/visit.ics").html()).contains("SEQUENCE:1\r\n");
    }

    @Test
    @DisplayName("Who says yes to another time than the visit has by now is shown that one first")
    void onlyTheTimeThatWasSeenIsCancelledOrMoved() {
        Page cancel = browser.get(link + "/cancellation");
        List<String> slots = browser.get(link + "/reschedule").values("slot");
        Page toAnother = browser.get(link + "/reschedule?slot=" + slots.getLast());
        assertThat(browser.post(
                                link + "/reschedule",
                                answer(browser.get(link + "/reschedule?slot=" + slots.getFirst())))
                        .status())
                .isEqualTo(303);

        Page moveAsked = browser.post(link + "/reschedule", answer(toAnother));
        assertThat(moveAsked.status()).isEqualTo(409);
        assertThat(moveAsked.html()).contains("Din tid är en annan nu", "Byt till den här tiden?");
        Page cancelAsked = browser.post(link + "/cancellation", seen(cancel));
        assertThat(cancelAsked.status()).isEqualTo(409);
        assertThat(cancelAsked.html()).contains("Din tid är en annan nu", "Vill du avboka tiden?");
        assertThat(browser.post(link + "/cancellation", Map.of()).status())
                .as("who saw none")
                .isEqualTo(409);
        assertThat(browser.get(link + "/visit.ics").html()).contains("SEQUENCE:2\r\n", "METHOD:PUBLISH");

        assertThat(browser.post(link + "/reschedule", answer(moveAsked)).status())
                .isEqualTo(303);
        Page again = browser.post(link + "/cancellation", seen(cancelAsked));
        assertThat(browser.post(link + "/cancellation", seen(again)).status()).isEqualTo(303);
        assertThat(browser.get(link + "/visit.ics").html()).contains("SEQUENCE:4\r\n", "METHOD:CANCEL");
    }

    private static Map<String, List<String>> seen(Page question) {
        return Map.of("seen", question.values("seen"));
    }

    private static Map<String, List<String>> answer(Page question) {
        return Map.of("slot", question.values("slot"), "seen", question.values("seen"));
    }

    @Test
    void afterTheCutOffThePageSaysWhomToCall() {
        Instant start = Instant.parse(browser.get(link + "/visit.ics")
                .html()
                .replaceFirst("(?s).*DTSTART:(\\d{4})(\\d\\d)(\\d\\d)T(\\d\\d)(\\d\\d).*", "$1-$2-$3T$4:$5:00Z"));
        clock.stand(start.minus(Duration.ofHours(5)));
        Page page = browser.get(link);
        assertThat(page.html()).contains("för nära besöket", "08-465 004").doesNotContain("/cancellation");
        Page refused = browser.post(link + "/cancellation", Map.of());
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.html()).contains("för nära besöket");
        assertThat(browser.get(link).html()).contains("Din tid är bokad");
    }

    @Test
    @DisplayName("Scenario 35: every link with one bit flipped, and any other text, gets the same page")
    void forgedLinksOpenNothing() {
        String token = link.substring("/appointments/".length());
        String unknown = browser.get("/appointments/nonsense").html();
        for (int at = 0; at < token.length(); at++) {
            char flipped = (char) (token.charAt(at) ^ 1);
            if (!Character.isLetterOrDigit(flipped)) {
                continue;
            }
            Page page = browser.get("/appointments/" + token.substring(0, at) + flipped + token.substring(at + 1));
            assertThat(page.status()).as("flipped at %d", at).isEqualTo(404);
            assertThat(withoutOwnAddress(page.html())).isEqualTo(withoutOwnAddress(unknown));
        }
        for (String under : List.of("/visit.ics", "/cancellation", "/reschedule")) {
            assertThat(browser.get("/appointments/nonsense" + under).status()).isEqualTo(404);
        }
        assertThat(browser.post("/appointments/nonsense/cancellation", Map.of()).status())
                .isEqualTo(404);
    }

    /** The language switch repeats the address that was asked for, and nothing else does. */
    private static String withoutOwnAddress(String html) {
        return html.replaceAll("/appointments/[\\w-]+", "/appointments/…");
    }

    private String everything() {
        StringBuilder all = new StringBuilder();
        TABLES.forEach(table -> all.append(table)
                .append(database.sql("SELECT count(*) || coalesce(md5(string_agg(t::text, '' ORDER BY t::text)), '')"
                                + " FROM " + table + " t")
                        .query(String.class)
                        .single()));
        // Not its sent_at: the relay may still be at work.
        return all
                + database.sql("SELECT string_agg(event_id::text, ' ' ORDER BY id) FROM outbox")
                        .query(String.class)
                        .single();
    }
}
