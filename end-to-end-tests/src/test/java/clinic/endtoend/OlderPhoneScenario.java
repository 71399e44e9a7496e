package clinic.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.endtoend.browser.CheckInPath;
import clinic.endtoend.browser.Chromium;
import clinic.endtoend.browser.Look;
import clinic.endtoend.browser.Visitor;
import clinic.endtoend.running.BookingApi;
import clinic.endtoend.running.BookingApi.Slot;
import clinic.endtoend.running.Clinic;
import clinic.endtoend.running.Person;
import clinic.endtoend.running.TheClinic;
import clinic.endtoend.running.TheDayAfter;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ForcedColors;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Browsers that do less than ours, or show it otherwise: what matters still works there, and is seen. */
@ExtendWith({TheClinic.class, Chromium.InTheBrowser.class})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OlderPhoneScenario {

    private static final String OLDER = "older";
    private static final String SLOW = "slow";
    private static final String FEW_COLOURS = "few colours";

    private Map<String, String> links = Map.of();

    @BeforeAll
    void letAMorningCome(Clinic clinic) {
        links = TheDayAfter.links(
                clinic,
                Map.of(
                        OLDER, Person.speaking("sv"),
                        SLOW, Person.speaking("sv"),
                        FEW_COLOURS, Person.speaking("sv")));
    }

    @Test
    @DisplayName("Without AbortSignal.timeout and :has() a red flag shows at once what it asks for, and is sent")
    void redFlagIsShownAndSent(Clinic clinic, Chromium chromium) {
        try (Visitor visitor = chromium.visitor(clinic.url(), Look.SWEDISH_PHONE)) {
            visitor.page().addInitScript("delete AbortSignal.timeout");
            visitor.page().route("**/site.css", OlderPhoneScenario::withoutHas);
            CheckInPath answers = new CheckInPath(visitor);
            visitor.follow(link(OLDER));
            assertThat(visitor.page().evaluate("'timeout' in AbortSignal")).isEqualTo(false);

            answers.chooseAnEmergency();
            visitor.sees("older-phone-red-flag");
            answers.send();

            answers.seesTheEmergency();
        }
    }

    /** Such a browser throws away every rule that it does not understand. */
    private static void withoutHas(Route route) {
        APIResponse style = route.fetch();
        route.fulfill(new Route.FulfillOptions()
                .setResponse(style)
                .setBody(style.text().replace(":has(", ":of-later-years(")));
    }

    @Test
    @DisplayName("On a slow line the page says that it is sending, until the next one comes")
    void slowLineIsTold(Clinic clinic, Chromium chromium) {
        try (Visitor visitor = chromium.visitor(clinic.url(), Look.SWEDISH_PHONE)) {
            CheckInPath answers = new CheckInPath(visitor);
            visitor.follow(link(SLOW));
            answers.answerNoToAll();
            Deque<Route> held = new ArrayDeque<>();
            // The answers, and once they are taken the form that goes on.
            visitor.page().route("**/check-in/*/safety", held::add);

            answers.send();
            answers.seesThatItIsOnItsWay();
            held.remove().resume();
            visitor.page().waitForCondition(() -> !held.isEmpty());
            held.remove().resume();

            answers.seesHowItIsAskedFor();
        }
    }

    @Test
    @DisplayName("In the reader's own few colours a chosen answer, number and day look otherwise than the rest")
    void whatIsChosenIsSeenInFewColours(Clinic clinic, Chromium chromium) {
        try (Visitor visitor = chromium.visitor(clinic.url(), Look.SWEDISH_PHONE)) {
            visitor.page().emulateMedia(new Page.EmulateMediaOptions().setForcedColors(ForcedColors.ACTIVE));
            CheckInPath answers = new CheckInPath(visitor);
            visitor.follow(link(FEW_COLOURS));
            Locator no = visitor.main().locator("label:has(input[value=no])").first();
            looksOtherwiseOnceChosen(visitor, no);
            answers.answerNoToAll();
            answers.send();
            answers.seesHowItIsAskedFor();
            looksOtherwiseOnceChosen(visitor, visitor.main().locator("label:has(input[name=pain][value='5'])"));

            List<String> days = freeDays(clinic);
            visitor.open(days.getFirst());
            byte[] chosen = firstFreeDay(visitor).screenshot();
            visitor.open(days.getLast());
            assertThat(firstFreeDay(visitor).screenshot()).isNotEqualTo(chosen);
        }
    }

    private static void looksOtherwiseOnceChosen(Visitor visitor, Locator answer) {
        byte[] before = answer.screenshot();
        visitor.press(answer);
        // Neither the pointer nor the focus is what tells.
        visitor.page().mouse().move(0, 0);
        answer.locator("input").blur();
        assertThat(answer.screenshot()).isNotEqualTo(before);
    }

    /** The first and the last free day of a week, by where each of them is open. */
    private static List<String> freeDays(Clinic clinic) {
        BookingApi api = clinic.booking();
        String treatment = api.anyTreatment();
        LocalDate monday = LocalDate.ofInstant(clinic.clock().now(), ZoneOffset.UTC)
                .plusWeeks(1)
                .with(DayOfWeek.MONDAY);
        List<LocalDate> free = api.slots(treatment, monday, 7).stream()
                .map(Slot::at)
                .map(at -> at.toLocalDate())
                .distinct()
                .sorted()
                .toList();
        assertThat(free).hasSizeGreaterThan(1);
        return List.of(free.getFirst(), free.getLast()).stream()
                .map(day -> "/book/time?treatment=" + treatment + "&safety=clear&day=" + day)
                .toList();
    }

    private static Locator firstFreeDay(Visitor visitor) {
        return visitor.main().locator("nav.day-strip > a:not(.empty)").first();
    }

    private String link(String patient) {
        return links.getOrDefault(patient, "");
    }
}
