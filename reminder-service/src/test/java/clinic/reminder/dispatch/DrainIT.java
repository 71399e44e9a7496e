package clinic.reminder.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.contracts.booking.AppointmentBooked;
import clinic.contracts.booking.ConsentPurpose;
import clinic.reminder.ElksServer;
import clinic.reminder.RunningReminder;
import clinic.vitals.Trace;
import java.time.Duration;
import java.util.EnumSet;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What a service does with the messages in its hands when it is told to stop. */
class DrainIT extends RunningReminder {

    private final UUID appointment = UUID.randomUUID();
    private final Patient patient = someone();

    @Autowired
    private Dispatcher dispatcher;

    @Autowired
    private Departures departures;

    @Autowired
    private HandOver handOver;

    @Autowired
    private Breakers breakers;

    @Autowired
    private Doubts doubts;

    @Autowired
    private ClearUp clearUp;

    @Autowired
    private Agenda agenda;

    @Autowired
    private Trace trace;

    @Autowired
    private Bell bell;

    /** Only the one that is stopped here may take anything. */
    @BeforeEach
    void alone() {
        dispatcher.stop();
    }

    @AfterEach
    void asBefore() {
        ELKS.has(ElksServer.Day.GOOD);
        dispatcher.start();
        settled();
    }

    private Dispatcher withAMessageInItsHands(ElksServer.Day day, Duration toFinish) {
        ELKS.has(day);
        Dispatcher other = new Dispatcher(
                departures, new Hands(handOver, breakers, bell, trace), doubts, clearUp, agenda, bell, toFinish);
        other.start();
        announce(recorded(patient, 1, "sv", patient.mobile(), null, EnumSet.allOf(ConsentPurpose.class)));
        announce(new AppointmentBooked(visit(appointment, 1, patient, null, inDays(8, 10))));
        eventually().untilAsserted(() -> assertThat(messages(appointment)).contains("confirmation v1 SMS SENDING"));
        return other;
    }

    @Test
    void stopWaitsForWhatIsUnderWayAndTakesNothingNew() {
        Dispatcher other = withAMessageInItsHands(ElksServer.Day.SLOW, Duration.ofSeconds(15));
        other.stop();
        assertThat(messages(appointment)).as("the late yes was waited for").contains("confirmation v1 SMS SENT");

        UUID later = UUID.randomUUID();
        announce(new AppointmentBooked(visit(later, 1, patient, null, inDays(9, 10))));
        eventually().untilAsserted(() -> assertThat(messages(later)).contains("confirmation v1 SMS PLANNED"));
        assertThat(ELKS.askedFor(patient.mobile())).hasSize(1);
    }

    @Test
    @DisplayName("30: what could not be finished is let go of at once, and asked about")
    void stopLetsGoOfWhatItCannotFinish() {
        Dispatcher other = withAMessageInItsHands(ElksServer.Day.SILENT, Duration.ofMillis(10));
        other.stop();
        assertThat(messages(appointment)).contains("confirmation v1 SMS IN_DOUBT");
        assertThat(jdbc.sql(
                                "select lease_until is null from message where appointment_id = ? and rule = 'confirmation'")
                        .param(appointment)
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }
}
