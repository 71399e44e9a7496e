package clinic.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.endtoend.browser.BookingPath;
import clinic.endtoend.browser.Chromium;
import clinic.endtoend.browser.Look;
import clinic.endtoend.browser.Visitor;
import clinic.endtoend.running.Clinic;
import clinic.endtoend.running.Person;
import clinic.endtoend.running.TheClinic;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Response;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith({TheClinic.class, Chromium.InTheBrowser.class})
class LostRaceScenario {

    @Test
    @DisplayName("2: two browsers, one time; the slower keeps every choice, is shown the nearest times and books one")
    void loserKeepsEveryChoiceAndBooksAnotherTime(Clinic clinic, Chromium chromium) {
        Person slower = Person.speaking("en");
        try (Visitor winner = chromium.visitor(clinic.url(), Look.SWEDISH_PHONE);
                Visitor loser = chromium.visitor(clinic.url(), Look.ENGLISH_PHONE)) {
            BookingPath first = toTheTimes(winner);
            BookingPath second = toTheTimes(loser);
            // The slower one has typed everything already and comes back for another time.
            second.midday().click();
            loser.page().waitForURL("**/book/details?**");
            second.fillIn(slower);
            loser.main().locator("#details button[formaction*='/book/time']").click();
            com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat(second.heading())
                    .hasText("Choose a time");
            loser.sees("another-time");

            Locator wanted = second.farFromMidday();
            String slot = wanted.getAttribute("value");
            winner.page().reload();
            winner.main().locator("button[value='" + slot + "']").click();
            winner.page().waitForURL("**/book/details?**");
            first.book(Person.speaking("sv"));

            Response lost = loser.page().waitForResponse("**/book/hold?**", wanted::click);
            assertThat(lost.status()).isEqualTo(409);
            Locator nearest = loser.main().locator("#lost ul.slots button");
            com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat(nearest.first())
                    .isVisible();
            loser.sees("lost-race");
            assertThat(loser.main().locator("input[name=name]").getAttribute("value"))
                    .isEqualTo(slower.name());

            nearest.first().click();
            com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat(
                            loser.page().locator("#name"))
                    .hasValue(slower.name());
            assertThat(loser.main().locator("#mobile").inputValue()).isEqualTo(slower.mobile());
            assertThat(loser.main().locator("#email").inputValue()).isEqualTo(slower.email());
            assertThat(loser.main().locator("input[name=consents]:checked").count())
                    .isEqualTo(2);
            second.button().click();
            loser.page().waitForURL("**/appointments/*");
            loser.sees("receipt");
        }
        clinic.postbox().await(2, "confirmation", slower);
    }

    private static BookingPath toTheTimes(Visitor visitor) {
        BookingPath path = new BookingPath(visitor);
        visitor.open("/book");
        path.chooseTreatment();
        path.answerNoToEverything();
        path.lookAtNextWeek(3);
        return path;
    }
}
