package clinic.reminder.contact;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.contracts.booking.AppointmentBooked;
import clinic.contracts.booking.AppointmentRescheduled;
import clinic.contracts.booking.ConsentPurpose;
import clinic.contracts.booking.StaffRole;
import clinic.contracts.booking.Visit;
import clinic.reminder.ElksServer;
import clinic.reminder.RunningReminder;
import clinic.reminder.hook.DeliveryReports;
import clinic.reminder.hook.DeliveryReports.Return;
import java.util.EnumSet;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** An address took a message back. */
class ReturnedMessagesIT extends RunningReminder {

    private final Patient patient = someone();
    private final UUID appointment = UUID.randomUUID();

    @Autowired
    private DeliveryReports reports;

    private Visit booked(String email) {
        announce(recorded(patient, 1, "sv", null, email, EnumSet.allOf(ConsentPurpose.class)));
        Visit visit = visit(appointment, 1, patient, null, inDays(9, 10));
        announce(new AppointmentBooked(visit));
        eventually().until(() -> mailsTo(email).size() == 1);
        settled();
        return visit;
    }

    private void cameBack(String as, Return how) {
        UUID confirmation = jdbc.sql(
                        "select id from message where appointment_id = ? and rule = 'confirmation' and recipient = ?")
                .params(appointment, patient.email())
                .query(UUID.class)
                .single();
        reports.cameBack(confirmation, as, how);
    }

    private void recordedAnew(String language, String email) {
        announce(recorded(patient, 2, language, null, email, EnumSet.allOf(ConsentPurpose.class)));
        eventually()
                .until(() -> jdbc.sql("select version from contact where patient_id = ?")
                                .param(patient.id())
                                .query(Integer.class)
                                .single()
                        == 2);
    }

    /** The visit moves; what became of the word about it. */
    private String moved(Visit visit) {
        announce(new AppointmentRescheduled(visit(appointment, 2, patient, null, inDays(8, 11)), visit.start()));
        eventually().until(() -> messages(appointment).stream().anyMatch(known -> known.startsWith("change v2")));
        afterTheGrace();
        settled();
        return messages(appointment).stream()
                .filter(known -> known.startsWith("change v2"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    @DisplayName("Scenario 29: an address that takes nothing gets nothing more, with the reason, and a person is asked")
    void undeliverableAddressGetsNothingMore() {
        Visit visit = booked(patient.email());
        cameBack("5.1.1", Return.NO_SUCH_ADDRESS);
        cameBack("5.1.1", Return.NO_SUCH_ADDRESS);
        assertThat(messages(appointment)).contains("confirmation v1 EMAIL NOT_SENT REFUSED");
        assertThat(announced(patient.id())).containsExactly("reminder.address.undeliverable");

        assertThat(moved(visit)).endsWith("NOT_SENT ADDRESS_UNDELIVERABLE");
        assertThat(mailsTo(patient.email())).hasSize(1);
    }

    @Test
    void whatWasPlannedBeforeDoesNotLeaveEither() {
        booked(patient.email());
        cameBack("5.1.1", Return.NO_SUCH_ADDRESS);
        forwardTo(inDays(7, 12));
        eventually()
                .until(() -> messages(appointment).stream()
                        .anyMatch("reminder-48h v1 EMAIL NOT_SENT ADDRESS_UNDELIVERABLE"::equals));
    }

    @Test
    void anotherAddressIsBelieved() {
        Visit visit = booked(patient.email());
        cameBack("5.1.1", Return.NO_SUCH_ADDRESS);
        String other = "other-" + patient.email();
        recordedAnew("sv", other);
        assertThat(moved(visit)).endsWith("EMAIL SENT");
        assertThat(mailsTo(other)).as("what came back is said there too").hasSize(2);
    }

    /** The patient saw the mistake before the mail came back. */
    @Test
    void whatComesBackAfterTheCorrectionIsSaidAtTheNewAddress() {
        booked(patient.email());
        String other = "other-" + patient.email();
        recordedAnew("sv", other);
        cameBack("5.1.1", Return.NO_SUCH_ADDRESS);
        cameBack("5.1.1", Return.NO_SUCH_ADDRESS);
        eventually().until(() -> mailsTo(other).size() == 1);
        settled();
        assertThat(messages(appointment))
                .contains("confirmation v1 EMAIL NOT_SENT REFUSED", "confirmation v1 EMAIL SENT");
        assertThat(mailsTo(other)).hasSize(1);
        assertThat(announced(patient.id())).as("nothing is asked of a person").isEmpty();
    }

    @Test
    void changeOfSomethingElseDoesNotBringItBack() {
        Visit visit = booked(patient.email());
        cameBack("5.1.1", Return.NO_SUCH_ADDRESS);
        recordedAnew("en", patient.email().toUpperCase(Locale.ROOT));
        assertThat(moved(visit)).endsWith("NOT_SENT ADDRESS_UNDELIVERABLE");
    }

    @Test
    void fullMailboxIsTriedAgainWithTheNextMessage() {
        Visit visit = booked(patient.email());
        cameBack("5.2.2", Return.NOT_THIS_TIME);
        assertThat(messages(appointment)).contains("confirmation v1 EMAIL NOT_SENT REFUSED");
        assertThat(moved(visit)).endsWith("EMAIL SENT");
        assertThat(announced(patient.id())).isEmpty();
    }

    @Test
    void delayIsOnlyNoted() {
        booked(patient.email());
        cameBack("4.4.1", Return.LATER);
        assertThat(messages(appointment)).contains("confirmation v1 EMAIL SENT");
        assertThat(jdbc.sql("select came_back_as from message where appointment_id = ? and rule = 'confirmation'")
                        .param(appointment)
                        .query(String.class)
                        .single())
                .isEqualTo("4.4.1");
    }

    @Test
    @DisplayName(
            "Scenario 29: what is unsent goes to the address that works, and back when staff say that the other does")
    void whatIsUnsentGoesToTheAddressThatWorks() {
        ELKS.has(ElksServer.Day.BAD_NUMBER);
        announce(recorded(patient));
        announce(new AppointmentBooked(visit(appointment, 1, patient, null, inDays(9, 10))));
        eventually()
                .untilAsserted(() -> assertThat(messages(appointment))
                        .containsExactly(
                                "confirmation v1 SMS NOT_SENT REFUSED",
                                "confirmation v1 EMAIL SENT",
                                "reminder-48h v1 SMS NOT_SENT ADDRESS_UNDELIVERABLE",
                                "reminder-48h v1 EMAIL PLANNED",
                                "reminder-3h v1 SMS NOT_SENT ADDRESS_UNDELIVERABLE",
                                "reminder-3h v1 EMAIL PLANNED"));
        ELKS.has(ElksServer.Day.GOOD);
        String addresses = "/api/staff/undeliverable-addresses/" + patient.id();
        String reception = OFFICE.pass(UUID.randomUUID(), 1, StaffRole.RECEPTIONIST);

        assertThat(call("DELETE", addresses + "/email", reception, "").statusCode())
                .isEqualTo(404);
        assertThat(call("DELETE", addresses + "/sms", reception, "").statusCode())
                .isEqualTo(204);
        assertThat(call("DELETE", addresses + "/sms", reception, "").statusCode())
                .isEqualTo(404);

        assertThat(messages(appointment)).contains("reminder-3h v1 SMS PLANNED", "reminder-48h v1 SMS PLANNED");
        assertThat(messages(appointment)).noneMatch(line -> line.endsWith("EMAIL PLANNED"));
        JsonNode told = json.readTree(call("GET", addresses, reception, "").body());
        assertThat(told).hasSize(1);
        assertThat(told.path(0).path("channel").asString()).isEqualTo("sms");
        assertThat(told.path(0).path("endedBy").asString()).isNotBlank();
        assertThat(json.readTree(call("GET", "/api/staff/messages?appointment=" + appointment, reception, "")
                                .body())
                        .path("undeliverable"))
                .isEqualTo(told);
    }

    /** One that is refused by the address reached nobody: the same word is said by the way that works. */
    @Test
    void refusedWordIsSaidByTheWayThatWorks() {
        announce(recorded(patient));
        Visit visit = visit(appointment, 1, patient, null, inDays(9, 10));
        announce(new AppointmentBooked(visit));
        eventually().until(() -> messages(appointment).contains("confirmation v1 SMS SENT"));
        ELKS.has(ElksServer.Day.BAD_NUMBER);
        announce(new AppointmentRescheduled(visit(appointment, 2, patient, null, inDays(8, 11)), visit.start()));
        eventually().until(() -> messages(appointment).contains("change v2 SMS PLANNED"));
        afterTheGrace();
        eventually()
                .untilAsserted(() -> assertThat(messages(appointment))
                        .contains("change v2 SMS NOT_SENT REFUSED", "change v2 EMAIL SENT"));
        assertThat(announced(patient.id())).containsExactly("reminder.address.undeliverable");
    }

    @Test
    void anotherAddressEndsItAndNobodySaidSo() {
        booked(patient.email());
        cameBack("5.1.1", Return.NO_SUCH_ADDRESS);
        recordedAnew("sv", "other-" + patient.email());
        assertThat(jdbc.sql("select channel || (ended_at is not null) || coalesce(ended_by, ' nobody')"
                                + " from undeliverable_address where patient_id = ?")
                        .param(patient.id())
                        .query(String.class)
                        .list())
                .containsExactly("EMAILtrue nobody");
    }

    /** A family shares one mailbox; the visit is told only with the patient whose it was. */
    @Test
    void everybodyWithTheAddressIsAskedForAnother() {
        Patient child = new Patient(UUID.randomUUID(), patient.mobile(), patient.email());
        announce(recorded(child, 1, "sv", null, child.email(), EnumSet.noneOf(ConsentPurpose.class)));
        eventually()
                .until(() -> jdbc.sql("select count(*) from contact where patient_id = ?")
                                .param(child.id())
                                .query(Integer.class)
                                .single()
                        == 1);
        booked(patient.email());
        cameBack("5.1.1", Return.NO_SUCH_ADDRESS);
        assertThat(announced(child.id())).containsExactly("reminder.address.undeliverable");
        assertThat(jdbc.sql("select count(payload ->> 'appointmentId') from outbox where key in (?, ?)")
                        .params(child.id().toString(), patient.id().toString())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }
}
