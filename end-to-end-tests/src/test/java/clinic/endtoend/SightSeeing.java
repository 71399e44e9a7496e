package clinic.endtoend;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import clinic.endtoend.browser.BookingPath;
import clinic.endtoend.browser.Look;
import clinic.endtoend.browser.MyVisitsPath;
import clinic.endtoend.browser.Visitor;
import clinic.endtoend.running.BookingApi.Slot;
import clinic.endtoend.running.Clinic;
import clinic.endtoend.running.Person;
import com.microsoft.playwright.Locator;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One patient's way past every sight, in the order in which they come. */
final class SightSeeing {

    private static final Pattern TREATMENT = Pattern.compile("treatment=([^&]+)");
    private static final String BORN = "1985-04-12";

    /** More than any contact is sent. */
    private static final int MANY_CODES = 20;

    private final Visitor visitor;
    private final Walk walk;
    private final Clinic clinic;
    private final BookingPath path;
    private final MyVisitsPath own;
    private final Person person;
    private final Set<Sight> seen = EnumSet.noneOf(Sight.class);
    private String visit = "";

    SightSeeing(Visitor visitor, Walk walk, Clinic clinic) {
        this.visitor = visitor;
        this.walk = walk;
        this.clinic = clinic;
        path = new BookingPath(visitor);
        own = new MyVisitsPath(visitor);
        person = Person.speaking(walk.look().language());
    }

    Set<Sight> seen() {
        return seen;
    }

    private void sees(Sight sight) {
        seen.add(sight);
        Look look = walk.lookAt(sight);
        visitor.sees(sight.title(), look.width(), look.dark());
    }

    private void open(String address, Sight sight) {
        visitor.open(address);
        sees(sight);
    }

    private void go(Locator place, Sight sight) {
        visitor.go(place);
        sees(sight);
    }

    private Locator in(String selector) {
        return visitor.main().locator(selector).first();
    }

    void reads() {
        open("/", Sight.START);
        open("/conditions", Sight.CONDITIONS);
        go(in("a[href^='/conditions/']"), Sight.CONDITION);
        go(in("a[href^='/book?']:visible"), Sight.TREATMENTS_FOR_A_CONDITION);
        // With its red flag above it, in either language.
        open("/search?q=cauda%20equina", Sight.FOUND);
        open("/treatments", Sight.TREATMENTS);
        go(in("a[href^='/treatments/']"), Sight.TREATMENT);
        open("/practitioners", Sight.TEAM);
        go(in("a[href^='/practitioners/']"), Sight.TEAM_MEMBER);
        open("/book", Sight.WAYS_TO_BOOK);
        go(in("a.card[href*='practitioner=']"), Sight.PRACTITIONER);
    }

    void answersForSafety() {
        open("/book?first=yes", Sight.FIRST_AVAILABLE);
        go(in("a.card"), Sight.SAFETY);
        go(path.button(), Sight.SAFETY_UNANSWERED);
        answerYesTo(0);
        sees(Sight.EMERGENCY);
        visitor.go(in("a[href^='/book/safety']"));
        answerYesTo(visitor.main().locator("fieldset").count() - 1);
        sees(Sight.CONTACT_CARE);
        visitor.go(in("a[href^='/book/safety']"));
        answerYesTo(-1);
        sees(Sight.SOONEST_TIMES);
    }

    /** No to all other questions. */
    private void answerYesTo(int question) {
        List<Locator> questions = visitor.main().locator("fieldset").all();
        for (int n = 0; n < questions.size(); n++) {
            String answer = n == question ? "input:not([value=no])" : "input[value=no]";
            visitor.press(questions.get(n).locator("label:has(" + answer + ")").first());
        }
        visitor.go(path.button());
    }

    void choosesATime() {
        go(in("a[href*='day=']"), Sight.WEEK);
        go(in("nav.day-strip > .empty"), Sight.DAY_WITHOUT_TIMES);
        path.lookAtNextWeek(0);
    }

    void fillsIn() {
        go(path.midday(), Sight.DETAILS);
        String details = visitor.page().url();
        open(details.replaceFirst("&hold=[^&]+", ""), Sight.HOLD_EXPIRED);
        visitor.open(details);
        go(path.button(), Sight.DETAILS_WITH_ERRORS);
        path.fillIn(person);
        go(in("button[formaction^='/book/hold/extension']"), Sight.HOLD_EXTENDED);
        go(in("button[formaction^='/book/time']"), Sight.ANOTHER_TIME);
    }

    void losesTheTimeAndBooksAnother() {
        Locator wanted = path.farFromMidday();
        // When, with whom, where.
        String[] slot = String.valueOf(wanted.getAttribute("value")).split("~", -1);
        Matcher treatment = TREATMENT.matcher(visitor.page().url());
        if (!treatment.find()) {
            throw new AssertionError("No treatment in " + visitor.page().url());
        }
        clinic.booking()
                .book(
                        new Slot(
                                treatment.group(1),
                                slot[1],
                                slot[2],
                                Instant.parse(slot[0]).toString()),
                        Person.unheardOf());
        go(wanted, Sight.SLOT_TAKEN);
        visitor.go(in("#lost ul.slots button"));
        assertThat(visitor.main().locator("#name")).hasValue(person.name());
        go(path.button(), Sight.RECEIPT);
        visit = visitor.page().url();
    }

    void changesTheVisit() {
        go(in("a[href$='/messages']"), Sight.CONSENTS);
        go(path.button(), Sight.CONSENTS_SAVED);
        open(visit + "/reschedule", Sight.RESCHEDULE);
        go(path.midday(), Sight.RESCHEDULE_CONFIRMATION);
        go(path.button(), Sight.MOVED);
    }

    void findsOwnVisits() {
        open("/me", Sight.OWN_VISITS_ASKED_FOR);
        go(path.button(), Sight.CONTACT_UNREADABLE);
        visitor.main().locator("#contact").fill(person.mobile());
        go(path.button(), Sight.CODE);
        own.typeCode("123");
        assertThat(visitor.main().locator(".error-summary")).isVisible();
        sees(Sight.CODE_WRONG);
        visitor.main().locator("#code").fill(MyVisitsPath.code(clinic.postbox(), person));
        go(path.button(), Sight.BIRTH_DATE);
        visitor.main().locator("#birthDate").fill("1901-01-01");
        go(path.button(), Sight.BIRTH_DATE_WRONG);
        visitor.main().locator("#birthDate").fill(BORN);
        visitor.go(path.button());
        if (visitor.main().locator("#name").count() > 0) {
            // The few numbers of fiction are used again.
            visitor.main().locator("#name").fill(person.name());
            visitor.go(path.button());
        }
        visitor.press(in("details > summary"));
        sees(Sight.OWN_VISITS);
        go(in("a[href='/check-in/mine']"), Sight.NOTHING_ANSWERED_YET);
    }

    void cancels() {
        open(visit + "/cancellation", Sight.CANCELLATION);
        go(in("form button"), Sight.CANCELLED);
        open("/me", Sight.NO_VISIT_TO_COME);
        go(in("form[action='/me/sign-out'] button"), Sight.SIGNED_OUT);
    }

    void asksTooOften() {
        String box = "asks.too.often." + walk.ordinal() + "@example.org";
        for (int n = 0; n < MANY_CODES; n++) {
            visitor.open("/me");
            visitor.main().locator("#contact").fill(box);
            visitor.go(path.button());
            if (visitor.main().locator("[role=alert]").count() > 0) {
                break;
            }
        }
        sees(Sight.TOO_MANY_CODES);
    }

    void comesLate(EveryLookScenario.Links links) {
        open(links.tooLate(), Sight.TOO_LATE_TO_CHANGE);
        open(links.begun(), Sight.VISIT_BEGUN);
        open(links.checkIn(), Sight.CHECK_IN);
        go(in("form button.button"), Sight.CHECK_IN_UNANSWERED);
    }

    void losesTheWay() {
        open("/appointments/no-link-of-ours", Sight.BAD_LINK);
        open("/check-in/no-link-of-ours", Sight.CHECK_IN_BAD_LINK);
        open("/conditions/no-such-condition", Sight.NO_SUCH_CONDITION);
        open("/book/time?treatment=nonsense", Sight.NOT_UNDERSTOOD);
        open("/no-such-page", Sight.NO_SUCH_PAGE);
        open("/error/5xx.html", Sight.SERVICE_AWAY);
        open("/error/408.html", Sight.CUT_SHORT);
        open("/error/busy.html", Sight.TOO_MANY_AT_ONCE);
        open("/sign-in", Sight.SIGN_IN);
        go(visitor.page().locator("footer a[href='/accessibility']"), Sight.ACCESSIBILITY);
    }
}
