package clinic.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import clinic.endtoend.running.BookingApi.Booking;
import clinic.endtoend.running.Clinic;
import clinic.endtoend.running.Letter;
import clinic.endtoend.running.Person;
import clinic.endtoend.running.TheClinic;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Patients answer, and providers have bad days: both providers' real languages, from the service to the phone. */
@ExtendWith(TheClinic.class)
class SmsScenario {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @AfterEach
    void allIsWell(Clinic clinic) {
        elks(clinic, "none");
    }

    private static Booking booked(Clinic clinic, Person person) {
        var today = LocalDate.ofInstant(clinic.clock().now(), ZoneId.of("Europe/Stockholm"));
        return clinic.booking().book(clinic.booking().slotAtNoon(today.plusDays(4)), person);
    }

    private static void elks(Clinic clinic, String fault) {
        assertThat(clinic.http()
                        .post("/local/faults", Map.of("provider", "46elks", "fault", fault), Map.of())
                        .status())
                .isEqualTo(200);
    }

    /** The ids of the SMS at a person's number: a clinic that runs already has written to that number before. */
    private static List<String> received(Clinic clinic, Person person) {
        String to = URLEncoder.encode(person.mobile(), StandardCharsets.UTF_8);
        return StreamSupport.stream(
                        clinic.http().get("/local/messages?to=" + to).json().spliterator(), false)
                .map(message -> message.path("id").asString())
                .toList();
    }

    /** Who carried what came after {@code before}: the ids of each provider begin in a way of its own. */
    private static List<String> carriersSince(List<String> before, Clinic clinic, Person person) {
        return received(clinic, person).stream()
                .filter(id -> !before.contains(id))
                .map(id -> id.startsWith("SM") ? "twilio" : "46elks")
                .toList();
    }

    @Test
    @DisplayName("24: JA confirms and is thanked, AVBOKA cancels, and the patient is told as always")
    void patientsAnswer(Clinic clinic) {
        Person person = Person.speaking("sv");
        booked(clinic, person);
        clinic.postbox().await(2, "confirmation", person);

        clinic.postbox().answer(person, "Ja");
        Letter thanks = clinic.postbox().await(1, "answer", person).getFirst();
        assertThat(thanks.text()).contains("Vi har noterat att du kommer");

        clinic.postbox().answer(person, "avboka");
        clinic.postbox().await(1, "cancellation", person);
        assertThat(clinic.postbox().of("answer", person)).hasSize(1);
    }

    @Test
    @DisplayName("28: what a provider may have taken nobody else gets; while it is away another carries the message")
    void providersHaveBadDays(Clinic clinic) {
        Person first = Person.speaking("en");
        List<String> beforeFirst = received(clinic, first);
        elks(clinic, "accept-then-timeout");
        booked(clinic, first);
        await().atMost(PATIENCE)
                .until(() -> !carriersSince(beforeFirst, clinic, first).isEmpty());

        Person second = Person.speaking("sv");
        List<String> beforeSecond = received(clinic, second);
        elks(clinic, "503");
        booked(clinic, second);
        await().atMost(PATIENCE)
                .until(() -> carriersSince(beforeSecond, clinic, second).equals(List.of("twilio")));

        elks(clinic, "none");
        clinic.clock().forward(Duration.ofHours(1));
        assertThat(carriersSince(beforeFirst, clinic, first)).hasSize(1);
        assertThat(carriersSince(beforeSecond, clinic, second)).hasSize(1);
    }
}
