package clinic.endtoend.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Mouse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.BoundingBox;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;

/** A desk of reception's, before the calendar of a day. */
public record CalendarDesk(Visitor visitor) {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

    private static final String LINE = "**/api/staff/calendar/changes";
    private static final String MOVES = "**/api/staff/appointments/*/time";

    /** How high a minute is drawn. */
    private static final double MINUTE = 20.0 / 15;

    /** Moves of the mouse on the way, as a hand makes them: one alone is no dragging. */
    private static final int STEPS = 8;

    /** Drawn, and told of every change from now on. */
    public void open(LocalDate day) {
        visitor.open("/staff?date=" + day);
        shows(day);
    }

    /** The day is drawn, and every change of it is told. */
    public void shows(LocalDate day) {
        assertThat(visitor.main().locator("#calendar[data-ready='%s'][data-live]".formatted(day)))
                .isVisible();
    }

    /** Is told of nothing, and may not know it yet. */
    public void isDeaf() {
        assertThat(visitor.main().locator("#calendar:not([data-live])")).isVisible();
    }

    /** Somebody's visit, as it is drawn. */
    public Locator visit(String patient) {
        return visitor.main().locator(".ec-event:has(.patient:text-is('%s'))".formatted(patient));
    }

    /** The same, if it is to begin then. */
    public Locator visit(String patient, OffsetDateTime start) {
        return visit(patient)
                .filter(new Locator.FilterOptions()
                        .setHas(visitor.page().locator("time:text-matches('^%s')".formatted(TIME.format(start)))));
    }

    public Locator block(String note) {
        return visitor.main().locator(".is-block", new Locator.LocatorOptions().setHasText(note));
    }

    public Locator inState(String state) {
        return visitor.main().locator(".s-" + state);
    }

    /** By the mouse, along its own column. */
    public void drag(String patient, OffsetDateTime from, OffsetDateTime to) {
        BoundingBox box = place(patient);
        double x = box.x + box.width / 2;
        double y = box.y + box.height / 2;
        draw(x, y, y + Duration.between(from, to).toMinutes() * MINUTE);
    }

    /** A stretch of the column in which a visit is drawn, beginning so long after it does. */
    public void drawBelow(String patient, Duration later, Duration length) {
        BoundingBox box = place(patient);
        double top = box.y + later.toMinutes() * MINUTE;
        draw(box.x + box.width / 2, top + 2, top + length.toMinutes() * MINUTE - 2);
    }

    /** Takes hold of a visit with the mouse, which keeps what is drawn as it is. */
    public void grip(String patient) {
        BoundingBox box = place(patient);
        visitor.page().mouse().move(box.x + box.width / 2, box.y + box.height / 2);
        visitor.page().mouse().down();
    }

    /** Lets go of it where it was, which opens it. */
    public void letGo(String patient) {
        visitor.page().mouse().up();
        opened(patient);
    }

    /** Where somebody's visit stands, once two looks agree: the calendar may be drawing it anew. */
    private BoundingBox place(String patient) {
        Locator visit = visit(patient);
        AtomicReference<BoundingBox> last = new AtomicReference<>();
        Awaitility.await().pollInSameThread().until(() -> {
            BoundingBox now = visit.boundingBox();
            BoundingBox before = last.getAndSet(now);
            return now != null && before != null && now.x == before.x && now.y == before.y;
        });
        return last.get();
    }

    private void draw(double x, double from, double until) {
        Mouse mouse = visitor.page().mouse();
        mouse.move(x, from);
        mouse.down();
        mouse.move(x, until, new Mouse.MoveOptions().setSteps(STEPS));
        mouse.up();
    }

    /** What stands beside the calendar, once a visit has been opened by the keyboard. */
    public Locator panel(String patient) {
        visit(patient).locator(".opener").focus();
        visitor.page().keyboard().press("Enter");
        return opened(patient);
    }

    private Locator opened(String patient) {
        Locator panel = visitor.main().locator("#panel-body");
        assertThat(panel.locator("h1")).hasText(patient);
        return panel;
    }

    public void closePanel() {
        visitor.page().keyboard().press("Escape");
        assertThat(visitor.main().locator("#panel")).isHidden();
    }

    /** Presses what changes the visit, and closes the panel before the answer has come. It stays closed. */
    public void closePanelAtOnce(Locator step) {
        Page page = visitor.page();
        List<Route> held = new ArrayList<>();
        page.route("**/staff/appointments/*/**", held::add);
        step.click();
        page.waitForCondition(() -> !held.isEmpty());
        closePanel();
        page.unroute("**/staff/appointments/*/**");
        page.waitForResponse(
                        answer -> answer.request().redirectedFrom() != null,
                        () -> held.getFirst().resume())
                .finished();
        page.evaluate("() => new Promise(scriptsHadTheirTurn => setTimeout(scriptsHadTheirTurn))");
        assertThat(visitor.main().locator("#panel")).isHidden();
    }

    /** What was said of the last change, with what can be done about it. */
    public Locator word() {
        return visitor.main().locator("#toast");
    }

    /** What is read out of it to whoever does not see it. */
    public Locator spoken() {
        return visitor.main().locator("#said");
    }

    /** The same, where it was a no. */
    public Locator refusal() {
        return visitor.main().locator("#refused");
    }

    /** Somebody's visit has the focus, as for whoever goes by the keyboard. */
    public void isOn(String patient) {
        assertThat(visit(patient).locator(".opener")).isFocused();
    }

    /** What is sent from here arrives, and its answer does not. */
    public void losesAnswers() {
        visitor.knowsThatTheNetMayBeAway();
        visitor.page().route(MOVES, route -> {
            route.fetch();
            route.abort();
        });
    }

    public void hasAnswersAgain() {
        visitor.page().unroute(MOVES);
    }

    /** From the next page on there is no line. */
    public void losesTheLine() {
        visitor.knowsThatTheNetMayBeAway();
        visitor.page().route(LINE, Route::abort);
    }

    public void hasTheLineAgain() {
        visitor.page().unroute(LINE);
    }
}
