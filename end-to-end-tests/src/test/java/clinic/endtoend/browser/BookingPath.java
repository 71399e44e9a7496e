package clinic.endtoend.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import clinic.endtoend.running.Person;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The pages on which a patient books, in their order, each looked at before it is used. */
public record BookingPath(Visitor visitor) {

    /** Hours at whose start a reminder three hours before lies well inside the day. */
    private static final List<String> MIDDAY = List.of("11", "12", "13", "14");

    /** From the first page of the site to the first condition it tells of. */
    public void fromStartToCondition() {
        visitor.open("/");
        visitor.sees("start");
        visitor.press(visitor.main().locator("a[href^='/conditions/']").first());
        visitor.page().waitForURL("**/conditions/*");
    }

    public void fromConditionToBooking() {
        visitor.sees("condition");
        visitor.press(visitor.main().locator("a[href^='/book?']:visible").first());
        visitor.page().waitForURL("**/book?**");
    }

    public void chooseTreatment() {
        visitor.sees("treatment");
        visitor.press(visitor.main().locator("a.card").first());
        visitor.page().waitForURL("**/book/safety?**");
    }

    public void answerNoToEverything() {
        visitor.sees("safety");
        for (Locator no :
                visitor.main().locator("label:has(input[type=radio][value=no])").all()) {
            visitor.press(no);
        }
        visitor.press(button());
        visitor.page().waitForURL("**/book/time?**");
    }

    /** Picks a time around midday, in the week after the shown one, on the given of its days that are free. */
    public void chooseTimeNextWeek(int day) {
        visitor.sees("time");
        lookAtNextWeek(day);
        visitor.press(midday());
        visitor.page().waitForURL("**/book/details?**");
    }

    /**
     * That free day of the next week that has so many: in holiday weeks most are closed. On some days all work early or late
     * only; then the next that has a time around midday.
     */
    public void lookAtNextWeek(int day) {
        do {
            turnToNextWeek();
        } while (freeDays().count() <= day);
        visitor.go(freeDays().nth(day));
        while (aroundMidday().isEmpty()) {
            lookAtNextFreeDay();
        }
    }

    private void turnToNextWeek() {
        visitor.go(visitor.main().getByLabel(visitor.look().swedish() ? "Nästa vecka" : "Next week"));
    }

    private Locator freeDays() {
        return visitor.main().locator("nav.day-strip > :not(.empty)");
    }

    /** The first free time around midday on the shown day. */
    public Locator midday() {
        return aroundMidday().orElseThrow(() -> new AssertionError("No free time around midday on this day"));
    }

    /** On the shown day the free time that is farthest from one around midday, which whoever holds that one may have too. */
    public Locator farFromMidday() {
        return freeTimes().stream()
                .max(Comparator.comparing(slot -> Duration.between(LocalTime.NOON, LocalTime.parse(timeOf(slot)))
                        .abs()))
                .orElseThrow(() -> new AssertionError("No free time on this day"));
    }

    private Optional<Locator> aroundMidday() {
        return freeTimes().stream()
                .filter(slot -> MIDDAY.contains(timeOf(slot).substring(0, 2)))
                .findFirst();
    }

    private List<Locator> freeTimes() {
        return visitor.main().locator("ul.slots button").all();
    }

    private static String timeOf(Locator slot) {
        return slot.locator("b").innerText().strip().substring(0, 5);
    }

    public void fillIn(Person person) {
        visitor.main().locator("#name").fill(person.name());
        visitor.main().locator("#birthDate").fill("1985-04-12");
        visitor.main().locator("#mobile").fill(person.mobile());
        visitor.main().locator("#email").fill(person.email());
        for (Locator consent : visitor.main().locator("input[name=consents]").all()) {
            // By the keyboard: where scripts are off a click is not waited for, and one that missed would be a no.
            consent.press("Space");
            assertThat(consent).isChecked();
        }
    }

    /** Ends at the receipt, which is the visit's own page. */
    public void book(Person person) {
        visitor.sees("details");
        fillIn(person);
        visitor.press(button());
        assertThat(heading()).hasText(visitor.look().swedish() ? "Din tid är bokad" : "Your visit is booked");
        visitor.page().waitForURL("**/appointments/*");
        visitor.sees("receipt");
    }

    /** From the visit's own page to another time around midday, on the next day that has one. */
    public void moveOneDay() {
        visitor.press(visitor.main().locator("a[href$='/reschedule']"));
        visitor.page().waitForURL("**/reschedule**");
        visitor.sees("reschedule");
        do {
            lookAtNextFreeDay();
        } while (aroundMidday().isEmpty());
        visitor.press(midday());
        visitor.page().waitForURL("**slot=**");
        visitor.sees("reschedule-confirmation");
        visitor.press(button());
        assertThat(heading()).hasText(visitor.look().swedish() ? "Din tid är ändrad" : "Your visit has been moved");
        visitor.sees("moved");
    }

    private void lookAtNextFreeDay() {
        Locator later = visitor.main().locator("nav.day-strip > [aria-current=true] ~ :not(.empty)");
        if (later.count() > 0) {
            visitor.go(later.first());
        } else {
            lookAtNextWeek(0);
        }
    }

    /** The time of the visit that the page is about. */
    public OffsetDateTime shownTime() {
        return OffsetDateTime.parse(
                visitor.main().locator("time.date-tile").first().getAttribute("datetime"));
    }

    /** The one button that leads on. */
    public Locator button() {
        return visitor.main().locator("button.button").first();
    }

    public Locator heading() {
        return visitor.page().getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1));
    }
}
