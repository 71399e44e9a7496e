package clinic.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import clinic.endtoend.running.Answer;
import clinic.endtoend.running.BookingApi.Booking;
import clinic.endtoend.running.Clinic;
import clinic.endtoend.running.ClinicDatabase;
import clinic.endtoend.running.ClinicHome;
import clinic.endtoend.running.ClinicTopics;
import clinic.endtoend.running.ClinicTopics.Entry;
import clinic.endtoend.running.Person;
import clinic.endtoend.running.StaffApi;
import clinic.endtoend.running.TheClinic;
import clinic.endtoend.running.Traces;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A patient who wants to be forgotten, by the whole clinic. */
@ExtendWith(TheClinic.class)
class ErasureScenario {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String PATIENTS = "booking.patients.v1";

    /** A name that nobody else has. */
    private final Person person = named("Hjortronia Myrvik", Person.speaking("sv"));

    private static Person named(String name, Person somebody) {
        return new Person(name, somebody.mobile(), "hjortronia." + somebody.email(), somebody.language());
    }

    @Test
    @DisplayName("38: erased, a patient stands in no table and on no topic, no link opens, and nothing comes any more")
    void nothingIsLeft(Clinic clinic) {
        ClinicHome home = clinic.launched().home();
        LocalDate today = LocalDate.ofInstant(clinic.clock().now(), ZoneOffset.UTC);
        Booking booking = clinic.booking().book(clinic.booking().slotAtNoon(today.plusDays(4)), person);
        clinic.postbox().await(2, "confirmation", person);
        String patient = new ClinicDatabase(home, "booking")
                .strings("select patient_id from appointments where id = '%s'".formatted(booking.id()))
                .iterator()
                .next();
        assertThat(whereTheyStand(home)).contains("booking.patients", "reminder.contact");
        assertThat(topicsThatNameThem(home)).containsExactly(PATIENTS);

        StaffApi admin = StaffApi.signedIn(clinic, "admin");
        String erasure = "/api/staff/patients/%s/erasure".formatted(patient);
        Answer refused = admin.post(erasure);
        assertThat(refused.status()).as(refused.body()).isEqualTo(409);
        assertThat(refused.json().path("type").asString()).isEqualTo("urn:clinic:problem:visits-ahead");

        Answer cancelled = cancel(clinic, booking);
        assertThat(cancelled.status()).as(cancelled.body()).isEqualTo(200);
        clinic.postbox().await(1, "cancellation", person);
        Answer erased = admin.post(erasure);
        assertThat(erased.status()).as(erased.body()).isEqualTo(200);

        String report = "/api/staff/erasures/" + patient;
        await("reminder-service has forgotten")
                .atMost(SOON)
                .until(() -> admin.get(report).status() == 200);
        assertThat(admin.get(report).json().path("left"))
                .isNotEmpty()
                .allSatisfy(rows -> assertThat(rows.asLong()).isZero());
        assertThat(whereTheyStand(home)).isEmpty();
        assertThat(topicsThatNameThem(home)).isEmpty();
        assertThat(onceCompacted(home)).containsEntry(PATIENTS + " " + patient, "");

        assertThat(clinic.http().get("/appointments/" + booking.manageToken()).status())
                .isEqualTo(404);
        assertThat(cancel(clinic, booking).status()).isEqualTo(401);
        int letters = letters(clinic);
        clinic.clock().forwardTo(booking.end().toInstant().plus(Duration.ofDays(1)));
        assertThat(letters(clinic)).isEqualTo(letters);
    }

    private int letters(Clinic clinic) {
        return clinic.postbox().of(person.email()).size()
                + clinic.postbox().of(person.mobile()).size();
    }

    private static Answer cancel(Clinic clinic, Booking booking) {
        return clinic.http()
                .post(
                        "/api/appointments/" + booking.id() + "/cancellation",
                        Map.of(),
                        Map.of("Authorization", "Bearer " + booking.manageToken()));
    }

    /** Tables of any service that hold the name or the address, in whatever column. */
    private List<String> whereTheyStand(ClinicHome home) {
        return new Traces(home).inTables(person.name(), person.email());
    }

    private List<String> topicsThatNameThem(ClinicHome home) {
        return onceCompacted(home).entrySet().stream()
                .filter(entry -> entry.getValue().contains(person.name())
                        || entry.getValue().contains(person.email()))
                .map(entry -> entry.getKey().split(" ", 2)[0])
                .distinct()
                .toList();
    }

    /** The last word on each key; the patients' topic keeps no other for long, and one that is empty goes too. */
    private static Map<String, String> onceCompacted(ClinicHome home) {
        Map<String, String> last = new LinkedHashMap<>();
        for (Entry entry : new ClinicTopics(home).entries()) {
            String place = entry.topic() + " " + entry.key();
            String value = entry.words();
            // Of a topic that keeps all that was told, all counts.
            last.merge(place, value, (before, now) -> entry.topic().equals(PATIENTS) ? now : before + now);
        }
        return last;
    }
}
