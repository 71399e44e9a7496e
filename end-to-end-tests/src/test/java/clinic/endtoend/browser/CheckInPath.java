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
            no.click();
        }
        next();
        visitor.sees("check-in-pain");
    }

    /** The first of the signs that call for care now; no to all others. */
    public void answerYesToAnEmergency() {
        for (Locator no :
                visitor.main().locator("label:has(input[type=radio][value=no])").all()) {
            no.click();
        }
        visitor.main().locator("label:has(input[value=emergency])").first().click();
        next();
    }

    public void answer(int pain, Progress progress) {
        visitor.main().locator("label:has(input[value='" + pain + "'])").click();
        visitor.main()
                .locator("label:has(input[value='" + progress.name().toLowerCase(Locale.ROOT) + "'])")
                .click();
        next();
    }

    public void seesAdvice() {
        assertThat(visitor.main().locator(".advice").first()).isVisible();
        visitor.sees("advice");
    }

    private void next() {
        visitor.main().locator("form button.button").last().click();
    }
}
