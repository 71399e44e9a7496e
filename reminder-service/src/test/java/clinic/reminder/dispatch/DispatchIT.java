package clinic.reminder.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.contracts.booking.AppointmentBooked;
import clinic.contracts.booking.AppointmentRescheduled;
import clinic.contracts.booking.ConsentPurpose;
import clinic.contracts.reminder.Channel;
import clinic.contracts.reminder.Purpose;
import clinic.messaging.Instance;
import clinic.reminder.ElksServer;
import clinic.reminder.RunningReminder;
import clinic.reminder.channel.Outcome;
import clinic.vitals.Trace;
import java.net.URI;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
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
    private HandOver handOver;

    @Autowired
    private Breakers breakers;

    @Autowired
    private Dispatcher dispatcher;

    @Autowired
    private Queue queue;

    @Autowired
    private Trace trace;

    @Autowired
    private Acceptances acceptances;

    @Autowired
    private Doubts doubts;

    @Autowired
    private ClearUp clearUp;

    @Autowired
    private Instance instance;

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
        var other = new Dispatcher(
                departures,
                new Hands(handOver, breakers, bell, trace),
                doubts,
                clearUp,
                agenda,
                bell,
                Duration.ofSeconds(15));
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

    @Test
    void codeLeavesBeforeAReminderThatWasDueEarlier() {
        announce(recorded(patient));
        eventually()
                .until(() -> jdbc.sql("select count(*) from contact where patient_id = ?")
                                .param(patient.id())
                                .query(Long.class)
                                .single()
                        == 1);
        UUID request = UUID.randomUUID();
        transactions.execute(status -> {
            messages.plan(planned(appointment, 1));
            jdbc.sql("update message set due_at = ? where appointment_id = ?")
                    .params(Timestamp.from(clock.instant().minus(Duration.ofHours(1))), appointment)
                    .update();
            jdbc.sql("insert into code_request (request_id, nonce, valid_until) values (?, 'nonce', now())")
                    .param(request)
                    .update();
            messages.plan(new PlannedMessage(
                    request,
                    null,
                    patient.id(),
                    1,
                    Purpose.CODE,
                    "code",
                    1,
                    Channel.SMS,
                    "",
                    clock.instant(),
                    clock.instant().plus(Duration.ofMinutes(10)),
                    null));
            assertThat(departures.claim(Room.forEach(1)).departures())
                    .extracting(departure -> departure.message().planned().purpose())
                    .containsExactly(Purpose.CODE);
            // Seen by nobody else, and sent by nobody.
            status.setRollbackOnly();
            return null;
        });
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
                1,
                null,
                "",
                inDays(90, 10),
                inDays(92, 10),
                null);
    }

    @Test
    @DisplayName("28: accepted, and no answer: the provider is asked, and it is not sent again")
    void whatTheProviderTookIsNotSentAgain() {
        ELKS.has(ElksServer.Day.TAKES_AND_HANGS_UP);
        bookedWithSms();
        eventually().untilAsserted(() -> assertThat(messages(appointment)).contains("confirmation v1 SMS SENT"));
        assertThat(ELKS.askedFor(patient.mobile())).hasSize(1);
        assertThat(announced(appointment)).containsExactly("reminder.message.sent");
    }

    @Test
    @DisplayName("28: the request was lost on its way: the provider is asked, and it is sent once")
    void whatTheProviderNeverGotIsSentAgain() {
        ELKS.has(ElksServer.Day.HANGS_UP);
        bookedWithSms();
        eventually()
                .untilAsserted(() -> assertThat(ELKS.askedFor(patient.mobile())).isNotEmpty());
        ELKS.has(ElksServer.Day.GOOD);
        eventually().untilAsserted(() -> assertThat(messages(appointment)).contains("confirmation v1 SMS SENT"));
        assertThat(ELKS.acceptedFor(patient.mobile())).hasSize(1);
    }

    @Test
    @DisplayName("28: a provider that cannot be asked is asked later; its delivery report settles it too")
    void deliveryReportSettlesADoubt() {
        ELKS.has(ElksServer.Day.SILENT);
        bookedWithSms();
        eventually().untilAsserted(() -> assertThat(messages(appointment)).contains("confirmation v1 SMS IN_DOUBT"));

        assertThat(post(reportAddress(), "id=s1&status=delivered&delivered=now").statusCode())
                .isEqualTo(204);
        assertThat(post(reportAddress(), "id=s1&status=delivered&delivered=now").statusCode())
                .isEqualTo(204);
        assertThat(messages(appointment)).contains("confirmation v1 SMS SENT");
        assertThat(announced(appointment)).containsExactly("reminder.message.sent", "reminder.message.delivered");
        assertThat(ELKS.askedFor(patient.mobile())).hasSize(1);
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
    @DisplayName("29: who has nothing but a number for which the clinic has no sender is not tried for months")
    void withoutAnotherWayItIsSaidAtOnce() {
        bookedWithSms();
        eventually().untilAsserted(() -> assertThat(messages(appointment)).contains("confirmation v1 SMS SENT"));
        killedWithTheConfirmationInItsHands("another", "1 hour");
        handOver.record(
                jdbc.sql("select * from message where appointment_id = ? and rule = 'confirmation' and channel = 'SMS'")
                        .param(appointment)
                        .query(MessageRow::of)
                        .single(),
                new Outcome.NoSender("no number"));
        assertThat(messages(appointment)).contains("confirmation v1 SMS NOT_SENT NO_SENDER");
    }

    /** As a killed instance leaves it behind: taken, and no outcome. */
    private void killedWithTheConfirmationInItsHands(String takenBy, String leaseLeft) {
        jdbc.sql("""
            update message set state = 'SENDING', fence = fence + 1, taken_by = :takenBy,
                lease_until = now() + :left::interval
            where appointment_id = :appointment and rule = 'confirmation'\
            """)
                .param("takenBy", takenBy)
                .param("left", leaseLeft)
                .param("appointment", appointment)
                .update();
    }

    @Test
    @DisplayName("30: killed between the provider's yes and our write: asked about, not sent again")
    void smsOfAKilledDispatcherIsNotSentAgain() {
        bookedWithSms();
        eventually().untilAsserted(() -> assertThat(messages(appointment)).contains("confirmation v1 SMS SENT"));
        killedWithTheConfirmationInItsHands("another", "-1 second");
        bell.ring();
        eventually().untilAsserted(() -> assertThat(messages(appointment)).contains("confirmation v1 SMS SENT"));
        settled();
        assertThat(ELKS.askedFor(patient.mobile())).hasSize(1);
    }

    @Test
    @DisplayName("30: killed between the mail server's yes and our write: a copy leaves under the same Message-ID")
    void mailOfAKilledDispatcherLeavesAgainUnderTheSameMessageId() throws Exception {
        announce(recorded(patient, 1, "sv", null, patient.email(), EnumSet.allOf(ConsentPurpose.class)));
        announce(new AppointmentBooked(visit(appointment, 1, patient, null, inDays(8, 10))));
        eventually().untilAsserted(() -> assertThat(messages(appointment)).contains("confirmation v1 EMAIL SENT"));
        killedWithTheConfirmationInItsHands("another", "-1 second");
        bell.ring();
        eventually().until(() -> mailsTo(patient.email()).size() == 2);
        settled();
        var copies = mailsTo(patient.email());
        assertThat(copies.get(0).getMessageID()).isEqualTo(copies.get(1).getMessageID());
    }

    @Test
    @DisplayName("30: a service that starts again knows at once that its own have nobody any more")
    void instanceRemembersWhatItHadInItsHands() {
        bookedWithSms();
        eventually().untilAsserted(() -> assertThat(messages(appointment)).contains("confirmation v1 SMS SENT"));
        killedWithTheConfirmationInItsHands("another", "1 hour");
        doubts.ofOurs();
        assertThat(messages(appointment)).contains("confirmation v1 SMS SENDING");

        killedWithTheConfirmationInItsHands(instance.name(), "1 hour");
        doubts.ofOurs();
        assertThat(messages(appointment)).contains("confirmation v1 SMS IN_DOUBT");
        eventually().untilAsserted(() -> assertThat(messages(appointment)).contains("confirmation v1 SMS SENT"));
        assertThat(ELKS.askedFor(patient.mobile())).hasSize(1);
    }

    @Test
    @DisplayName("16: what is said of a visit stays in order, also while an earlier word is in doubt")
    void nothingOvertakesAWordInDoubt() {
        bookedWithSms();
        eventually().untilAsserted(() -> assertThat(messages(appointment)).contains("confirmation v1 SMS SENT"));
        killedWithTheConfirmationInItsHands("another", "1 hour");
        announce(new AppointmentRescheduled(visit(appointment, 2, patient, null, inDays(9, 10)), inDays(8, 10)));
        eventually().untilAsserted(() -> assertThat(messages(appointment)).contains("change v2 SMS PLANNED"));
        afterTheGrace();
        assertThat(departures.claim(Room.forEach(10)).departures()).isEmpty();

        killedWithTheConfirmationInItsHands("another", "-1 second");
        bell.ring();
        eventually().untilAsserted(() -> assertThat(messages(appointment)).contains("change v2 SMS SENT"));
        assertThat(messages(appointment)).contains("confirmation v1 SMS SENT");
        assertThat(ELKS.askedFor(patient.mobile())).hasSize(2);
    }

    @Test
    @DisplayName("16: two words about one visit that are due at the same time leave one after the other")
    void dueTogetherIsNotTakenTogether() {
        transactions.executeWithoutResult(status -> {
            jdbc.sql("""
                            insert into message (id, appointment_id, patient_id, schedule_version, purpose, rule, channel,
                                recipient, due_at, give_up_at, state, receipt_nonce)
                            select gen_random_uuid(), :visit, :patient, 1, purpose, lower(purpose), channel,
                                'x', cast(:now as timestamptz) - make_interval(hours => ago),
                                cast(:now as timestamptz) + interval '1 hour', 'PLANNED', 'nonce'
                            from (values ('CONFIRMATION', 3), ('CHANGE', 2), ('REMINDER', 1)) as word (purpose, ago),
                                (values ('SMS'), ('EMAIL')) as by (channel)""")
                    .param("visit", appointment)
                    .param("patient", patient.id())
                    .param("now", Timestamp.from(clock.instant()))
                    .update();
            assertThat(queue.next(Room.forEach(10), clock.instant()))
                    .filteredOn(message -> message.planned().appointmentId().equals(appointment))
                    .extracting(message -> message.planned().purpose() + " "
                            + message.planned().channel())
                    .containsExactlyInAnyOrder("CONFIRMATION SMS", "CONFIRMATION EMAIL");
            status.setRollbackOnly();
        });
    }

    @Test
    @DisplayName("16: a carrier that cannot be asked for long does not silence what is new about the visit")
    void longDoubtHoldsNothingBack() {
        bookedWithSms();
        eventually().untilAsserted(() -> assertThat(messages(appointment)).contains("confirmation v1 SMS SENT"));
        killedWithTheConfirmationInItsHands("another", "1 hour");
        jdbc.sql("""
            update message set state = 'IN_DOUBT', lease_until = null, retry_at = now() + interval '1 hour',
                taken_at = :longAgo
            where appointment_id = :appointment and rule = 'confirmation'\
            """)
                .param("longAgo", Timestamp.from(clock.instant().minus(Duration.ofMinutes(11))))
                .param("appointment", appointment)
                .update();
        announce(new AppointmentRescheduled(visit(appointment, 2, patient, null, inDays(9, 10)), inDays(8, 10)));
        eventually().untilAsserted(() -> assertThat(messages(appointment)).contains("change v2 SMS PLANNED"));
        afterTheGrace();
        eventually().untilAsserted(() -> assertThat(messages(appointment)).contains("change v2 SMS SENT"));
        assertThat(messages(appointment)).contains("confirmation v1 SMS IN_DOUBT");

        jdbc.sql("update message set retry_at = now() where state = 'IN_DOUBT'").update();
        bell.ring();
        eventually().untilAsserted(() -> assertThat(messages(appointment)).contains("confirmation v1 SMS SENT"));
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

        transactions.executeWithoutResult(status -> arrivals.accepted(List.of(new Arrivals.Accepted(old, "late"))));
        assertThat(messages(appointment)).contains("confirmation v1 SMS SENDING");
        jdbc.sql("update message set lease_until = now() where id = ?")
                .param(old.id())
                .update();
        bell.ring();
        settled();
    }

    /** PostgreSQL takes no such letter. */
    @Test
    @DisplayName("18: what one carrier's answer holds keeps no other answer from being written down")
    void answerThatCannotBeWrittenHoldsUpNoOther() throws Exception {
        UUID other = UUID.randomUUID();
        bookedWithSms();
        announce(new AppointmentBooked(visit(other, 1, patient, null, inDays(9, 10))));
        eventually().untilAsserted(() -> assertThat(messages(appointment)).contains("confirmation v1 SMS SENT"));
        eventually().untilAsserted(() -> assertThat(messages(other)).contains("confirmation v1 SMS SENT"));
        dispatcher.stop();
        try {
            List<MessageRow> rows = jdbc.sql("""
                            update message set state = 'SENDING', lease_until = now() + interval '1 hour'
                            where rule = 'confirmation' and appointment_id in (?, ?) returning *""")
                    .params(appointment, other)
                    .query(MessageRow::of)
                    .list();
            List<Thread> writers = new ArrayList<>();
            // Whoever comes first holds the pen while the others come.
            transactions.executeWithoutResult(status -> {
                jdbc.sql("select * from message where id = ? for update")
                        .param(rows.getFirst().id())
                        .query(MessageRow::of)
                        .single();
                for (String reference : List.of("first", "not\0fit", "last")) {
                    MessageRow message = reference.equals("last") ? rows.getLast() : rows.getFirst();
                    Thread writer = Thread.ofVirtual().start(() -> write(message, reference));
                    writers.add(writer);
                    // The first for the database, which has a minute to answer, the others for the pen.
                    eventually()
                            .until(() -> Set.of(Thread.State.WAITING, Thread.State.TIMED_WAITING)
                                    .contains(writer.getState()));
                }
            });
            for (Thread writer : writers) {
                writer.join();
            }
            assertThat(messages(appointment)).contains("confirmation v1 SMS SENT");
            assertThat(messages(other)).contains("confirmation v1 SMS SENT");
        } finally {
            dispatcher.start();
        }
    }

    private void write(MessageRow message, String reference) {
        try {
            acceptances.write(new Arrivals.Accepted(message, reference));
        } catch (DataIntegrityViolationException unfit) {
            assertThat(reference).isEqualTo("not\0fit");
        }
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
