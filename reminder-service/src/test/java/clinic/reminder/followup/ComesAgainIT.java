package clinic.reminder.followup;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.contracts.booking.AppointmentBooked;
import clinic.contracts.booking.AppointmentCancelled;
import clinic.contracts.booking.AppointmentCompleted;
import clinic.contracts.booking.AppointmentMissed;
import clinic.contracts.booking.AppointmentReopened;
import clinic.contracts.booking.AppointmentRescheduled;
import clinic.contracts.booking.CancelledBy;
import clinic.contracts.booking.ConsentPurpose;
import clinic.contracts.booking.Visit;
import clinic.reminder.contact.AddressBook;
import clinic.reminder.followup.SteerFollowUp.Outcome;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A patient who comes again for the same, who is asked after one visit and not twice. */
class ComesAgainIT extends FollowedUp {

    @Autowired
    private SteerFollowUp steering;

    @Autowired
    private FollowUps followUps;

    @Autowired
    private AddressBook addresses;

    @BeforeEach
    void afternoon() {
        // A visit at ten, completed before the next morning's check-in is due.
        forwardTo(inDays(1, 15));
    }

    @Test
    void whoComesAgainIsAskedInPersonOnThatDayAlone() {
        followedUpByPhone();
        UUID next = UUID.randomUUID();
        UUID forSomethingElse = UUID.randomUUID();
        announce(new AppointmentBooked(visit(next, 1, patient, null, inDays(7, 14))));
        announce(new AppointmentBooked(visit(forSomethingElse, 1, patient, UUID.randomUUID(), inDays(1, 14))));
        eventually().until(() -> isConfirmed(next) && isConfirmed(forSomethingElse));
        assertThat(standing()).as("a booked visit ends nothing").isEqualTo("ACTIVE");
        forwardTo(inDays(1, 10));
        eventually().until(() -> messages(appointment).contains("check-in-day-1 v1 SMS SENT"));
        forwardTo(inDays(6, 10));
        eventually()
                .untilAsserted(
                        () -> assertThat(messages(appointment)).contains("check-in-day-7 v1 - NOT_SENT SUPERSEDED"));
        assertThat(standing()).isEqualTo("ACTIVE");
    }

    @Test
    void visitThatIsMovedOrCancelledHoldsNothing() {
        followedUpByPhone();
        Visit next = visit(UUID.randomUUID(), 1, patient, condition, inDays(1, 14));
        announce(new AppointmentBooked(next));
        eventually().until(() -> isConfirmed(next.appointmentId()));
        Visit later = visit(next.appointmentId(), 2, patient, condition, inDays(7, 14));
        announce(new AppointmentRescheduled(later, next.start()));
        eventually().until(() -> isKnown(later));
        forwardTo(inDays(1, 10));
        eventually().until(() -> messages(appointment).contains("check-in-day-1 v1 SMS SENT"));
        Visit cancelled = visit(next.appointmentId(), 3, patient, condition, later.start());
        announce(new AppointmentCancelled(cancelled, CancelledBy.STAFF));
        eventually().until(() -> isKnown(cancelled));
        forwardTo(inDays(6, 10));
        eventually().until(() -> messages(appointment).contains("check-in-day-7 v1 SMS SENT"));
    }

    @Test
    void whoCameAgainIsFollowedUpAfterThatVisitUnlessItDidNotTakePlace() {
        followedUpByPhone();
        Visit next = visit(UUID.randomUUID(), 1, patient, condition, inDays(2, 9));
        announce(new AppointmentBooked(next));
        eventually().until(() -> isConfirmed(next.appointmentId()));
        forwardTo(inDays(2, 15));
        UUID first = followUp();
        announce(new AppointmentCompleted(next, next.end()));
        eventually().until(() -> standing().equals("ENDED REBOOKED"));
        assertThat(messages(next.appointmentId())).contains("check-in-day-7 v1 - PLANNED");

        announce(new AppointmentMissed(next, clock.instant()));
        eventually().until(() -> standing().equals("ACTIVE"));
        assertThat(followUp()).as("what has ended is over for good").isNotEqualTo(first);
        assertThat(followUps.followUp(followUpAfter(next.appointmentId())).because())
                .isEqualTo(FollowUp.Because.MISSED);
        forwardTo(inDays(5, 10));
        eventually().until(() -> messages(appointment).contains("check-in-day-7 v1 SMS SENT"));
        assertThat(messages(next.appointmentId()))
                .filteredOn(line -> line.startsWith("check-in"))
                .allMatch(line -> line.endsWith("NOT_SENT SUPERSEDED"));
    }

    @Test
    void whatStaffHadLetRestIsNotBegunAnewByNobody() {
        followedUpByPhone();
        UUID first = followUp();
        assertThat(steering.pause(first, "anna")).isEqualTo(Outcome.DONE);
        Visit next = visit(UUID.randomUUID(), 1, patient, condition, inDays(2, 9));
        forwardTo(inDays(2, 15));
        announce(new AppointmentBooked(next));
        announce(new AppointmentCompleted(next, next.end()));
        eventually().until(() -> standing().equals("ENDED REBOOKED"));
        announce(new AppointmentReopened(next, clock.instant()));
        eventually().until(() -> considered(next.appointmentId()).isEmpty());
        assertThat(followUp()).isEqualTo(first);
    }

    @Test
    void whereTheNextVisitIsNotFollowedUpTheOneBeforeIs() {
        followedUpByPhone();
        Visit next = visit(UUID.randomUUID(), 1, patient, condition, inDays(2, 9));
        announce(recorded(patient, 2, "sv", patient.mobile(), null, EnumSet.of(ConsentPurpose.REMINDERS)));
        eventually().until(() -> addresses.isKnownAsOf(patient.id(), 2));
        forwardTo(inDays(2, 15));
        announce(new AppointmentBooked(next));
        announce(new AppointmentCompleted(next, next.end()));
        eventually().until(() -> considered(next.appointmentId()).equals(List.of(true)));
        announce(recorded(patient, 3, "sv", patient.mobile(), null, EnumSet.allOf(ConsentPurpose.class)));
        eventually().until(() -> addresses.isKnownAsOf(patient.id(), 3));
        assertThat(standing()).isEqualTo("ACTIVE");
        forwardTo(inDays(5, 10));
        eventually().until(() -> messages(appointment).contains("check-in-day-7 v1 SMS SENT"));
    }

    /** As it may also come when topics are told again from their beginning. */
    @Test
    void visitThatIsSaidToBeOverAfterALaterOneIsNotFollowedUp() {
        published();
        announce(recorded(patient, 1, "sv", patient.mobile(), null, EnumSet.allOf(ConsentPurpose.class)));
        Visit later = visit(UUID.randomUUID(), 1, patient, condition, inDays(0, 12));
        announce(new AppointmentBooked(later));
        announce(new AppointmentCompleted(later, later.end()));
        eventually().until(() -> messages(later.appointmentId()).size() == 2);
        visited();
        eventually().until(() -> considered(appointment).equals(List.of(true)));
        assertThat(messages(appointment)).isEmpty();
        assertThat(followUps.followUp(followUpAfter(later.appointmentId())).goesOn())
                .isTrue();

        announce(new AppointmentReopened(later, clock.instant()));
        eventually().until(() -> messages(appointment).size() == 2);
        assertThat(standing()).isEqualTo("ACTIVE");
    }

    @Test
    void whoCameAgainSinceARedFlagIsNotAskedTwiceOnceItIsClosed() {
        followedUpByPhone();
        UUID flagged = followUp();
        followUps.pause(followUps.followUp(flagged), FollowUp.Because.RED_FLAG, null, clock.instant());
        Visit next = visit(UUID.randomUUID(), 1, patient, condition, inDays(2, 9));
        forwardTo(inDays(2, 15));
        announce(new AppointmentCompleted(next, next.end()));
        eventually().until(() -> messages(next.appointmentId()).size() == 2);
        assertThat(standing()).isEqualTo("PAUSED RED_FLAG");
        assertThat(steering.resume(flagged, "anna", true)).isEqualTo(Outcome.DONE);
        assertThat(standing()).isEqualTo("ENDED REBOOKED");
        assertThat(followUps.followUp(followUpAfter(next.appointmentId())).goesOn())
                .isTrue();
    }

    private boolean isConfirmed(UUID visit) {
        return messages(visit).contains("confirmation v1 SMS SENT");
    }

    private boolean isKnown(Visit visit) {
        return jdbc.sql("select exists (select from visit where appointment_id = ? and schedule_version = ?)")
                .params(visit.appointmentId(), visit.scheduleVersion())
                .query(Boolean.class)
                .single();
    }
}
