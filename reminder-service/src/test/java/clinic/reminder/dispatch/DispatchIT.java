package clinic.reminder.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.contracts.booking.AppointmentBooked;
import clinic.contracts.booking.ConsentPurpose;
import clinic.contracts.reminder.Purpose;
import clinic.reminder.ElksServer;
import clinic.reminder.RunningReminder;
import clinic.reminder.channel.Carrier;
import java.net.URI;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionOperations;

class DispatchIT extends RunningReminder {

    private final UUID appointment = UUID.randomUUID();
    private final Patient patient = someone();

    @Autowired
    private Departures departures;

    @Autowired
    private Arrivals arrivals;

    @Autowired
    private DueMessages messages;

    @Autowired
    private Agenda agenda;

    @Autowired
    private Bell bell;

    @Autowired
    private List<Carrier> carriers;

    @Autowired
    private TransactionOperations transactions;

    private void bookedWithSms() {
        announce(recorded(patient, 1, "sv", patient.mobile(), null, EnumSet.allOf(ConsentPurpose.class)));
        announce(new AppointmentBooked(visit(appointment, 1, patient, null, inDays(8, 10))));
    }

    private String reportAddress() {
        return URI.create(ELKS.askedFor(patient.mobile())
                        .findFirst()
                        .orElseThrow()
                        .whendelivered())
                .getPath();
    }

    @Test
    @DisplayName("19: two dispatchers, still one message each")
    void twoDispatchersSendEachMessageOnce() {
        var other = new Dispatcher(departures, arrivals, agenda, bell, carriers);
        other.start();
        try {
            var appointments =
                    java.util.stream.Stream.generate(UUID::randomUUID).limit(60).toList();
            appointments.forEach(id -> announce(new AppointmentBooked(visit(id, 1, patient, null, inDays(8, 10)))));
            eventually()
                    .until(() -> jdbc.sql("select count(*) from visit where patient_id = ? and not planned")
                                    .param(patient.id())
                                    .query(Long.class)
                                    .single()
                            == 60);
            // All are planned by one commit, so that both dispatchers wake to the same sixty.
            announce(recorded(patient, 1, "sv", patient.mobile(), null, EnumSet.allOf(ConsentPurpose.class)));
            eventually()
                    .untilAsserted(() -> assertThat(appointments)
                            .allSatisfy(id -> assertThat(messages(id)).contains("confirmation v1 SMS SENT")));
            assertThat(ELKS.askedFor(patient.mobile())).hasSize(60);
        } finally {
            other.stop();
        }
        assertThat(other.isRunning()).isFalse();
    }

    /** The database has the last word, whatever the planning believes. */
    @Test
    @DisplayName("17: planned twice, it is one message; visits that recur share nothing")
    void identityIsUniqueInTheDatabase() {
        var first = planned(appointment, 1);
        assertThat(plan(first)).isPresent();
        assertThat(plan(first)).isEmpty();
        assertThat(plan(planned(appointment, 2))).isPresent();
        assertThat(plan(planned(UUID.randomUUID(), 1))).isPresent();
    }

    private java.util.Optional<UUID> plan(PlannedMessage message) {
        return java.util.Objects.requireNonNull(transactions.execute(status -> messages.plan(message)));
    }

    private PlannedMessage planned(UUID visit, int version) {
        return new PlannedMessage(
                visit,
                null,
                patient.id(),
                version,
                Purpose.REMINDER,
                "reminder-48h",
                null,
                "",
                inDays(90, 10),
                inDays(92, 10),
                null);
    }

    @Test
    @DisplayName("28: accepted and timed out: unknown, never resent, settled by the delivery report")
    void timeoutAfterWritingIsUnknownUntilItIsReported() {
        ELKS.has(ElksServer.Day.SILENT);
        bookedWithSms();
        eventually()
                .untilAsserted(
                        () -> assertThat(messages(appointment)).contains("confirmation v1 SMS NOT_SENT UNKNOWN"));
        ELKS.has(ElksServer.Day.GOOD);
        bell.ring();
        settled();
        assertThat(ELKS.askedFor(patient.mobile())).hasSize(1);

        assertThat(post(reportAddress(), "id=s1&status=delivered&delivered=now").statusCode())
                .isEqualTo(204);
        assertThat(post(reportAddress(), "id=s1&status=delivered&delivered=now").statusCode())
                .isEqualTo(204);
        assertThat(messages(appointment)).contains("confirmation v1 SMS SENT");
        assertThat(announced(appointment))
                .containsExactly("reminder.message.not-sent", "reminder.message.sent", "reminder.message.delivered");
    }

    @Test
    @DisplayName("28: delivery reports forged, replayed, out of order")
    void onlyTheAddressWeGaveReportsAndOnlyOnce() {
        bookedWithSms();
        eventually().untilAsserted(() -> assertThat(messages(appointment)).contains("confirmation v1 SMS SENT"));
        String address = reportAddress();
        char last = address.charAt(address.length() - 2);
        String forged = address.substring(0, address.length() - 2)
                + (last == 'x' ? 'y' : 'x')
                + address.substring(address.length() - 1);

        assertThat(post(forged, "id=s1&status=delivered").statusCode()).isEqualTo(403);
        assertThat(post("/hooks/46elks/confirmation/nonsense", "id=s1&status=delivered")
                        .statusCode())
                .isEqualTo(403);
        assertThat(get(address).statusCode()).isEqualTo(405);
        assertThat(announced(appointment)).containsExactly("reminder.message.sent");

        assertThat(post(address, "id=s1&status=delivered").statusCode()).isEqualTo(204);
        assertThat(post(address, "id=s1&status=failed").statusCode()).isEqualTo(204);
        assertThat(post(address, "id=s1&status=delivered").statusCode()).isEqualTo(204);
        assertThat(announced(appointment)).containsExactly("reminder.message.sent", "reminder.message.delivered");
        assertThat(messages(appointment)).contains("confirmation v1 SMS SENT");
    }

    @Test
    @DisplayName("29: a bad number is refused once, not retried for months")
    void refusedMessageIsNotTriedAgain() {
        ELKS.has(ElksServer.Day.BAD_NUMBER);
        bookedWithSms();
        eventually()
                .untilAsserted(
                        () -> assertThat(messages(appointment)).contains("confirmation v1 SMS NOT_SENT REFUSED"));
        ELKS.has(ElksServer.Day.GOOD);
        bell.ring();
        settled();
        assertThat(ELKS.askedFor(patient.mobile())).hasSize(1);
    }

    @Test
    @DisplayName("30: killed between the provider's yes and our write: counted as unknown, not sent again")
    void messageOfAKilledDispatcherIsNotSentAgain() {
        bookedWithSms();
        eventually().untilAsserted(() -> assertThat(messages(appointment)).contains("confirmation v1 SMS SENT"));
        // As a killed instance leaves it behind: taken, lease run out, no outcome.
        jdbc.sql("""
            update message set state = 'SENDING', fence = fence + 1,
                lease_until = now() - interval '1 second'
            where appointment_id = ? and rule = 'confirmation'\
            """).param(appointment).update();
        bell.ring();
        eventually()
                .untilAsserted(
                        () -> assertThat(messages(appointment)).contains("confirmation v1 SMS NOT_SENT UNKNOWN"));
        assertThat(ELKS.askedFor(patient.mobile())).hasSize(1);
    }

    @Test
    void reportUnderAnOldFenceChangesNothing() {
        bookedWithSms();
        eventually().untilAsserted(() -> assertThat(messages(appointment)).contains("confirmation v1 SMS SENT"));
        MessageRow old = jdbc.sql("select * from message where appointment_id = ? and rule = 'confirmation'")
                .param(appointment)
                .query(MessageRow::of)
                .single();
        jdbc.sql("""
            update message set state = 'SENDING', fence = fence + 1,
                lease_until = now() + interval '1 hour'
            where id = ?\
            """).param(old.id()).update();

        transactions.executeWithoutResult(status -> arrivals.accepted(old, "late"));
        assertThat(messages(appointment)).contains("confirmation v1 SMS SENDING");
        jdbc.sql("update message set lease_until = now() where id = ?")
                .param(old.id())
                .update();
        bell.ring();
        settled();
    }

    /** Scenario 18: a message that cannot be prepared steps aside. */
    @Test
    void messageThatCannotBePreparedDoesNotHoldTheOthers() {
        UUID broken = UUID.randomUUID();
        announce(recorded(patient, 1, "sv", patient.mobile(), null, EnumSet.allOf(ConsentPurpose.class)));
        announce(new AppointmentBooked(visit(broken, 1, patient, null, inDays(8, 10))));
        eventually().untilAsserted(() -> assertThat(messages(broken)).contains("confirmation v1 SMS SENT"));
        jdbc.sql("update message set state = 'PLANNED', purpose = 'CHECK_IN', due_at = now() - interval '1 day' "
                        + "where appointment_id = ? and rule = 'confirmation'")
                .param(broken)
                .update();
        announce(new AppointmentBooked(visit(appointment, 1, patient, null, inDays(8, 10))));

        eventually().untilAsserted(() -> assertThat(messages(appointment)).contains("confirmation v1 SMS SENT"));
        assertThat(messages(broken)).contains("confirmation v1 SMS PLANNED");
        jdbc.sql("delete from message where appointment_id = ?").param(broken).update();
    }

    @Test
    void agendaTellsWhatComesNext() {
        bookedWithSms();
        eventually().untilAsserted(() -> assertThat(messages(appointment)).contains("confirmation v1 SMS SENT"));
        settled();
        assertThat(agenda.nextDue().orElseThrow()).isAfter(clock.instant());
        assertThat(agenda.activity()).isPositive();
    }
}
