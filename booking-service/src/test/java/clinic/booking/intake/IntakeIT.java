package clinic.booking.intake;

import static clinic.booking.BookingClient.assertFault;
import static org.assertj.core.api.Assertions.assertThat;

import clinic.booking.BookingClient;
import clinic.booking.BookingClient.Answer;
import clinic.booking.EmptyCalendar;
import clinic.booking.RealBooking;
import clinic.booking.appointment.VisitList;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

@RealBooking
class IntakeIT {

    private static final String ERGONOMICS = "ergonomics";
    private static final String TEN = "2026-11-23T10:00:00+01:00";

    private final BookingClient client;
    private final EmptyCalendar calendar;
    private final VisitList visits;
    private final JdbcClient jdbc;

    @Autowired
    IntakeIT(BookingClient client, EmptyCalendar calendar, VisitList visits, JdbcClient jdbc) {
        this.client = client;
        this.calendar = calendar;
        this.visits = visits;
        this.jdbc = jdbc;
    }

    @BeforeEach
    void emptyCalendar() {
        calendar.empty();
    }

    @AfterEach
    void nothingIsRequired() {
        jdbc.sql("UPDATE intake_questions SET required = false").update();
    }

    @Test
    void treatmentsTellWhatTheyAskInTheLanguageAskedFor() {
        JsonNode ergonomics = client.get("/api/treatments?lang=en").body().get(7);
        assertThat(ergonomics.path("intake")).hasSize(2);
        assertThat(ergonomics.path("intake").get(0).toString())
                .isEqualTo(
                        "{\"id\":\"work\",\"kind\":\"choice\",\"required\":false,\"question\":\"How do you mostly work?\","
                                + "\"choices\":[{\"id\":\"sitting\",\"label\":\"Sitting\"},{\"id\":\"standing\",\"label\":\"Standing\"},"
                                + "{\"id\":\"varied\",\"label\":\"A bit of each\"}]}");
        assertThat(client.get("/api/treatments")
                        .body()
                        .get(7)
                        .path("intake")
                        .get(0)
                        .toString())
                .contains("Hur arbetar du mest?", "Sittande");
        assertThat(client.get("/api/treatments").body().get(1).has("intake"))
                .as("a treatment that asks nothing")
                .isFalse();
    }

    @Test
    void answersStayWithTheVisitAsAskedAndAnswered() {
        ObjectNode booking = booking();
        booking.putObject("intake").put("work", "sitting").put("hours", 7.5);
        Answer booked = client.book(booking);
        assertThat(booked.status()).isEqualTo(201);
        jdbc.sql("UPDATE intake_questions SET text_sv = text_sv || ' (ny)'").update();
        try {
            assertThat(visits.intake(UUID.fromString(booked.text("id"))))
                    .containsExactly(
                            new AnsweredQuestion("work", "Hur arbetar du mest?", "Sittande"),
                            new AnsweredQuestion("hours", "Hur många timmar om dagen vid en skärm?", "7.5"));
        } finally {
            jdbc.sql("UPDATE intake_questions SET text_sv = replace(text_sv, ' (ny)', '')")
                    .update();
        }
    }

    @Test
    @DisplayName("34: answers are in no event, and in no answer to whoever has the link")
    void answersStayInHere() {
        ObjectNode booking = client.booking("first-visit", null, TEN);
        booking.putObject("intake").put("been-here", true).put("wish", "Hjälp\r\nmed ischiasnerven");
        booking.put("notes", " Jag hör dåligt\r\npå vänster öra\n");
        Answer booked = client.book(booking);
        assertThat(booked.status()).isEqualTo(201);
        client.change(booked, "cancellation", client.object().put("reason", "Min bror blev sjuk"));
        assertThat(jdbc.sql("SELECT string_agg(payload::text || key, ' ') FROM outbox")
                        .query(String.class)
                        .single())
                .doesNotContainIgnoringCase("ischias")
                .doesNotContain("bror", "dåligt");
        assertThat(client.show(booked).response().body())
                .doesNotContainIgnoringCase("ischias")
                .doesNotContain("bror", "dåligt");
        assertThat(visits.notes(UUID.fromString(booked.text("id")))).contains("Jag hör dåligt\npå vänster öra");
        assertThat(visits.intake(UUID.fromString(booked.text("id"))))
                .extracting(AnsweredQuestion::answer)
                .containsExactly("Ja", "Hjälp\nmed ischiasnerven");
    }

    @Test
    void answersThatCannotBeTakenAreNamed() {
        assertFault(answering("work", "flying"), "intake.work", "not-a-choice");
        assertFault(answering("hours", "many"), "intake.hours", "not-a-number");
        assertFault(answering("hours", "1e999999999"), "intake.hours", "not-a-number");
        assertFault(answering("shoe-size", "43"), "intake.shoe-size", "unknown-question");
        ObjectNode nested = booking();
        nested.putObject("intake").putObject("work").put("sitting", true);
        assertFault(client.book(nested), "intake.work", "unreadable");
        ObjectNode first = client.booking("first-visit", null, TEN);
        first.putObject("intake").put("been-here", "maybe").put("wish", "x".repeat(1001));
        assertFault(client.book(first), "intake.been-here", "not-yes-or-no");
        assertFault(client.book(first), "intake.wish", "too-long");
        Answer noted = client.book(client.booking("first-visit", null, TEN).put("notes", "x".repeat(1001)));
        assertFault(noted, "notes", "too-long");
        assertThat(calendar.count("appointments")).isZero();
    }

    @Test
    void requiredQuestionMustBeAnswered() {
        jdbc.sql("UPDATE intake_questions SET required = true WHERE id = 'work'")
                .update();
        assertFault(client.book(booking()), "intake.work", "missing");
        assertFault(answering("work", " "), "intake.work", "missing");
        assertThat(answering("work", "varied").status()).isEqualTo(201);
    }

    private ObjectNode booking() {
        return client.booking(ERGONOMICS, null, TEN);
    }

    private Answer answering(String question, String answer) {
        ObjectNode booking = booking();
        booking.putObject("intake").put(question, answer);
        return client.book(booking);
    }
}
