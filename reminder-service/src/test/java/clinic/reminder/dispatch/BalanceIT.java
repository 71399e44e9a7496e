package clinic.reminder.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.contracts.booking.AppointmentBooked;
import clinic.contracts.booking.AppointmentCancelled;
import clinic.contracts.booking.AppointmentRescheduled;
import clinic.contracts.booking.CancelledBy;
import clinic.contracts.booking.ConsentPurpose;
import clinic.contracts.booking.StaffRole;
import clinic.reminder.ElksServer;
import clinic.reminder.RunningReminder;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

class BalanceIT extends RunningReminder {

    private static final List<ElksServer.Day> BAD_DAYS = List.of(
            ElksServer.Day.AWAY,
            ElksServer.Day.HANGS_UP,
            ElksServer.Day.TAKES_AND_HANGS_UP,
            ElksServer.Day.BAD_NUMBER,
            ElksServer.Day.GOOD);

    @Autowired
    private MeterRegistry figures;

    @Autowired
    private Ledger ledger;

    @Test
    @DisplayName("19, 28: after bad days every message that was due is accounted for")
    void nothingIsLostInBadDays() {
        long seed = Long.getLong("clinic.seed", System.nanoTime());
        System.out.println("BalanceIT -Dclinic.seed=" + seed);
        Random random = new Random(seed);
        List<UUID> visits = Stream.generate(UUID::randomUUID).limit(40).toList();
        for (UUID id : visits) {
            // Each of somebody else: a number that is refused once gets nothing more.
            Patient patient = someone();
            announce(recorded(patient, 1, "sv", patient.mobile(), null, EnumSet.allOf(ConsentPurpose.class)));
            ELKS.has(BAD_DAYS.get(random.nextInt(BAD_DAYS.size())));
            announce(new AppointmentBooked(visit(id, 1, patient, null, inDays(4, 15))));
            if (random.nextInt(3) == 0) {
                announce(new AppointmentRescheduled(visit(id, 2, patient, null, inDays(5, 10)), inDays(4, 15)));
            }
            if (random.nextInt(4) == 0) {
                announce(new AppointmentCancelled(visit(id, 3, patient, null, inDays(4, 15)), CancelledBy.STAFF));
            }
            eventually().until(() -> !messages(id).isEmpty());
        }
        for (int day = 0; day < 3; day++) {
            ELKS.has(BAD_DAYS.get(random.nextInt(BAD_DAYS.size())));
            forwardTo(inDays(1, 15));
            eventually().untilAsserted(() -> assertThat(ledger.balance().open()).isZero());
        }
        ELKS.has(ElksServer.Day.GOOD);
        forwardTo(inDays(4, 15));
        settled();

        var answer = call("GET", "/api/staff/messages/balance", OFFICE.pass(UUID.randomUUID(), 1, StaffRole.ADMIN), "");
        JsonNode drawn = json.readTree(answer.body());
        assertThat(drawn.path("balance").asLong()).as(answer.body()).isZero();
        assertThat(drawn.path("due").asLong()).isGreaterThanOrEqualTo(visits.size());
        eventually().until(() -> figures.get("clinic.messages.balance").gauge().value() == 0);

        // Held against what others were told, which is written elsewhere.
        for (UUID id : visits) {
            assertThat(messages(id)).as("seed " + seed).noneMatch(message -> message.endsWith("PLANNED"));
            long sent = messages(id).stream()
                    .filter(message -> message.endsWith(" SENT"))
                    .count();
            assertThat(announced(id).stream().filter("reminder.message.sent"::equals))
                    .as("seed " + seed + " " + messages(id))
                    .hasSize((int) sent);
        }
    }
}
