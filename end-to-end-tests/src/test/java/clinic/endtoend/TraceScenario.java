package clinic.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import clinic.endtoend.running.Answer;
import clinic.endtoend.running.BookingApi;
import clinic.endtoend.running.Clinic;
import clinic.endtoend.running.Person;
import clinic.endtoend.running.TheClinic;
import clinic.endtoend.running.Traces;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** One id leads through the logs of all that came of a request; and nobody outside chooses it. */
@ExtendWith(TheClinic.class)
class TraceScenario {

    private static final String OF_A_STRANGER = "4bf92f3577b34da6a3ce929d0e0e4736";

    @Test
    void oneIdLeadsFromTheBookingToTheProvidersYes(Clinic clinic) {
        Traces logs = new Traces(clinic.launched().home());
        Person person = Person.speaking("sv");
        BookingApi api = clinic.booking();
        Answer booked = api.post(BookingApi.request(
                api.slotAtNoon(LocalDate.ofInstant(clinic.clock().now(), ZoneOffset.UTC)
                        .plusDays(6)),
                person));
        assertThat(booked.status()).as(booked.body()).isEqualTo(201);
        String visit = booked.json().path("id").asString();
        String trace = booked.trace().orElseThrow();

        await("both messages are told as sent").untilAsserted(() -> {
            List<String> lines = logs.inLogs(trace);
            assertThat(lines).anyMatch(told("booking", "Announced booking.appointment.booked: " + visit));
            assertThat(lines).anyMatch(told("reminder", "Took booking.appointment.booked: " + visit));
            assertThat(lines)
                    .filteredOn(told("reminder", "was taken by its carrier"))
                    .hasSize(2);
            assertThat(lines)
                    .filteredOn(told("booking", "Took reminder.message.sent: "))
                    .hasSize(2);
        });
    }

    @Test
    void aStrangersTraceIsNotJoined(Clinic clinic) {
        Traces logs = new Traces(clinic.launched().home());
        BookingApi api = clinic.booking();
        Map<String, Object> body = BookingApi.request(
                api.slotAtNoon(LocalDate.ofInstant(clinic.clock().now(), ZoneOffset.UTC)
                        .plusDays(6)),
                Person.speaking("en"));

        Answer booked = clinic.http()
                .post(
                        "/api/appointments",
                        body,
                        Map.of(
                                "Idempotency-Key", "of-a-stranger-" + OF_A_STRANGER,
                                "traceparent", "00-" + OF_A_STRANGER + "-00f067aa0ba902b7-01",
                                "tracestate", "clinic=1",
                                "baggage", "condition=" + OF_A_STRANGER));

        assertThat(booked.status()).as(booked.body()).isEqualTo(201);
        String trace = booked.trace().orElseThrow();
        assertThat(trace).isNotEqualTo(OF_A_STRANGER);
        await("it is told of under an id of our own")
                .until(() ->
                        logs.inLogs(trace).stream().anyMatch(told("booking", "Announced booking.appointment.booked")));
        assertThat(logs.inLogs(OF_A_STRANGER)).isEmpty();
    }

    private static Predicate<String> told(String part, String words) {
        return line -> line.startsWith(part) && line.contains(words);
    }
}
