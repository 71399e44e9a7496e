package clinic.reminder.plan;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import clinic.contracts.booking.AppointmentBooked;
import clinic.contracts.booking.AppointmentCancelled;
import clinic.contracts.booking.AppointmentReinstated;
import clinic.contracts.booking.AppointmentRescheduled;
import clinic.contracts.booking.CancelledBy;
import clinic.contracts.booking.ConsentPurpose;
import clinic.contracts.booking.LocationListed;
import clinic.contracts.booking.Visit;
import clinic.reminder.ElksServer;
import clinic.reminder.RunningReminder;
import clinic.reminder.contact.AddressBook;
import jakarta.mail.Multipart;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

class VisitMessagesIT extends RunningReminder {

    private final UUID appointment = UUID.randomUUID();
    private final Patient patient = someone();

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private AddressBook addresses;

    @Autowired
    private PlanMessages plan;

    @Test
    @DisplayName("17, 18: booked and told twice: one SMS and one mail")
    void bookingIsConfirmedOnceOnEachChannel() {
        announce(recorded(patient));
        var booked = new AppointmentBooked(visit(appointment, 1, patient, null, inDays(8, 10)));
        UUID id = UUID.randomUUID();
        announce(booked, id);
        announce(booked, id);
        announce(booked);

        eventually().until(() -> announced(appointment).size() == 2);
        announce(recorded(patient));
        announce(booked);
        settled();

        assertThat(ELKS.askedFor(patient.mobile())).hasSize(1);
        assertThat(mailsTo(patient.email()))
                .as("one, with the visit for the patient's calendar")
                .singleElement()
                .satisfies(mail -> assertThat(
                                ((Multipart) mail.getContent()).getBodyPart(2).getContentType())
                        .contains("text/calendar")
                        .contains("method=REQUEST"));
        assertThat(announced(appointment)).containsExactly("reminder.message.sent", "reminder.message.sent");
        assertThat(messages(appointment))
                .containsExactly(
                        "confirmation v1 SMS SENT",
                        "confirmation v1 EMAIL SENT",
                        "reminder-48h v1 SMS PLANNED",
                        "reminder-3h v1 SMS PLANNED");
    }

    @Test
    @DisplayName("17: a visit taken over from another system is not confirmed, and is reminded of")
    void importedVisitIsOnlyRemindedOf() {
        announce(recorded(patient));
        announce(new AppointmentBooked(visit(appointment, 1, patient, null, inDays(8, 10)), true));
        eventually().until(() -> messages(appointment).size() == 2);
        settled();

        assertThat(messages(appointment)).containsExactly("reminder-48h v1 SMS PLANNED", "reminder-3h v1 SMS PLANNED");
        assertThat(ELKS.askedFor(patient.mobile())).isEmpty();
        assertThat(mailsTo(patient.email())).isEmpty();
    }

    @Test
    void visitThatComesBeforeItsPatientAwaitsThem() {
        announce(new AppointmentBooked(visit(appointment, 1, patient, null, inDays(8, 10))));
        eventually()
                .until(() -> jdbc.sql("select count(*) from visit where appointment_id = ? and not planned")
                                .param(appointment)
                                .query(Long.class)
                                .single()
                        == 1);
        assertThat(messages(appointment)).isEmpty();

        announce(recorded(patient));
        eventually().untilAsserted(() -> assertThat(messages(appointment)).contains("confirmation v1 SMS SENT"));
    }

    /** Neither may look for the other before the other can be seen. */
    @Test
    void visitAndPatientThatComeAtTheSameMomentMeet() {
        var appointments =
                java.util.stream.Stream.generate(UUID::randomUUID).limit(40).toList();
        appointments.forEach(id -> {
            Patient fresh = new Patient(UUID.randomUUID(), patient.mobile(), patient.email());
            announce(recorded(fresh));
            announce(new AppointmentBooked(visit(id, 1, fresh, null, inDays(8, 10))));
        });
        eventually()
                .untilAsserted(() -> assertThat(appointments)
                        .allSatisfy(id -> assertThat(messages(id)).contains("confirmation v1 SMS SENT")));
    }

    /** A location that is taken in while the patient is must see them, although they are not committed yet. */
    @Test
    void patientAndPlaceThatComeAtTheSameMomentMeet() throws Exception {
        UUID place = UUID.randomUUID();
        Visit visit = visit(appointment, 1, patient, null, inDays(8, 10));
        announce(new AppointmentBooked(new Visit(
                appointment,
                1,
                patient.id(),
                visit.treatmentId(),
                visit.practitionerId(),
                place,
                null,
                visit.start(),
                visit.end(),
                visit.manageNonce())));
        eventually()
                .until(() -> jdbc.sql("select count(*) from visit where appointment_id = ?")
                                .param(appointment)
                                .query(Long.class)
                                .single()
                        == 1);

        Thread listing = transaction.execute(status -> {
            addresses.record(recorded(patient));
            plan.contactRecorded(patient.id());
            Thread other = Thread.startVirtualThread(() -> transaction.executeWithoutResult(alsoOpen -> {
                addresses.list(new LocationListed(
                        place, "Videslätt Hamnen", "Kajen 1", "Videslätt", "08-465 004 20", STOCKHOLM.getId()));
                plan.placeListed(place);
            }));
            eventually().until(() -> !other.isAlive() || somebodyWaitsForALock());
            return other;
        });
        requireNonNull(listing).join();

        eventually().untilAsserted(() -> assertThat(messages(appointment)).contains("confirmation v1 SMS SENT"));
    }

    private boolean somebodyWaitsForALock() {
        return jdbc.sql("select exists (select 1 from pg_locks where not granted)")
                .query(Boolean.class)
                .single();
    }

    @Test
    @DisplayName("16: a move withdraws what is unsent and an older version that arrives late changes nothing")
    void moveWithdrawsWhatIsUnsent() {
        announce(recorded(patient));
        Visit first = visit(appointment, 1, patient, null, inDays(8, 10));
        announce(new AppointmentBooked(first));
        announce(new AppointmentRescheduled(visit(appointment, 2, patient, null, inDays(9, 14)), first.start()));
        announce(new AppointmentBooked(first));
        eventually().untilAsserted(() -> assertThat(messages(appointment)).contains("change v2 SMS PLANNED"));
        afterTheGrace();

        eventually()
                .untilAsserted(() -> assertThat(messages(appointment))
                        .contains(
                                "reminder-48h v1 SMS NOT_SENT SUPERSEDED",
                                "reminder-3h v1 SMS NOT_SENT SUPERSEDED",
                                "change v2 SMS SENT",
                                "reminder-48h v2 SMS PLANNED",
                                "reminder-3h v2 SMS PLANNED")
                        .noneMatch(message ->
                                message.contains("reminder") && message.contains("v1") && message.endsWith("PLANNED")));
    }

    @Test
    @DisplayName("16: a cancelled visit is not reminded of")
    void cancellationWithdrawsTheReminders() {
        announce(recorded(patient));
        Visit first = visit(appointment, 1, patient, null, inDays(8, 10));
        announce(new AppointmentBooked(first));
        eventually().untilAsserted(() -> assertThat(messages(appointment)).contains("reminder-48h v1 SMS PLANNED"));
        announce(new AppointmentCancelled(visit(appointment, 2, patient, null, first.start()), CancelledBy.PATIENT));
        eventually().untilAsserted(() -> assertThat(messages(appointment)).contains("cancellation v2 SMS PLANNED"));
        afterTheGrace();

        eventually()
                .untilAsserted(() -> assertThat(messages(appointment))
                        .contains("cancellation v2 SMS SENT", "reminder-48h v1 SMS NOT_SENT SUPERSEDED")
                        .noneMatch(message -> message.endsWith("PLANNED")));
        assertThat(ELKS.acceptedFor(patient.mobile())
                        .reduce((a, b) -> b)
                        .orElseThrow()
                        .message())
                .contains("avbokad")
                .contains("https://clinic.example/book");
    }

    @Test
    @DisplayName("12: a visit that comes back is confirmed and reminded of anew")
    void reinstatedVisitIsConfirmedAndRemindedOfAnew() {
        announce(recorded(patient));
        Visit first = visit(appointment, 1, patient, null, inDays(8, 10));
        announce(new AppointmentBooked(first));
        announce(new AppointmentCancelled(visit(appointment, 2, patient, null, first.start()), CancelledBy.PATIENT));
        var back = new AppointmentReinstated(visit(appointment, 3, patient, null, first.start()));
        announce(back);
        announce(back);

        eventually()
                .untilAsserted(() -> assertThat(messages(appointment))
                        .contains(
                                "confirmation v3 SMS SENT",
                                "confirmation v3 EMAIL SENT",
                                "reminder-48h v3 SMS PLANNED",
                                "reminder-3h v3 SMS PLANNED")
                        .noneMatch(message -> message.matches("reminder.* v1 .*PLANNED")));
        settled();
        assertThat(messages(appointment))
                .filteredOn(message -> message.contains(" v3 "))
                .hasSize(4);
    }

    @Test
    @DisplayName("18: a patient without phone or mail stops nobody")
    void unreachablePatientStopsNobody() {
        Patient nobody = someone();
        UUID unreachable = UUID.randomUUID();
        announce(recorded(nobody, 1, "sv", null, null, EnumSet.allOf(ConsentPurpose.class)));
        announce(recorded(patient));
        announce(new AppointmentBooked(visit(unreachable, 1, nobody, null, inDays(8, 10))));
        announce(new AppointmentBooked(visit(appointment, 1, patient, null, inDays(8, 10))));

        eventually().untilAsserted(() -> assertThat(messages(appointment)).contains("confirmation v1 SMS SENT"));
        eventually()
                .untilAsserted(() -> assertThat(messages(unreachable))
                        .contains("confirmation v1 - NOT_SENT NO_ADDRESS")
                        .hasSize(3));
    }

    @Test
    @DisplayName("18: a poison event is parked and its partition moves on")
    void poisonEventIsPassed() {
        publish(
                "booking.appointments.v1",
                appointment.toString(),
                "booking.appointment.booked",
                UUID.randomUUID(),
                "{\"visit\":42".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        announce(recorded(patient));
        announce(new AppointmentBooked(visit(appointment, 1, patient, null, inDays(8, 10))));
        eventually().untilAsserted(() -> assertThat(messages(appointment)).contains("confirmation v1 SMS SENT"));
    }

    @Test
    void remindersLeaveAtTheirTimeInThePatientsLanguage() {
        announce(recorded(patient, 1, "en", patient.mobile(), null, EnumSet.allOf(ConsentPurpose.class)));
        announce(new AppointmentBooked(visit(appointment, 1, patient, null, inDays(4, 15))));
        eventually().untilAsserted(() -> assertThat(messages(appointment)).contains("confirmation v1 SMS SENT"));

        forwardTo(inDays(2, 15));
        eventually()
                .untilAsserted(() -> assertThat(messages(appointment))
                        .contains("reminder-48h v1 SMS SENT", "reminder-3h v1 SMS PLANNED"));
        assertThat(ELKS.acceptedFor(patient.mobile())
                        .reduce((a, b) -> b)
                        .orElseThrow()
                        .message())
                .startsWith("Videslätt Movement Clinic: Reminder: your visit")
                .contains("at 15:00 with Anna Lindqvist");
    }

    @Test
    void changedContactMovesTheRemindersAndLateCopiesDoNot() {
        Patient other = someone();
        announce(recorded(patient));
        announce(new AppointmentBooked(visit(appointment, 1, patient, null, inDays(8, 10))));
        eventually().untilAsserted(() -> assertThat(messages(appointment)).contains("reminder-3h v1 SMS PLANNED"));

        announce(recorded(patient, 3, "sv", other.mobile(), null, EnumSet.allOf(ConsentPurpose.class)));
        announce(recorded(patient, 2, "sv", null, null, EnumSet.noneOf(ConsentPurpose.class)));
        eventually()
                .untilAsserted(() -> assertThat(
                                jdbc.sql("select recipient from message where appointment_id = ? and state = 'PLANNED'")
                                        .param(appointment)
                                        .query((row, number) -> row.getString(1))
                                        .list())
                        .containsExactly(other.mobile(), other.mobile()));
    }

    @Test
    @DisplayName(
            "20: what was booked in the evening and is heard of at night is told in the morning, what fell due too")
    void whatIsHeardOfAtNightIsToldInTheMorning() {
        Instant evening = inDays(0, 18);
        forwardTo(inDays(1, 3));
        Instant morning = inDays(0, 8);
        announce(recorded(patient));
        Visit visit = visit(appointment, 1, patient, null, evening.plus(Duration.ofHours(49)));
        announce(new AppointmentBooked(visit), UUID.randomUUID(), evening);
        eventually().until(() -> messages(appointment).size() == 4);
        eventually()
                .untilAsserted(() -> assertThat(jdbc.sql("select min(due_at) from message where appointment_id = ?")
                                .param(appointment)
                                .query(Timestamp.class)
                                .single()
                                .toInstant())
                        .isEqualTo(morning));
        assertThat(messages(appointment))
                .contains("reminder-48h v1 SMS PLANNED")
                .allMatch(message -> message.endsWith("PLANNED"));
        assertThat(ELKS.askedFor(patient.mobile())).isEmpty();

        forwardTo(morning);
        eventually()
                .untilAsserted(() -> assertThat(messages(appointment))
                        .contains(
                                "confirmation v1 SMS SENT", "confirmation v1 EMAIL SENT", "reminder-48h v1 SMS SENT"));
    }

    @Test
    @DisplayName("19: provider down, then back: sent once, late")
    void providerThatComesBackGetsTheMessageOnce() {
        ELKS.has(ElksServer.Day.AWAY);
        announce(recorded(patient));
        announce(new AppointmentBooked(visit(appointment, 1, patient, null, inDays(8, 10))));
        eventually().until(() -> ELKS.askedFor(patient.mobile()).count() >= 2);
        assertThat(mailsTo(patient.email())).hasSize(1);

        ELKS.has(ElksServer.Day.GOOD);
        eventually().untilAsserted(() -> assertThat(messages(appointment)).contains("confirmation v1 SMS SENT"));
        assertThat(ELKS.acceptedFor(patient.mobile())).hasSize(1);
    }

    @Test
    @DisplayName("19: provider down for days: reminders expire instead of leaving late")
    void messageExpiresWhenTheProviderStaysAway() {
        announce(recorded(patient, 1, "sv", patient.mobile(), null, EnumSet.allOf(ConsentPurpose.class)));
        announce(new AppointmentBooked(visit(appointment, 1, patient, null, inDays(3, 15))));
        eventually().untilAsserted(() -> assertThat(messages(appointment)).contains("confirmation v1 SMS SENT"));
        ELKS.has(ElksServer.Day.AWAY);
        forwardTo(inDays(1, 15));
        eventually().until(() -> ELKS.askedFor(patient.mobile()).count() >= 2);
        forwardTo(inDays(2, 16));
        ELKS.has(ElksServer.Day.GOOD);

        eventually()
                .untilAsserted(() -> assertThat(messages(appointment))
                        .containsExactly(
                                "confirmation v1 SMS SENT",
                                "reminder-48h v1 SMS NOT_SENT TOO_LATE",
                                "reminder-3h v1 SMS NOT_SENT TOO_LATE"));
        assertThat(ELKS.acceptedFor(patient.mobile())).hasSize(1);
    }
}
