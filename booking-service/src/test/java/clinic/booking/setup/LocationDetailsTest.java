package clinic.booking.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import clinic.booking.InvalidInput;
import clinic.booking.InvalidInput.Fault;
import clinic.booking.catalogue.Directions;
import clinic.booking.setup.LocationDetails.Typed;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class LocationDetailsTest {

    @Test
    void whatIsTypedIsReadWithoutTheSpaceAroundIt() {
        assertThat(LocationDetails.read(new Typed(
                        " Hamnen ",
                        "Kajen 2",
                        "Videslätt",
                        " 08-465 004 20",
                        "Europe/Stockholm ",
                        " Gula huset.\r\nRing på. ",
                        null,
                        null)))
                .isEqualTo(new LocationDetails(
                        "Hamnen",
                        "Kajen 2",
                        "Videslätt",
                        "08-465 004 20",
                        ZoneId.of("Europe/Stockholm"),
                        new Directions("Gula huset.\nRing på.", "")));
    }

    @Test
    void everyFieldThatCannotBeUsedIsNamed() {
        InvalidInput refused = catchThrowableOfType(
                InvalidInput.class,
                () -> LocationDetails.read(new Typed(
                        " ", null, "x".repeat(81), "ring oss", "+01:00", "a\r\n".repeat(250), "b".repeat(501), null)));
        assertThat(refused.faults())
                .containsExactly(
                        new Fault("name", "location-name-missing"),
                        new Fault("street", "location-street-missing"),
                        new Fault("city", "text-longer-than-80"),
                        new Fault("phone", "location-phone-unreadable"),
                        new Fault("zone", "location-zone-unknown"),
                        new Fault("directionsEn", "text-longer-than-500"));
    }
}
