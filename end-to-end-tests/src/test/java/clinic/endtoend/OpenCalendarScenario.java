package clinic.endtoend;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import clinic.endtoend.browser.CalendarDesk;
import clinic.endtoend.browser.Chromium;
import clinic.endtoend.browser.Look;
import clinic.endtoend.browser.StaffDesk;
import clinic.endtoend.browser.Visitor;
import clinic.endtoend.running.Clinic;
import clinic.endtoend.running.ClinicDatabase;
import clinic.endtoend.running.StaffApi;
import clinic.endtoend.running.TheClinic;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A calendar lies open at a desk for hours, while what waits for a person, the net and the date change. */
@ExtendWith({TheClinic.class, Chromium.InTheBrowser.class})
class OpenCalendarScenario {

    private static final ZoneId CLINIC_TIME = ZoneId.of("Europe/Stockholm");
    private static final Look DESK = new Look("sv-open-calendar", "sv", 1440, 1000, false, true);

    /** Longer than anybody waits for a broken line to come back, and than a word stays. */
    private static final long A_WHILE = 13_000;

    private static final Pattern NO_DAY = Pattern.compile("/staff(\\?lang=sv)?$");

    @Test
    void redFlagIsSeenAndGoesOnceSomebodyHasLooked(Clinic clinic, Chromium chromium) {
        ClinicDatabase booking = new ClinicDatabase(clinic.launched().home(), "booking");
        String first = UUID.randomUUID().toString();
        String second = UUID.randomUUID().toString();
        try (Visitor visitor = chromium.visitor(clinic.url(), DESK)) {
            signedIn(visitor, clinic);
            Locator mark = visitor.page().locator(".staff-rail a[href='/staff/tasks'] .staff-mark");
            raise(clinic, booking, first);
            assertThat(flag(visitor, first)).isVisible();
            assertThat(mark).hasText(Pattern.compile("^" + toDo(booking) + " kvar$"));
            visitor.sees("red-flag-meanwhile");

            flag(visitor, first).focus();
            raise(clinic, booking, second);
            assertThat(flag(visitor, second)).isVisible();
            assertThat(flag(visitor, first)).isFocused();

            StaffApi somebodyElse = StaffApi.signedIn(clinic, "admin");
            assertThat(somebodyElse
                            .post("/api/staff/tasks/" + first + "/acknowledgement")
                            .status())
                    .isEqualTo(200);
            assertThat(flag(visitor, first)).hasCount(0);
            assertThat(flag(visitor, second)).isVisible();
            assertThat(visitor.main().locator("#calendar-title")).isFocused();
        } finally {
            booking.plant("DELETE FROM tasks WHERE id IN ('%s', '%s')".formatted(first, second));
        }
    }

    @Test
    void thatTheNetIsAwayStandsThereUntilItIsBack(Clinic clinic, Chromium chromium) {
        try (Visitor visitor = chromium.visitor(clinic.url(), DESK)) {
            Page page = visitor.page();
            page.clock().install();
            CalendarDesk desk = signedIn("anna", visitor, clinic);
            Locator standing = visitor.main().locator("#standing p");
            desk.losesTheLine();
            visitor.open("/staff");
            desk.isDeaf();
            assertThat(standing).hasCount(0);
            page.clock().fastForward(A_WHILE);
            assertThat(standing).hasText(Pattern.compile("hör inga ändringar sedan \\d\\d:\\d\\d"));
            page.clock().fastForward(A_WHILE);
            assertThat(standing).isVisible();
            visitor.sees("calendar-without-the-net");
            desk.hasTheLineAgain();
            assertThat(standing).hasCount(0);

            assertThat(desk.spoken()).hasText("Kalendern är uppdaterad igen.");
            // Whoever is about to press a button of what was said still has it. Nothing else is said meanwhile.
            turnsThePage(visitor, "pagehide");
            desk.word().hover();
            page.clock().fastForward(A_WHILE);
            assertThat(desk.word()).isVisible();
            page.mouse().move(1, 1);
            page.clock().fastForward(A_WHILE);
            assertThat(desk.word()).isHidden();
        }
    }

    @Test
    void pageThatIsComeBackToHearsAgain(Clinic clinic, Chromium chromium) {
        try (Visitor visitor = chromium.visitor(clinic.url(), DESK)) {
            CalendarDesk desk = signedIn(visitor, clinic);
            turnsThePage(visitor, "pagehide");
            desk.isDeaf();
            turnsThePage(visitor, "pageshow");
            desk.shows(today(clinic));
        }
    }

    @Test
    void dayIsAListUntilTheCalendarStands(Clinic clinic, Chromium chromium) {
        try (Visitor visitor = chromium.visitor(clinic.url(), DESK)) {
            CalendarDesk desk = signedIn("admin", visitor, clinic);
            Locator list = visitor.main().locator("#day-list");
            assertThat(list).hasCount(0);

            visitor.knowsThatTheNetMayBeAway();
            visitor.page().route("**/calendar/resources", Route::abort);
            visitor.open("/staff");
            assertThat(list).isVisible();
            assertThat(desk.refusal()).containsText("Här är dagen som en lista.");
            visitor.sees("calendar-as-a-list");
            visitor.page().unroute("**/calendar/resources");
            visitor.go(desk.word().getByText("Försök igen"));
            desk.shows(today(clinic));
            assertThat(list).hasCount(0);

            visitor.page().route("**/js/calendar/live.js", Route::abort);
            visitor.open("/staff");
            assertThat(list).isVisible();
        }
    }

    @Test
    void addressLeadsToTodayWhicheverDayThatIs(Clinic clinic, Chromium chromium) {
        try (Visitor visitor = chromium.visitor(clinic.url(), DESK)) {
            CalendarDesk desk = signedIn(visitor, clinic);
            LocalDate today = today(clinic);
            LocalDate tomorrow = today.plusDays(1);
            assertThat(visitor.page()).hasURL(NO_DAY);
            visitor.main().locator("[data-go=next]").click();
            desk.shows(tomorrow);
            assertThat(visitor.page()).hasURL(Pattern.compile("date=" + tomorrow));
            visitor.main().locator("[data-go=today]").click();
            desk.shows(today);
            assertThat(visitor.page()).hasURL(NO_DAY);

            clinic.clock().forwardTo(tomorrow.atTime(0, 1).atZone(CLINIC_TIME).toInstant());
            visitor.main().locator("[data-go=prev]").click();
            desk.shows(today.minusDays(1));
            visitor.main().locator("[data-go=today]").click();
            desk.shows(tomorrow);
            assertThat(visitor.page()).hasURL(NO_DAY);
        }
    }

    /** Each digit is a change, as a browser tells it of a field for a date. */
    @Test
    void yearIsTypedDigitByDigit(Clinic clinic, Chromium chromium) {
        try (Visitor visitor = chromium.visitor(clinic.url(), DESK)) {
            CalendarDesk desk = signedIn(visitor, clinic);
            LocalDate today = today(clinic);
            LocalDate wanted = LocalDate.of(2029, 5, 7);
            Locator field = visitor.main().locator("#pick-date");
            field.focus();
            for (String year : new String[] {"0002", "0020", "0202"}) {
                typed(field, year + "-05-07");
                desk.shows(today);
                assertThat(field).hasValue(year + "-05-07");
            }
            typed(field, wanted.toString());
            desk.shows(wanted);
            typed(field, "0002-05-07");
            visitor.main().locator("#pick-location").focus();
            assertThat(field).hasValue(wanted.toString());
        }
    }

    private static CalendarDesk signedIn(Visitor visitor, Clinic clinic) {
        return signedIn("reception", visitor, clinic);
    }

    private static CalendarDesk signedIn(String name, Visitor visitor, Clinic clinic) {
        new StaffDesk(visitor).signIn(name, clinic.staffPassword());
        CalendarDesk desk = new CalendarDesk(visitor);
        desk.shows(today(clinic));
        return desk;
    }

    private static LocalDate today(Clinic clinic) {
        return LocalDate.ofInstant(clinic.clock().now(), CLINIC_TIME);
    }

    /** As another instance does; of a patient whom nobody knows here, so that the desk alone may look. */
    private static void raise(Clinic clinic, ClinicDatabase booking, String flag) {
        booking.plant("INSERT INTO tasks (id, kind, patient_id, level, raised_at)"
                + " VALUES ('%s', 'RED_FLAG', gen_random_uuid(), 'EMERGENCY', '%s')"
                        .formatted(flag, clinic.clock().now()));
    }

    private static Locator flag(Visitor visitor, String flag) {
        return visitor.main().locator("#flags a[href$='#task-%s']".formatted(flag));
    }

    private static long toDo(ClinicDatabase booking) {
        return booking.number("SELECT count(*) FROM tasks WHERE closed_at IS NULL AND item_id IS NULL");
    }

    private static void turnsThePage(Visitor visitor, String event) {
        visitor.page().evaluate("event => dispatchEvent(new PageTransitionEvent(event, { persisted: true }))", event);
    }

    private static void typed(Locator field, String day) {
        field.evaluate(
                "(field, day) => { field.value = day; field.dispatchEvent(new Event('change', { bubbles: true })); }",
                day);
    }
}
