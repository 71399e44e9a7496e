package clinic.endtoend.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import java.util.Locale;

/** The few questions after a visit. */
public record CheckInPath(Visitor visitor) {

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
        for (Locator no :
                visitor.main().locator("label:has(input[type=radio][value=no])").all()) {
            visitor.press(no);
        }
        next();
        visitor.sees("check-in-pain");
    }

    /** The first of the signs that call for care now; no to all others. */
    public void answerYesToAnEmergency() {
        for (Locator no :
                visitor.main().locator("label:has(input[type=radio][value=no])").all()) {
            visitor.press(no);
        }
        visitor.press(
                visitor.main().locator("label:has(input[value=emergency])").first());
        next();
    }

    public void seesWhomToCall() {
        assertThat(visitor.main().locator("a[href='tel:112']").first()).isVisible();
    }

    public void answer(int pain, Progress progress) {
        visitor.press(visitor.main().locator("label:has(input[value='" + pain + "'])"));
        visitor.press(visitor.main()
                .locator("label:has(input[value='" + progress.name().toLowerCase(Locale.ROOT) + "'])"));
        next();
        visitor.sees("check-in-activity");
        visitor.main().locator("#activity").fill("gå i trappor");
        visitor.press(visitor.main().locator("label:has(input[name=function][value='5'])"));
        next();
    }

    public void seesAdvice() {
        assertThat(visitor.main().locator(".advice").first()).isVisible();
        visitor.sees("advice");
    }

    private void next() {
        visitor.go(visitor.main().locator("form button.button").last());
    }
}
