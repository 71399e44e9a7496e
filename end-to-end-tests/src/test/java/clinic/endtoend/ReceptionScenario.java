package clinic.endtoend;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import clinic.endtoend.browser.CalendarDesk;
import clinic.endtoend.browser.Chromium;
import clinic.endtoend.browser.Look;
import clinic.endtoend.browser.StaffDesk;
import clinic.endtoend.browser.Visitor;
import clinic.endtoend.running.BookingApi.Slot;
import clinic.endtoend.running.Clinic;
import clinic.endtoend.running.Morning;
import clinic.endtoend.running.Person;
import clinic.endtoend.running.TheClinic;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Media;
import com.microsoft.playwright.options.SelectOption;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A receptionist's morning, with a colleague at the desk beside who sees each change without doing anything. How long
 * that takes is told, not asserted.
 */
@ExtendWith({TheClinic.class, Chromium.InTheBrowser.class})
class ReceptionScenario {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");
    private static final Duration A_FEW_MINUTES = Duration.ofMinutes(5);
    private static final Duration HALF_AN_HOUR = Duration.ofMinutes(30);
    private static final Duration AN_HOUR = Duration.ofHours(1);

    /** Nobody is received so late. */
    private static final LocalTime EVENING = LocalTime.of(20, 0);

    /** High enough to show a whole day, so that nothing is dragged out of sight. */
    private static final Look HERE = new Look("sv-reception", "sv", 1440, 1400, false, true);

    private static final Look BESIDE = new Look("en-reception-beside", "en", 1440, 1400, true, true);

    private static final int[] PHONES = {320, 360, 390};

    /** Of whoever is at the desk. */
    private static final int PLACES = 7;

    private static final int PLACES_IN_SIGHT = 4;

    /** Names that nobody else of the clinic has. */
    private static final String BERIT = "Berit Lyckan";

    private static final String OLLE = "Olle Lyckan";
    private static final String SIRI = "Siri Lyckan";
    private static final String MEETING = "Teammöte om schemat";

    private final Map<String, Long> seenAfter = new LinkedHashMap<>();

    @Test
    @DisplayName("A morning at the desk, each change of which is seen at the desk beside")
    void morningAtTheDesk(Clinic clinic, Chromium chromium) {
        try (Visitor here = chromium.visitor(clinic.url(), HERE);
                Visitor beside = chromium.visitor(clinic.url(), BESIDE)) {
            Morning morning = Morning.soon(clinic);
            CalendarDesk desk = signedIn(here, clinic, morning.day());
            CalendarDesk other = signedIn(beside, clinic, morning.day());

            OffsetDateTime berit = booksByPhone(desk, other, morning);
            berit = movesByDragging(desk, other, berit);
            movesWithoutAnAnswer(desk, other, berit);
            berit = movesByKeyboard(desk, other, berit);
            blocks(desk, other, berit, morning);
            Slot olle = isBookedMeanwhile(desk, other, morning, berit);
            Slot siri = isBookedWhileOnesHandsAreOnTheKeys(desk, other, morning, olle);

            arrives(desk, other);
            isMovedDespiteTheRules(desk, other, siri);
            isIllToday(desk, other, siri);
            clinic.clock().forwardTo(olle.at().toInstant().plus(A_FEW_MINUTES));
            doesNotCome(desk, other, morning);
            printsTheDay(desk, morning);
            goesEverywhereOnAPhone(other.visitor());
        }
        List<Long> times = seenAfter.values().stream().sorted().toList();
        System.out.printf(
                Locale.ROOT,
                "Seen at the other desk, ms after it was done here: %s; median %d, worst %d%n",
                seenAfter,
                times.get(times.size() / 2),
                times.getLast());
    }

    private static CalendarDesk signedIn(Visitor visitor, Clinic clinic, LocalDate day) {
        new StaffDesk(visitor).signIn("reception", clinic.staffPassword());
        CalendarDesk desk = new CalendarDesk(visitor);
        desk.open(day);
        return desk;
    }

    private OffsetDateTime booksByPhone(CalendarDesk desk, CalendarDesk other, Morning morning) {
        Slot slot = morning.first();
        Visitor visitor = desk.visitor();
        visitor.go(visitor.main().locator("#link-book"));
        visitor.main().locator("#treatment").selectOption(slot.treatment());
        visitor.main().locator("#practitioner").selectOption(slot.practitioner());
        visitor.main().locator("#day").fill(morning.day().toString());
        visitor.go(visitor.main().locator("form[method=get] button"));
        visitor.sees("reception-free-times");
        visitor.go(visitor.main()
                .locator("ul.slots a", new Locator.LocatorOptions().setHasText(TIME.format(slot.at())))
                .first());
        visitor.main().locator("#name").fill(BERIT);
        visitor.main().locator("#mobile").fill(Person.speaking("sv").mobile());
        for (Locator asked :
                visitor.main().locator("form[method=post] select[required]").all()) {
            asked.selectOption(new SelectOption().setIndex(1));
        }
        visitor.press(visitor.main().locator("label:has(input[name=asked])"));
        visitor.sees("reception-books");
        isSeen(
                "booked by phone",
                () -> visitor.go(visitor.main().locator("form[method=post] button.button")),
                other.visit(BERIT, slot.at()));
        desk.open(morning.day());
        return slot.at();
    }

    /** Dragged an hour on and taken back by the word that tells of it. */
    private OffsetDateTime movesByDragging(CalendarDesk desk, CalendarDesk other, OffsetDateTime from) {
        OffsetDateTime to = from.plus(AN_HOUR);
        isSeen("dragged", () -> desk.drag(BERIT, from, to), other.visit(BERIT, to));
        Locator undo = desk.word().getByText("Ångra");
        desk.visitor().sees("reception-dragged");
        assertThat(desk.spoken()).hasText("Flyttat till %s. Ångra".formatted(TIME.format(to)));
        isSeen("undone", undo::click, other.visit(BERIT, from));
        return from;
    }

    /** It is done, and nobody here is told: so nobody says that it was not. */
    private void movesWithoutAnAnswer(CalendarDesk desk, CalendarDesk other, OffsetDateTime from) {
        OffsetDateTime to = from.plus(AN_HOUR);
        desk.losesAnswers();
        isSeen("dragged, and nobody said so", () -> desk.drag(BERIT, from, to), other.visit(BERIT, to));
        assertThat(desk.refusal()).containsText("vet inte om det gick");
        assertThat(desk.visit(BERIT, to)).isVisible();
        desk.hasAnswersAgain();
        isSeen("dragged back", () -> desk.drag(BERIT, to, from), other.visit(BERIT, from));
    }

    private OffsetDateTime movesByKeyboard(CalendarDesk desk, CalendarDesk other, OffsetDateTime from) {
        OffsetDateTime to = from.plus(AN_HOUR);
        Locator panel = desk.panel(BERIT);
        desk.visitor().sees("reception-panel");
        desk.visitor().tabTo(panel.locator("#time"));
        desk.visitor().type(TIME.format(to));
        Locator button = panel.locator("form[action$='/time'] button.button");
        isSeen("moved by keyboard", () -> desk.visitor().tabTo(button, "Enter"), other.visit(BERIT, to));
        desk.closePanel();
        return to;
    }

    /** Half an hour after Berit's visit, of the same practitioner. */
    private void blocks(CalendarDesk desk, CalendarDesk other, OffsetDateTime berit, Morning morning) {
        OffsetDateTime free = morning.freeAfter(berit).at();
        desk.drawBelow(BERIT, Duration.between(berit, free), HALF_AN_HOUR);
        Locator form = desk.visitor().main().locator("#panel-body form");
        form.locator("#drawn-note").fill(MEETING);
        desk.visitor().sees("reception-block");
        isSeen("blocked", () -> form.locator("button").click(), other.block(MEETING));
    }

    /** While a visit is in the hand here: what is drawn is held still, and caught up with afterwards. */
    private Slot isBookedMeanwhile(CalendarDesk desk, CalendarDesk other, Morning morning, OffsetDateTime berit) {
        desk.grip(BERIT);
        Slot olle = isBookedAtHome(other, OLLE, morning, berit);
        assertThat(desk.visit(OLLE)).hasCount(0);
        desk.letGo(BERIT);
        assertThat(desk.visit(OLLE, olle.at())).isVisible();
        desk.closePanel();
        return olle;
    }

    /** What is drawn anew here does not lead astray who goes by the keyboard. */
    private Slot isBookedWhileOnesHandsAreOnTheKeys(CalendarDesk desk, CalendarDesk other, Morning morning, Slot olle) {
        desk.visit(BERIT).locator(".opener").focus();
        Slot siri = isBookedAtHome(other, SIRI, morning, olle.at());
        assertThat(desk.visit(SIRI)).isVisible();
        desk.isOn(BERIT);
        return siri;
    }

    private Slot isBookedAtHome(CalendarDesk other, String name, Morning morning, OffsetDateTime after) {
        Slot slot = morning.freeAfter(after);
        isSeen("booked at home by " + name, () -> morning.book(slot, name), other.visit(name, slot.at()));
        return slot;
    }

    private void arrives(CalendarDesk desk, CalendarDesk other) {
        Locator step = desk.panel(BERIT).locator("button[value=ARRIVE]");
        isSeen("arrived", () -> desk.closePanelAtOnce(step), other.visit(BERIT).and(other.inState("arrived")));
    }

    private void doesNotCome(CalendarDesk desk, CalendarDesk other, Morning morning) {
        desk.open(morning.day());
        Locator step = desk.panel(OLLE).locator("button[value=MISS]");
        isSeen("no-show", step::click, other.visit(OLLE).and(other.inState("no-show")));
        desk.closePanel();
    }

    /** In the evening, when nobody is received: refused, until somebody says why. */
    private void isMovedDespiteTheRules(CalendarDesk desk, CalendarDesk other, Slot siri) {
        Locator panel = desk.panel(SIRI);
        Locator button = panel.locator("form[action$='/time'] button.button");
        panel.locator("#time").selectOption(TIME.format(EVENING));
        button.click();
        assertThat(panel.getByRole(AriaRole.ALERT)).isVisible();
        desk.visitor().sees("reception-closed");
        panel.locator("#reason").fill("Siri kommer direkt från tåget");
        // What is half said is not lost to a key that closes other things.
        desk.visitor().page().keyboard().press("Escape");
        assertThat(panel.locator("#reason")).hasValue("Siri kommer direkt från tåget");
        isSeen("despite the rules", button::click, other.visit(SIRI, siri.at().with(EVENING)));
        desk.closePanel();
    }

    /** Of the three who were to come one is here, one is rung, and one is moved to a colleague. */
    private void isIllToday(CalendarDesk desk, CalendarDesk other, Slot siri) {
        Visitor visitor = desk.visitor();
        visitor.go(visitor.main().locator("a[href='/staff/absences/new']"));
        visitor.main().locator("#practitioner").selectOption(siri.practitioner());
        visitor.press(visitor.main().locator("label:has(input[value=TODAY])"));
        visitor.sees("reception-who-is-ill");
        visitor.go(visitor.main().locator("button.button"));
        affected(visitor, OLLE).locator("select").selectOption("PHONE");
        visitor.sees("reception-affected");
        isGone(
                "ill today",
                () -> visitor.go(visitor.main().locator("form.stack button.button")),
                other.visit(SIRI, siri.at().with(EVENING)));
        assertThat(affected(visitor, BERIT)).containsText("Ring:");
        assertThat(affected(visitor, OLLE)).containsText("Ring:");
        assertThat(affected(visitor, SIRI)).containsText("Flyttat.");
        visitor.sees("reception-whom-to-ring");
    }

    private static Locator affected(Visitor visitor, String patient) {
        return visitor.main().locator(".settle > li", new Locator.LocatorOptions().setHasText(patient));
    }

    private static void printsTheDay(CalendarDesk desk, Morning morning) {
        Visitor visitor = desk.visitor();
        visitor.page().evaluate("() => dispatchEvent(new Event('beforeprint'))");
        visitor.page().emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        assertThat(visitor.main().locator("#printed tr:has-text('%s')".formatted(BERIT)))
                .containsText("Anlänt");
        assertThat(visitor.main().locator("#calendar")).isHidden();
        visitor.sees("reception-calendar-printed");
        visitor.open("/staff/day?date=" + morning.day());
        assertThat(visitor.main().locator("table")).containsText(BERIT);
        assertThat(visitor.main().locator("form").first()).isHidden();
        assertThat(visitor.page().locator(".staff-rail")).isHidden();
        visitor.sees("reception-printed");
    }

    /** Every place of the menu: those in sight, and those behind its last button. */
    private static void goesEverywhereOnAPhone(Visitor visitor) {
        visitor.open("/staff/tasks");
        Locator menu = visitor.page().locator(".staff-rail nav");
        for (int width : PHONES) {
            visitor.sees("reception-menu-at-" + width, width, false);
            visitor.press(menu.locator("button"));
            assertThat(menu.locator("a:visible")).hasCount(PLACES);
            visitor.sees("reception-whole-menu-at-" + width, width, true);
            visitor.page().keyboard().press("Escape");
            assertThat(menu.locator("a:visible")).hasCount(PLACES_IN_SIGHT);
        }
        visitor.press(menu.locator("button"));
        visitor.go(menu.locator("a[href='/staff/operations']"));
        assertThat(menu.locator("button[aria-current]")).isVisible();
        visitor.sees("reception-system", PHONES[0], false);
    }

    private void isSeen(String what, Runnable done, Locator beside) {
        await(what, done, beside, WaitForSelectorState.VISIBLE);
    }

    private void isGone(String what, Runnable done, Locator beside) {
        await(what, done, beside, WaitForSelectorState.DETACHED);
    }

    /** From before the last click or key to when it stands at the other desk. */
    private void await(String what, Runnable done, Locator beside, WaitForSelectorState state) {
        long before = System.nanoTime();
        done.run();
        beside.waitFor(new Locator.WaitForOptions().setState(state));
        seenAfter.put(what, (System.nanoTime() - before) / 1_000_000);
    }
}
