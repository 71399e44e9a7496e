package clinic.endtoend;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import clinic.endtoend.browser.BookingPath;
import clinic.endtoend.browser.Chromium;
import clinic.endtoend.browser.Look;
import clinic.endtoend.browser.MyVisitsPath;
import clinic.endtoend.browser.Visitor;
import clinic.endtoend.running.Clinic;
import clinic.endtoend.running.Person;
import clinic.endtoend.running.TheClinic;
import com.microsoft.playwright.Locator;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** The patient's pages beside the straight way to a visit, each looked at as it is used. */
@ExtendWith({TheClinic.class, Chromium.InTheBrowser.class})
class PatientPagesScenario {

    static final Look[] LOOKS = {Look.ENGLISH_DESKTOP, Look.WITHOUT_SCRIPTS};

    @ParameterizedTest(name = "{0}")
    @FieldSource("LOOKS")
    @DisplayName("13, 35: booked from whoever is free first; chosen what about to be written; found again by a code")
    void visitIsBookedFirstAvailableAndFoundAgainByACode(Look look, Clinic clinic, Chromium chromium) {
        Person person = Person.speaking(look.language());
        try (Visitor visitor = chromium.visitor(clinic.url(), look)) {
            looksAtAPractitioner(visitor);
            BookingPath path = new BookingPath(visitor);
            visitor.open("/book?first=yes");
            path.chooseTreatment();
            path.answerNoToEverything();
            visitor.sees("soonest");
            // Not the very first: lead time may end while this is being read.
            visitor.press(visitor.main().locator("ul.slots button").last());
            visitor.page().waitForURL("**/book/details?**");
            visitor.main().locator("#name").fill(person.name());
            switchesLanguageAndBack(visitor, person);
            path.book(person);

            visitor.press(visitor.main().locator("a[href$='/messages']"));
            visitor.page().waitForURL("**/messages");
            visitor.sees("messages");
            visitor.press(path.button());
            visitor.page().waitForURL("**/messages?saved**");
            visitor.sees("messages-saved");

            clinic.postbox().await(2, "confirmation", person);
            MyVisitsPath own = new MyVisitsPath(visitor);
            own.askForACode(person);
            own.typeCode("123");
            assertThat(visitor.main().locator(".error-summary")).isVisible();
            visitor.sees("me-code-wrong");
            own.typeCode(MyVisitsPath.code(clinic.postbox(), person));
            own.sayWhoThisIs("1985-04-12", person);
            assertThat(visitor.main()
                            .locator("section.card a[href^='/appointments/']")
                            .first())
                    .isVisible();
            visitor.press(
                    visitor.main().locator("section.card details > summary").first());
            visitor.sees("me-visits");
            visitor.press(visitor.main().locator("form[action='/me/sign-out'] button"));
            visitor.page().waitForURL("**/me?signed-out");
            visitor.sees("me-signed-out");
        }
    }

    private static void looksAtAPractitioner(Visitor visitor) {
        visitor.open("/book");
        visitor.sees("ways-to-book");
        visitor.press(visitor.main().locator("a.card[href*='practitioner=']").first());
        visitor.page().waitForURL("**practitioner=**");
        visitor.sees("practitioner");
    }

    private static void switchesLanguageAndBack(Visitor visitor, Person person) {
        for (int n = 0; n < 2; n++) {
            visitor.press(visitor.page().locator(".site-header .language"));
            visitor.page().waitForURL("**/book/details/language**");
            assertThat(visitor.main().locator("#name")).hasValue(person.name());
        }
    }

    /** On a slow phone the first look at the times is what a patient waits for. */
    @Test
    @DisplayName("The page of free times weighs 60 KB at most, with all it needs and nothing kept from before")
    void pageOfFreeTimesIsLight(Clinic clinic, Chromium chromium) {
        String times;
        try (Visitor visitor = chromium.visitor(clinic.url(), Look.SWEDISH_PHONE)) {
            BookingPath path = new BookingPath(visitor);
            visitor.open("/book");
            path.chooseTreatment();
            path.answerNoToEverything();
            times = visitor.page().url();
        }
        try (Visitor newcomer = chromium.visitor(clinic.url(), Look.SWEDISH_PHONE)) {
            Map<String, Integer> weights = newcomer.weighs(times);
            System.out.println("The page of free times: " + weights);
            org.assertj.core.api.Assertions.assertThat(weights.values().stream()
                            .mapToInt(Integer::intValue)
                            .sum())
                    .as("%s", weights)
                    .isBetween(10_000, 60 * 1024);
        }
    }

    @Test
    @DisplayName("A visit is booked with the keyboard alone")
    void keyboardAloneBooks(Clinic clinic, Chromium chromium) {
        Person person = Person.speaking("sv");
        try (Visitor visitor = chromium.visitor(clinic.url(), Look.SWEDISH_DESKTOP)) {
            BookingPath path = new BookingPath(visitor);
            visitor.open("/book");
            visitor.tabTo(visitor.main().locator("a.card").first(), "Enter");
            visitor.page().waitForURL("**/book/safety?**");
            for (Locator no :
                    visitor.main().locator("input[type=radio][value=no]").all()) {
                visitor.tabToGroupOf(no);
            }
            visitor.tabTo(path.button(), "Enter");
            visitor.page().waitForURL("**/book/time?**");
            visitor.tabTo(visitor.main().getByLabel("Nästa vecka"), "Enter");
            visitor.page().waitForURL("**week=**");
            visitor.tabTo(path.midday(), "Enter");
            visitor.page().waitForURL("**/book/details?**");
            // An empty form first: the summary of errors takes the focus, and its links lead to the fields.
            visitor.tabTo(visitor.main().locator("#name"), "Enter");
            assertThat(visitor.main().locator(".error-summary")).isFocused();
            visitor.tabTo(visitor.main().locator(".error-summary a").first(), "Enter");
            visitor.type(person.name());
            visitor.tabTo(visitor.main().locator("#birthDate"));
            visitor.type("1985-04-12");
            visitor.tabTo(visitor.main().locator("#mobile"));
            visitor.type(person.mobile());
            visitor.tabTo(visitor.main().locator("#email"));
            visitor.type(person.email());
            visitor.tabTo(visitor.main().locator("input[name=consents]").first(), "Space");
            visitor.tabTo(path.button(), "Enter");
            assertThat(path.heading()).hasText("Din tid är bokad");
        }
        clinic.postbox().await(2, "confirmation", person);
    }
}
