package clinic.reminder.plan;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.contracts.booking.AppointmentBooked;
import clinic.contracts.booking.AppointmentCompleted;
import clinic.contracts.booking.AppointmentExpectedAgain;
import clinic.contracts.booking.AppointmentMissed;
import clinic.contracts.booking.ConsentPurpose;
import clinic.contracts.booking.PatientRecorded;
import clinic.contracts.booking.Visit;
import clinic.reminder.RunningReminder;
import clinic.reminder.SmsServer;
import java.time.Duration;
import java.util.EnumSet;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A patient did not come, and is asked whether they want another time: unless that was a mistake. */
class MissedVisitsIT extends RunningReminder {

    private static final Duration GRACE = Duration.ofHours(1);

    private final UUID appointment = UUID.randomUUID();
    private final Patient patient = someone();
    private Visit visit;

    @BeforeEach
    void theVisitHasBegun() {
        forwardTo(inDays(1, 11));
        visit = visit(appointment, 1, patient, null, inDays(0, 10));
    }

    private void missed() {
        announce(recorded(patient));
        announce(new AppointmentBooked(visit));
        announce(new AppointmentMissed(visit, clock.instant()));
        eventually().untilAsserted(() -> assertThat(messages(appointment)).containsExactly("no-show v1 SMS PLANNED"));
    }

    private void theGracePasses() {
        forwardTo(clock.instant().plus(GRACE));
        settled();
    }

    @Test
    @DisplayName("who did not come gets one word, without blame and with a way to another time")
    void whoDidNotComeGetsOneWord() {
        missed();
        announce(new AppointmentMissed(visit, clock.instant()));
        announce(recorded(patient));
        settled();
        assertThat(ELKS.askedFor(patient.mobile())).as("within the hour").isEmpty();

        theGracePasses();
        assertThat(messages(appointment)).containsExactly("no-show v1 SMS SENT");
        assertThat(ELKS.acceptedFor(patient.mobile()).map(SmsServer.Sms::message))
                .singleElement()
                .asString()
                .contains("Vi saknade dig", "kl. 10:00", "https://clinic.example/book?lang=sv");
        assertThat(mailsTo(patient.email())).isEmpty();
        assertThat(announced(appointment)).containsExactly("reminder.message.sent");
    }

    @Test
    @DisplayName("a wrong click that is taken back within the hour tells the patient nothing")
    void whatIsTakenBackWithinTheGraceIsNotSaid() {
        missed();
        announce(new AppointmentExpectedAgain(visit, clock.instant()));
        eventually()
                .untilAsserted(
                        () -> assertThat(messages(appointment)).containsExactly("no-show v1 SMS NOT_SENT SUPERSEDED"));
        theGracePasses();
        assertThat(ELKS.askedFor(patient.mobile())).isEmpty();

        announce(new AppointmentMissed(visit, clock.instant()));
        eventually().untilAsserted(() -> assertThat(messages(appointment)).containsExactly("no-show v1 SMS PLANNED"));
        theGracePasses();
        assertThat(messages(appointment)).as("they did not come after all").containsExactly("no-show v1 SMS SENT");
    }

    @Test
    void whoCameAfterAllIsNotMissed() {
        missed();
        announce(new AppointmentCompleted(visit, visit.end()));
        eventually()
                .untilAsserted(
                        () -> assertThat(messages(appointment)).containsExactly("no-show v1 SMS NOT_SENT SUPERSEDED"));
    }

    @Test
    @DisplayName("who is protected, or erased, is not written to for not coming")
    void whoMustNotBeFoundIsNotWrittenTo() {
        announce(new PatientRecorded(
                patient.id(),
                1,
                "Eva Ek",
                "sv",
                patient.mobile(),
                patient.email(),
                EnumSet.allOf(ConsentPurpose.class),
                true));
        announce(new AppointmentBooked(visit));
        announce(new AppointmentMissed(visit, clock.instant()));
        eventually()
                .untilAsserted(() ->
                        assertThat(messages(appointment)).containsExactly("no-show v1 - NOT_SENT PROTECTED_IDENTITY"));

        Patient gone = someone();
        UUID theirs = UUID.randomUUID();
        Visit last = visit(theirs, 1, gone, null, inDays(0, 10));
        announce(recorded(gone));
        announce(new AppointmentBooked(last));
        announce(new AppointmentMissed(last, clock.instant()));
        eventually().untilAsserted(() -> assertThat(messages(theirs)).containsExactly("no-show v1 SMS PLANNED"));
        erased(gone.id());
        eventually().untilAsserted(() -> assertThat(messages(theirs)).isEmpty());
        announce(new AppointmentMissed(last, clock.instant()));
        theGracePasses();
        assertThat(messages(theirs)).isEmpty();
        assertThat(ELKS.askedFor(gone.mobile())).isEmpty();
    }
}
