package clinic.reminder.contact;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.contracts.booking.AppointmentBooked;
import clinic.contracts.booking.AppointmentRescheduled;
import clinic.contracts.booking.CodeRequested;
import clinic.contracts.booking.ConsentPurpose;
import clinic.contracts.booking.PatientRecorded;
import clinic.contracts.booking.StaffRole;
import clinic.contracts.booking.Visit;
import clinic.contracts.reminder.Channel;
import clinic.reminder.RunningReminder;
import java.time.Duration;
import java.util.EnumSet;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Where a patient is must not become known. */
class ProtectedIdentityIT extends RunningReminder {

    private final Patient patient = someone();
    private final UUID appointment = UUID.randomUUID();
    private Visit visit = visit(appointment, 1, patient, null, java.time.Instant.EPOCH);

    private void recordedAs(int version, boolean isProtected) {
        announce(new PatientRecorded(
                patient.id(),
                version,
                "Eva Ek",
                "sv",
                patient.mobile(),
                patient.email(),
                EnumSet.allOf(ConsentPurpose.class),
                isProtected ? true : null));
    }

    private void booked() {
        visit = visit(appointment, 1, patient, null, inDays(9, 10));
        announce(new AppointmentBooked(visit));
    }

    @Test
    void nothingIsSentAboutAVisit() {
        recordedAs(1, true);
        booked();
        eventually()
                .untilAsserted(() -> assertThat(messages(appointment))
                        .hasSize(3)
                        .allMatch(line -> line.endsWith("- NOT_SENT PROTECTED_IDENTITY")));
        forwardTo(inDays(9, 9));
        settled();
        assertThat(ELKS.askedFor(patient.mobile())).isEmpty();
        assertThat(mailsTo(patient.email())).isEmpty();
    }

    @Test
    void whatIsUnsentIsWithdrawnAndComesBackWhenTheProtectionEnds() {
        recordedAs(1, false);
        booked();
        eventually().until(() -> messages(appointment).contains("confirmation v1 SMS SENT"));
        recordedAs(2, true);
        eventually()
                .untilAsserted(() -> assertThat(messages(appointment))
                        .contains(
                                "reminder-48h v1 SMS NOT_SENT PROTECTED_IDENTITY",
                                "reminder-3h v1 SMS NOT_SENT PROTECTED_IDENTITY"));
        recordedAs(3, false);
        eventually()
                .untilAsserted(() -> assertThat(messages(appointment))
                        .contains("reminder-48h v1 SMS PLANNED", "reminder-3h v1 SMS PLANNED"));
    }

    @Test
    @DisplayName(
            "34: of somebody protected only who finds everybody is told, and that they looked is told to the audit")
    void whoAsksWhatWasToldIsWrittenDown() {
        recordedAs(1, true);
        booked();
        eventually().until(() -> messages(appointment).size() == 3);
        String told = "/api/staff/messages?appointment=" + appointment;
        String reception = OFFICE.pass(UUID.randomUUID(), 1, StaffRole.RECEPTIONIST);
        assertThat(call("GET", told, OFFICE.pass(UUID.randomUUID(), 1, StaffRole.PRACTITIONER), "")
                        .statusCode())
                .isEqualTo(404);
        assertThat(announced(patient.id())).isEmpty();
        assertThat(call("GET", told, reception, "").statusCode()).isEqualTo(200);
        assertThat(announced(patient.id())).containsExactly("reminder.answers.seen");
        assertThat(call("GET", "/api/staff/undeliverable-addresses/" + patient.id(), reception, "")
                        .statusCode())
                .isEqualTo(200);
        assertThat(announced(patient.id())).containsExactly("reminder.answers.seen", "reminder.answers.seen");
    }

    @Test
    void neitherAnAnswerNorACodeIsSentBack() {
        recordedAs(1, false);
        booked();
        eventually().until(() -> messages(appointment).contains("confirmation v1 SMS SENT"));
        recordedAs(2, true);
        eventually().until(() -> messages(appointment).contains("reminder-3h v1 SMS NOT_SENT PROTECTED_IDENTITY"));

        assertThat(writes(patient.mobile(), "Ny tid").statusCode()).isEqualTo(204);
        eventually()
                .untilAsserted(() ->
                        assertThat(messages(appointment)).contains("answer-link v1 SMS NOT_SENT PROTECTED_IDENTITY"));
        UUID request = UUID.randomUUID();
        announce(new CodeRequested(
                request, patient.id(), Channel.SMS, "nonce", clock.instant().plus(Duration.ofMinutes(10))));
        eventually()
                .untilAsserted(
                        () -> assertThat(messages(request)).containsExactly("code v1 SMS NOT_SENT PROTECTED_IDENTITY"));
        announce(new AppointmentRescheduled(visit(appointment, 2, patient, null, inDays(8, 11)), visit.start()));
        eventually().until(() -> messages(appointment).contains("change v2 - NOT_SENT PROTECTED_IDENTITY"));
        assertThat(ELKS.askedFor(patient.mobile()))
                .as("the confirmation of before")
                .hasSize(1);
    }
}
