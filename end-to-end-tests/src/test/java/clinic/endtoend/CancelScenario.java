package clinic.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.endtoend.browser.BookingPath;
import clinic.endtoend.browser.Chromium;
import clinic.endtoend.browser.Look;
import clinic.endtoend.browser.Visitor;
import clinic.endtoend.running.BookingApi.Booking;
import clinic.endtoend.running.Clinic;
import clinic.endtoend.running.Letter;
import clinic.endtoend.running.Person;
import clinic.endtoend.running.TheClinic;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith({TheClinic.class, Chromium.InTheBrowser.class})
class CancelScenario {

    @Test
    @DisplayName(
            "16, 25: cancelled by the link in the SMS, no reminder ever comes; opening the link alone does nothing")
    void cancelledVisitIsNotRemindedOf(Clinic clinic, Chromium chromium) {
        Person person = Person.speaking("sv");
        var today = LocalDate.ofInstant(clinic.clock().now(), ZoneId.of("Europe/Stockholm"));
        Booking booking = clinic.booking().book(clinic.booking().slotAtNoon(today.plusDays(4)), person);
        String link =
                clinic.postbox().await(2, "confirmation", person).getFirst().link("/appointments/");

        try (Visitor visitor = chromium.visitor(clinic.url(), Look.SWEDISH_PHONE)) {
            BookingPath path = new BookingPath(visitor);
            visitor.follow(link);
            visitor.sees("visit");
            visitor.main().locator("a[href$='/cancellation']").click();
            visitor.sees("cancellation");
            assertThat(clinic.http()
                            .get("/appointments/" + booking.manageToken())
                            .body())
                    .as("opening pages cancels nothing")
                    .contains("/cancellation");
            visitor.main().locator("form button").click();
            com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat(path.heading())
                    .hasText("Din tid är avbokad");
            visitor.sees("cancelled");
        }

        Letter told = clinic.postbox().await(1, "cancellation", person).getFirst();
        assertThat(told.channel()).isEqualTo("sms");

        clinic.clock().forwardTo(booking.end().toInstant().plus(Duration.ofDays(2)));

        assertThat(clinic.postbox().of("reminder", person)).isEmpty();
        assertThat(clinic.postbox().of("check-in", person)).isEmpty();
        assertThat(clinic.booking().slots(clinic.booking().anyTreatment(), today.plusDays(4), 1))
                .as("the past offers nothing")
                .isEmpty();
    }
}
