package clinic.booking.setup;

import static clinic.booking.BookingClient.assertFault;
import static org.assertj.core.api.Assertions.assertThat;

import clinic.booking.BookingClient;
import clinic.booking.BookingClient.Answer;
import clinic.booking.EmptyCalendar;
import clinic.booking.RealBooking;
import clinic.booking.staff.StaffBrowser;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** An admin sets how soon and how far ahead a treatment can be booked. */
@RealBooking
class BookingWindowIT {

    private static final String BACK = "back-and-leg";
    private static final LocalDate TUESDAY = LocalDate.of(2026, 11, 24);

    @LocalServerPort
    private int port;

    @Autowired
    private BookingClient client;

    @Autowired
    private EmptyCalendar calendar;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void emptyCalendar() {
        calendar.empty();
    }

    @AfterEach
    void asBefore() {
        set("{}", Map.of());
    }

    private String address() {
        return "/api/staff/treatments/" + client.treatment(BACK) + "/booking-window";
    }

    private Answer set(String window, Map<String, String> headers) {
        Map<String, String> all =
                new HashMap<>(StaffBrowser.signedIn(port, "admin", "sv").headers());
        all.put("Content-Type", "application/json");
        all.putAll(headers);
        return client.send("PUT", address(), window, all);
    }

    private JsonNode trail() {
        Map<String, String> admin = StaffBrowser.signedIn(port, "admin", "sv").headers();
        Answer answer = client.get(
                "/api/staff/audit?treatment=" + client.treatment(BACK),
                "Cookie",
                String.valueOf(admin.get("Cookie")),
                "Sec-Fetch-Site",
                "same-origin");
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
        return answer.body();
    }

    @Test
    @DisplayName("7: what is set counts for the list and for the booking alike, and who set it is written down")
    void windowCountsForWhatIsListedAndWhatIsBooked() {
        assertThat(client.starts(BACK, null, TUESDAY)).isNotEmpty();
        int lines = trail().size();

        Answer set = set("{\"leadMinutes\": 4320, \"horizonDays\": 14}", Map.of());
        assertThat(set.status()).as("%s", set.body()).isEqualTo(200);
        assertThat(set.body().path("inForce").path("leadMinutes").asInt()).isEqualTo(4320);

        assertThat(client.starts(BACK, null, TUESDAY)).as("two days ahead").isEmpty();
        assertThat(client.starts(BACK, null, TUESDAY.plusDays(7))).isNotEmpty();
        assertThat(client.starts(BACK, null, TUESDAY.plusDays(21)))
                .as("three weeks ahead")
                .isEmpty();
        assertFault(client.book(BACK, null, "2026-11-24T10:00:00+01:00"), "start", "start-too-soon");
        assertThat(trail()).hasSize(lines + 1);
        assertThat(trail().path(0).path("deed").asString()).isEqualTo("booking-window-set");
        assertThat(trail().path(0).path("staff").asString()).isNotBlank();

        assertThat(set("{\"leadMinutes\": 4320, \"horizonDays\": 14}", Map.of()).status())
                .isEqualTo(200);
        assertThat(trail()).as("nothing was changed").hasSize(lines + 1);
        assertThat(set("{}", Map.of())
                        .body()
                        .path("inForce")
                        .path("leadMinutes")
                        .asInt())
                .isLessThan(4320);
        assertThat(client.starts(BACK, null, TUESDAY)).isNotEmpty();
    }

    @Test
    void windowThatSomebodyElseHasChangedIsNotWrittenOver() {
        Answer set = set("{\"horizonDays\": 14}", Map.of());
        String seen = set.response().headers().firstValue("ETag").orElseThrow();
        assertThat(set("{\"horizonDays\": 21}", Map.of("If-Match", seen)).status())
                .isEqualTo(200);

        Answer late = set("{\"horizonDays\": 28}", Map.of("If-Match", seen));
        assertThat(late.status()).isEqualTo(412);
        assertThat(late.text("type")).isEqualTo("urn:clinic:problem:changed-meanwhile");
        assertThat(jdbc.sql("SELECT horizon FROM treatments WHERE code = ?")
                        .param(BACK)
                        .query(Integer.class)
                        .single())
                .isEqualTo(21);
    }

    @Test
    void whatCannotBeMeantIsRefusedByItsField() {
        for (String impossible : List.of("{\"leadMinutes\": -1}", "{\"leadMinutes\": 2880, \"horizonDays\": 1}")) {
            assertFault(set(impossible, Map.of()), "leadMinutes", "window-impossible");
        }
        assertFault(set("{\"horizon\": 14}", Map.of()), "horizon", "unknown-field");
    }
}
