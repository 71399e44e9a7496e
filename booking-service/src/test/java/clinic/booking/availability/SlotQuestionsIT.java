package clinic.booking.availability;

import static clinic.booking.BookingClient.assertFault;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import clinic.booking.BookingClient;
import clinic.booking.EmptyCalendar;
import clinic.booking.RealBooking;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;

@RealBooking
class SlotQuestionsIT {

    private static final String BACK = "back-and-leg";

    private final BookingClient client;
    private final EmptyCalendar calendar;
    private final ClinicianCalendar clinicians;

    @Autowired
    SlotQuestionsIT(BookingClient client, EmptyCalendar calendar, ClinicianCalendar clinicians) {
        this.client = client;
        this.calendar = calendar;
        this.clinicians = clinicians;
    }

    @BeforeEach
    void emptyCalendar() {
        calendar.empty();
    }

    @Test
    @DisplayName("15: no question covers more than a month, however it is asked")
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
        String someone = "/api/slots?treatment=" + treatment + "&from=2026-11-23&";
        assertFault(client.get(someone + "practitioner=" + UUID.randomUUID()), "practitioner", "unknown-practitioner");
        assertFault(client.get(someone + "location=" + UUID.randomUUID()), "location", "unknown-location");
        assertThat(client.get("/api/slots?treatment=" + treatment + "&from=%2B999999999-12-31")
                        .status())
                .isEqualTo(200);
        assertThat(client.get("/api/slots?treatment=" + treatment + "&from=-999999999-01-01")
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-02-30", "26-03-02", "01/02/26", "2026-3-2", "1 feb. 2026"})
    void dayIsWrittenAsIsoHasItAndIsNeverAnotherDay(String from) {
        String address = "/api/slots?treatment=" + client.treatment(BACK) + "&from="
                + URLEncoder.encode(from, StandardCharsets.UTF_8);
        for (String language : List.of("sv", "en", "en-US")) {
            assertFault(client.get(address, "Accept-Language", language), "from", "unreadable");
        }
    }

    @Test
    @DisplayName(
            "15: a month of everybody's times costs as few queries as a day of one's, and one when nothing changed")
    void queriesAreAsFewForAllAsForOne() {
        LocalDate monday = LocalDate.parse("2026-11-23");
        UUID treatment = client.treatment("first-visit");
        client.book("first-visit", "Anna Lindqvist", "2026-11-23T10:00:00+01:00");
        UUID anna = client.practitioner("Anna Lindqvist");
        UUID torget = clinicians
                .free(new Wish(treatment, anna, null), monday.plusWeeks(8), 1)
                .getFirst()
                .location()
                .id();
        int one = queries(() -> clinicians.free(new Wish(treatment, anna, torget), monday, 1));
        int all = queries(() -> clinicians.free(new Wish(treatment, null, torget), monday, ClinicianCalendar.MAX_DAYS));
        int again =
                queries(() -> clinicians.free(new Wish(treatment, null, torget), monday, ClinicianCalendar.MAX_DAYS));
        assertThat(all).isEqualTo(one).isBetween(2, 10);
        assertThat(again).isOne();
    }

    /** Spring tells each statement to its log, on the thread that asks. */
    private static int queries(Runnable question) {
        Logger statements = (Logger) LoggerFactory.getLogger("org.springframework.jdbc.core.JdbcTemplate");
        Level before = statements.getLevel();
        ListAppender<ILoggingEvent> told = new ListAppender<>();
        told.start();
        statements.setLevel(Level.DEBUG);
        statements.addAppender(told);
        try {
            question.run();
        } finally {
            statements.detachAppender(told);
            statements.setLevel(before);
        }
        String here = Thread.currentThread().getName();
        return (int) List.copyOf(told.list).stream()
                .filter(event -> event.getThreadName().equals(here))
                .filter(event -> event.getFormattedMessage().startsWith("Executing prepared SQL statement"))
                .count();
    }
}
