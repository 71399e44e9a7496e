package clinic.endtoend.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** Where the staff sees the day and what each patient was sent. */
public record StaffDesk(Visitor visitor) {

    public void signIn(String name, String password) {
        visitor.open("/staff");
        visitor.sees("sign-in");
        visitor.main().locator("#name").fill(name);
        visitor.main().locator("#password").fill(password);
        visitor.press(visitor.main().locator("button.button"));
        visitor.page().waitForURL("**/staff**");
        calendarIsDrawn();
        visitor.sees("staff-today");
    }

    public void openVisit(LocalDate day, String patient) {
        visitor.open("/staff/day?date=" + day);
        visitor.sees("staff-day");
        choose(patient);
    }

    /** The same, where the day has been looked at before. */
    public void openAnotherVisit(LocalDate day, String patient) {
        visitor.open("/staff/day?date=" + day);
        choose(patient);
    }

    private void choose(String patient) {
        visitor.press(visitor.main()
                .locator("table a", new Locator.LocatorOptions().setHasText(patient))
                .first());
        visitor.page().waitForURL("**/staff/appointments/*");
    }

    /** On a visit's own page: says what it was about and what was found, by the id of each field, and that it took place. */
    public void completes(Map<String, String> found) {
        found.forEach((field, choice) ->
                visitor.main().locator("[id='" + field + "']").selectOption(choice));
        visitor.sees("staff-what-was-found");
        visitor.go(visitor.main().locator("button[name=step][value=COMPLETE]"));
        assertThat(visitor.main().locator("[role=alert]")).hasCount(0);
    }

    /** All that the clinic asked a patient, was answered and told them, and who stood for it. */
    public void opensFollowUp() {
        visitor.go(visitor.main().locator("a[href^='/staff/follow-ups/']").first());
        visitor.sees("staff-follow-up");
    }

    /** Something is to be done about each of them; waits for what is still on its way. */
    public void hasTasksAbout(List<String> patients) {
        visitor.open("/staff/tasks");
        Locator tasks = visitor.main().locator("ul.task-list");
        visitor.reloadUntil(() -> tasks.count() > 0
                && patients.stream().allMatch(patient -> tasks.innerText().contains(patient)));
        visitor.sees("staff-tasks");
    }

    private void calendarIsDrawn() {
        if (visitor.look().scripts()) {
            assertThat(visitor.main().locator("#calendar[data-ready]")).isVisible();
        }
    }

    /** What has happened, each on its own line; waits for what is still on its way. */
    public void timelineHas(int lines) {
        Locator timeline = visitor.main().locator("ol.timeline > li");
        visitor.reloadUntil(() -> timeline.count() >= lines);
        assertThat(timeline).hasCount(lines);
        visitor.sees("staff-visit");
    }

    /** Events that a service could not take, each with its cause; trying the first again tells that it did not work. */
    public void seesWhatHasStopped(int events) {
        visitor.open("/staff/operations");
        Locator again = visitor.main().locator("form[action$='/replay'] button");
        assertThat(again).hasCount(events);
        visitor.sees("staff-operations");
        visitor.press(again.first());
        visitor.page().waitForURL("**/staff/operations?replayed=FAILED_AGAIN");
        assertThat(visitor.main().locator("[role=status]")).isVisible();
        visitor.sees("staff-operations-failed-again");
    }

    /** The banner comes to the calendar that lies open: nobody reloads it. */
    public void isWarnedOf(String patient) {
        assertThat(visitor.main().locator("#flags .alert-danger")).containsText(patient);
        visitor.sees("staff-red-flag");
    }
}
