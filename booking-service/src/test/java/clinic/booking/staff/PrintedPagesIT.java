package clinic.booking.staff;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.booking.BookingClient;
import clinic.booking.BookingClient.Answer;
import clinic.booking.EmptyCalendar;
import clinic.booking.RealBooking;
import clinic.booking.StandingClock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.node.ObjectNode;

/** What staff print: whatever somebody has written stands there as they wrote it, and nothing of it is missing. */
@RealBooking
class PrintedPagesIT {

    /** Would end what it stands in, run, and leave the paper empty. */
    private static final String HARM =
            "\"></title></style><script>planted()</script><style>@media print { main { display: none } }</style>";

    private static final String AS_WORDS = "&lt;script&gt;planted()&lt;/script&gt;&lt;style&gt;@media print";

    private static final String PRACTITIONER = "Anna Lindqvist";

    @LocalServerPort
    int port;

    @Autowired
    BookingClient client;

    @Autowired
    EmptyCalendar calendar;

    @Autowired
    StandingClock clock;

    @Autowired
    JdbcClient database;

    @BeforeEach
    @AfterEach
    void everythingHasItsName() {
        calendar.empty();
        for (String column : List.of("treatments.name_sv", "practitioners.name", "locations.name")) {
            change(column, "replace(%s, ?, '')");
        }
    }

    @Test
    @DisplayName("37: names, answers and reasons are words on whatever is printed")
    void whatSomebodyWroteIsWordsOnPaper() {
        ObjectNode booking = client.booking("first-visit", PRACTITIONER, "2026-11-24T10:00:00+01:00");
        booking.putObject("intake").put("wish", HARM);
        booking.put("notes", HARM);
        Answer booked = client.book(booking);
        assertThat(booked.status()).as("%s", booked.body()).isEqualTo(201);
        String visit = "/staff/appointments/" + booked.text("id");
        clock.stand(Instant.parse("2026-11-24T06:30:00Z"));
        StaffBrowser reception = StaffBrowser.signedIn(port, "reception", "sv");
        String absence = reception
                .press(
                        "/staff/absences/new",
                        "/staff/absences/new",
                        Map.of(
                                "id", UUID.randomUUID().toString(),
                                "practitioner",
                                        client.practitioner(PRACTITIONER).toString(),
                                "span", "TODAY"))
                .location();
        reception.press(visit, visit + "/cancellation", Map.of("reason", HARM, "version", version()));
        for (String column : List.of("treatments.name_sv", "practitioners.name", "locations.name", "patients.name")) {
            change(column, "%s || ?");
        }

        String patient = "/staff/patients/"
                + database.sql("SELECT id FROM patients").query(UUID.class).single();
        for (String page : List.of("/staff/day?date=2026-11-24", visit, absence, patient, patient + "/extract")) {
            String html = reception.get(page).html();
            assertThat(html).as(page).contains(AS_WORDS, "</main>").doesNotContain("<script>planted", "<style>");
        }
        assertThat(reception.get(visit).html()).contains("Skäl till avbokningen: &quot;&gt;&lt;/title&gt;");
    }

    private void change(String column, String how) {
        String[] place = column.split("\\.");
        database.sql("UPDATE " + place[0] + " SET " + place[1] + " = " + how.formatted(place[1]))
                .param(HARM)
                .update();
    }

    private String version() {
        return database.sql("SELECT version FROM appointments")
                .query(String.class)
                .single();
    }
}
