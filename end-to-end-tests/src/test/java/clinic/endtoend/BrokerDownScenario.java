package clinic.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import clinic.endtoend.running.BookingApi;
import clinic.endtoend.running.Clinic;
import clinic.endtoend.running.LaunchedClinic;
import clinic.endtoend.running.Person;
import clinic.endtoend.running.TheClinic;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TheClinic.class)
class BrokerDownScenario {

    private static final Duration BROKER_IS_BACK = Duration.ofMinutes(2);

    @Test
    @DisplayName("31: with the broker dead, patients book; when it is back each gets one confirmation")
    void bookingGoesOnAndTheConfirmationFollowsOnce(Clinic clinic) {
        LaunchedClinic launched = clinic.launched();
        BookingApi api = clinic.booking();
        Person person = Person.speaking("sv");
        var slot = api.slotAtNoon(
                LocalDate.ofInstant(clinic.clock().now(), ZoneOffset.UTC).plusDays(9));
        ProcessHandle broker = launched.home().part("kafka");

        broker.destroyForcibly();
        await().until(() -> !broker.isAlive());
        api.book(slot, person);

        assertThat(clinic.postbox().of("confirmation", person)).isEmpty();
        await("broker is started again")
                .atMost(BROKER_IS_BACK)
                .until(() -> launched.said().contains("kafka has stopped by itself")
                        && launched.home().part("kafka").isAlive());
        await("confirmations")
                .atMost(BROKER_IS_BACK)
                .until(() -> clinic.postbox().of("confirmation", person).size() >= 2);
        // Everything that was still on its way has arrived when a step of the clock is through.
        clinic.clock().forward(Duration.ofMinutes(1));
        assertThat(clinic.postbox().of("confirmation", person)).hasSize(2);
    }
}
