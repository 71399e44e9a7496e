package clinic.endtoend.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.util.List;
import java.util.Locale;

/** The few questions after a visit. */
public record CheckInPath(Visitor visitor) {

    /** As much as there is of a scale. */
    private static final int WHOLE = 10;

    /** How long a part of the clinic may take to come back, in milliseconds. */
    private static final int LONG = 180_000;

    /** The patient's own word. */
    public enum Progress {
        BETTER,
        SAME,
        WORSE
    }

    public void open(String link) {
        visitor.follow(link);
        visitor.sees("check-in");
    }

    public void answerNoToEveryRedFlag() {
        answerNoToAll();
        next();
        visitor.sees("check-in-pain");
    }

    public void answerNoToAll() {
        for (Locator no :
                visitor.main().locator("label:has(input[type=radio][value=no])").all()) {
            visitor.press(no);
        }
    }

    /** The first of the signs that call for care now; no to all others. */
    public void answerYesToAnEmergency() {
        chooseAnEmergency();
        next();
    }

    /** What it asks for stands under the question at once, whatever is away. */
    public void chooseAnEmergency() {
        answerNoToAll();
        visitor.press(
                visitor.main().locator("label:has(input[value=emergency])").first());
        assertThat(visitor.main().locator(".at-once a[href='tel:112']").first()).isVisible();
    }

    /** Without waiting for another page. */
    public void send() {
        visitor.press(visitor.main().locator("form button.button").last());
    }

    /** The button was pressed, and it takes its time. */
    public void seesThatItIsOnItsWay() {
        assertThat(visitor.main().locator("[data-sending]")).isVisible();
    }

    /** The page of how it is has come. */
    public void seesHowItIsAskedFor() {
        assertThat(visitor.main().locator("input[name=pain]")).hasCount(WHOLE + 1);
    }

    /** The page keeps what was answered and says so, with whom to call. */
    public void seesThatItWaits() {
        Locator waiting = visitor.main().locator("[data-waiting]");
        assertThat(waiting).isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(LONG));
        assertThat(waiting.locator("a[href='tel:112']")).isVisible();
    }

    /** The page of the emergency itself, from the server. */
    public void seesTheEmergency() {
        assertThat(visitor.main().locator("form[data-check-in]"))
                .hasCount(0, new LocatorAssertions.HasCountOptions().setTimeout(LONG));
        seesWhomToCall();
    }

    public void seesWhomToCall() {
        assertThat(visitor.main().locator("a[href='tel:112']").first()).isVisible();
    }

    private void rate(int pain, Progress progress) {
        visitor.press(visitor.main().locator("label:has(input[value='" + pain + "'])"));
        visitor.press(visitor.main()
                .locator("label:has(input[value='" + progress.name().toLowerCase(Locale.ROOT) + "'])"));
    }

    public void answer(int pain, Progress progress) {
        answer(pain, progress, "gå i trappor");
    }

    /** @param activity what is hard, in the patient's own words */
    public void answer(int pain, Progress progress, String activity) {
        rate(pain, progress);
        next();
        visitor.sees("check-in-activity");
        visitor.main().locator("#activity").fill(activity);
        visitor.press(visitor.main().locator("label:has(input[name=function][value='5'])"));
        next();
    }

    /** All of it without a look at each page; what is to be done is on the last one. */
    public List<String> advised(String link, int pain, Progress progress) {
        visitor.follow(link);
        answerNoToAll();
        next();
        rate(pain, progress);
        next();
        Locator activity = visitor.main().locator("#activity");
        if (activity.count() > 0) {
            activity.fill("gå i trappor");
        }
        visitor.press(visitor.main().locator("label:has(input[name=function][value='%d'])".formatted(WHOLE - pain)));
        next();
        return titlesOfAdvice();
    }

    public List<String> titlesOfAdvice() {
        return visitor.main().locator(".advice h2").allInnerTexts();
    }

    public boolean offersToComeAgain() {
        return visitor.main().locator(".book-box a").count() > 0;
    }

    /** One tap, and the free times of what suits. */
    public void comesAgain() {
        visitor.go(visitor.main().locator(".book-box a"));
        visitor.sees("book-again");
    }

    public void seesAdvice() {
        assertThat(visitor.main().locator(".advice").first()).isVisible();
        visitor.sees("advice");
    }

    private void next() {
        visitor.go(visitor.main().locator("form button.button").last());
    }
}
