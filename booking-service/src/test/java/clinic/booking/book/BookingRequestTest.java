package clinic.booking.book;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.booking.audit.Who;
import clinic.booking.availability.Wish;
import clinic.booking.patient.ConsentPurpose;
import clinic.booking.patient.PatientDetails;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BookingRequestTest {

    /** Worked out by an earlier release: who repeats a booking across an upgrade gets its answer, not a refusal. */
    private static final String FINGERPRINT = "e8cabd7513144bc37a218725d28c96fe9eaba5169379eb41737e3bd9b30ec21e";

    @Test
    void isKnownAgainByALaterRelease() {
        assertThat(Objects.requireNonNull(request(null).requestKey()).fingerprint())
                .isEqualTo(FINGERPRINT);
        assertThat(request("Hör dåligt").requestKey())
                .as("another booking")
                .isNotEqualTo(request(null).requestKey());
    }

    private static BookingRequest request(@Nullable String notes) {
        return new BookingRequest(
                "key",
                new Wish(new UUID(0, 1), new UUID(0, 2), null),
                Instant.parse("2026-11-24T09:00:00Z"),
                null,
                new UUID(0, 3),
                new PatientDetails("Karin Ek", LocalDate.parse("1985-06-08"), "+46701740605", null, "sv"),
                EnumSet.allOf(ConsentPurpose.class),
                Map.of("since", "3"),
                notes,
                Who.BOOKER);
    }
}
