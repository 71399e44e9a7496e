package clinic.booking.availability;

import static clinic.booking.BookingClient.assertFault;
import static org.assertj.core.api.Assertions.assertThat;

import clinic.booking.BookingClient;
import clinic.booking.EmptyCalendar;
import clinic.booking.RealBooking;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@RealBooking
class SlotQuestionsIT {

    private static final String BACK = "back-and-leg";

    private final BookingClient client;
    private final EmptyCalendar calendar;

    @Autowired
    SlotQuestionsIT(BookingClient client, EmptyCalendar calendar) {
        this.client = client;
        this.calendar = calendar;
    }

    @BeforeEach
    void emptyCalendar() {
        calendar.empty();
    }

    @Test
    void questionsForSlotsAreBounded() {
        UUID treatment = client.treatment(BACK);
        assertFault(
                client.get("/api/slots?treatment=" + treatment + "&from=2026-11-23&days=32"),
                "days",
                "days-out-of-range");
        assertFault(client.get("/api/slots?treatment=" + treatment + "&from=soon"), "from", "unreadable");
        assertFault(client.get("/api/slots?treatment=" + treatment), "from", "missing");
        assertFault(
                client.get("/api/slots?treatment=" + UUID.randomUUID() + "&from=2026-11-23"),
                "treatment",
                "unknown-treatment");
        assertThat(client.get("/api/slots?treatment=" + treatment + "&from=%2B999999999-12-31")
                        .status())
                .isEqualTo(200);
        assertThat(client.get("/api/slots?treatment=" + treatment + "&from=-999999999-01-01")
                        .status())
                .isEqualTo(200);
    }
}
