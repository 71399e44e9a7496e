package clinic.reminder.merge;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.contracts.booking.AppointmentBooked;
import clinic.contracts.booking.AppointmentCompleted;
import clinic.contracts.booking.AppointmentRescheduled;
import clinic.contracts.booking.ConsentPurpose;
import clinic.contracts.booking.PatientMerged;
import clinic.contracts.booking.StaffRole;
import clinic.contracts.booking.Visit;
import clinic.contracts.content.FollowUpPlanPublished;
import clinic.contracts.reminder.Channel;
import clinic.contracts.reminder.OptOutMeans;
import clinic.reminder.contact.ReturnedMessages;
import clinic.reminder.contact.StopFollowUps;
import clinic.reminder.followup.FollowedUp;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** Two records of one patient are one: {@code patient} is kept, {@code other} becomes a pointer. */
class MergeIT extends FollowedUp {

    private static final EnumSet<ConsentPurpose> ALL = EnumSet.allOf(ConsentPurpose.class);

    @Autowired
    private ReturnedMessages returned;

    @Autowired
    private StopFollowUps stopping;

    @Autowired
    private TransactionTemplate transaction;

    private final Patient other = someone();
    private final UUID theirs = UUID.randomUUID();
    private Visit visit = visit(theirs, 1, other, null, java.time.Instant.EPOCH);

    private void bothAreKnownAndTheOtherHasAVisit() {
        announce(recorded(patient));
        announce(recorded(other));
        visit = visit(theirs, 1, other, null, inDays(9, 10));
        announce(new AppointmentBooked(visit));
        eventually()
                .until(() -> messages(theirs)
                        .containsAll(List.of("confirmation v1 SMS SENT", "confirmation v1 EMAIL SENT")));
    }

    private void chosen(int version, EnumSet<ConsentPurpose> consents) {
        announce(recorded(patient, version, "sv", patient.mobile(), patient.email(), consents));
    }

    private PatientMerged merged(Patient one, Patient into, int version) {
        return new PatientMerged(one.id(), into.id(), version, clock.instant());
    }

    private void isMoved() {
        isMoved(other);
    }

    private void isMoved(Patient one) {
        eventually()
                .until(() -> jdbc.sql(
                                "select exists (select from merged_patient where patient_id = ? and moved_at is not"
                                        + " null)")
                        .param(one.id())
                        .query(Boolean.class)
                        .single());
    }

    /** In every column of every table there is, but what was announced, and the pointer. */
    private List<String> whereTheIdStands(UUID id) {
        return jdbc
                .sql(
                        "select table_name from information_schema.tables where table_schema = current_schema()"
                                + " and table_type = 'BASE TABLE' and table_name not in ('outbox', 'merged_patient') order by 1")
                .query((row, number) -> row.getString(1))
                .list()
                .stream()
                .filter(table -> jdbc.sql(
                                "select exists (select from \"" + table + "\" each where each::text like :id)")
                        .param("id", "%" + id + "%")
                        .query(Boolean.class)
                        .single())
                .toList();
    }

    private List<String> recipients() {
        return jdbc.sql("select rule || ' ' || state || ' ' || recipient from message where appointment_id = ?"
                        + " and rule like 'reminder-%' and state <> 'NOT_SENT' order by rule")
                .param(theirs)
                .query((row, number) -> row.getString(1))
                .list();
    }

    @Test
    void whatWaitsGoesToTheAddressThatIsKeptAndNothingStaysUnderTheOtherId() {
        bothAreKnownAndTheOtherHasAVisit();
        int before = (int) ELKS.askedFor(other.mobile()).count();
        assertThat(whereTheIdStands(other.id()))
                .as("what is looked for is found")
                .contains("contact", "message", "visit");

        chosen(2, ALL);
        announce(merged(other, patient, 2));
        isMoved();

        assertThat(whereTheIdStands(other.id())).isEmpty();
        assertThat(recipients())
                .containsExactly("reminder-3h PLANNED " + patient.mobile(), "reminder-48h PLANNED " + patient.mobile());
        forwardTo(inDays(9, 9));
        settled();
        assertThat(ELKS.acceptedFor(patient.mobile()))
                .as("two reminders, each once")
                .hasSize(2);
        assertThat(ELKS.askedFor(other.mobile()))
                .as("the confirmation of before")
                .hasSize(before);
    }

    @Test
    void whatComesLateAboutTheOtherIdIsAboutTheKeptOne() {
        bothAreKnownAndTheOtherHasAVisit();
        chosen(2, ALL);
        announce(merged(other, patient, 2));
        isMoved();

        announce(new AppointmentRescheduled(visit(theirs, 2, other, null, inDays(10, 11)), visit.start()));
        announce(recorded(other, 7, "sv", other.mobile(), other.email(), ALL));
        announce(merged(other, patient, 2));
        UUID another = UUID.randomUUID();
        announce(new AppointmentBooked(visit(another, 1, other, null, inDays(11, 11))));
        eventually().until(() -> messages(another).contains("confirmation v1 SMS SENT"));
        afterTheGrace();
        settled();

        assertThat(whereTheIdStands(other.id())).isEmpty();
        assertThat(messages(theirs)).contains("change v2 SMS SENT");
        assertThat(recipients()).allMatch(line -> line.endsWith(patient.mobile()));
        assertThat(ELKS.askedFor(other.mobile())).hasSize(1);
        var pass = OFFICE.pass(UUID.randomUUID(), 1, StaffRole.PRACTITIONER);
        assertThat(shown("/staff/follow-ups/" + other.id(), pass).headers().firstValue("Location"))
                .hasValueSatisfying(where -> assertThat(where).endsWith("/staff/follow-ups/" + patient.id()));
    }

    /** The two events come on two keys: the pointer may be the first, and what was chosen is not known then. */
    @Test
    void nothingMovesBeforeItIsKnownWhatWasChosen() {
        bothAreKnownAndTheOtherHasAVisit();
        announce(merged(other, patient, 2));
        eventually()
                .until(() -> jdbc.sql("select exists (select from merged_patient where patient_id = ?)")
                        .param(other.id())
                        .query(Boolean.class)
                        .single());
        assertThat(recipients()).isNotEmpty().allMatch(line -> line.endsWith(other.mobile()));

        chosen(2, EnumSet.noneOf(ConsentPurpose.class));
        isMoved();
        assertThat(whereTheIdStands(other.id())).isEmpty();
        assertThat(recipients()).as("reminders were not agreed to in both").isEmpty();
        assertThat(messages(theirs)).anyMatch(line -> line.contains("reminder-48h v1") && line.endsWith("NO_CONSENT"));
    }

    @Test
    void ofTwoFollowUpsForOneThingOneGoesOnAndItsLinkOpens() {
        forwardTo(inDays(1, 15));
        published();
        announce(recorded(patient));
        announce(recorded(other));
        Visit earlier = visit(theirs, 1, other, condition, inDays(-1, 10));
        announce(new AppointmentCompleted(earlier, earlier.end()));
        eventually().until(() -> messages(theirs).size() >= 1);
        visited();
        eventually().until(() -> messages(appointment).size() == 2);
        String link = link(1);

        announce(merged(patient, other, 2));
        announce(recorded(other, 2, "sv", other.mobile(), null, ALL));
        isMoved(patient);

        assertThat(standing()).isEqualTo("ACTIVE");
        assertThat(jdbc.sql("select standing || ' ' || because from follow_up where appointment_id = ?")
                        .param(theirs)
                        .query(String.class)
                        .single())
                .isEqualTo("ENDED REBOOKED");
        assertThat(whereTheIdStands(patient.id())).isEmpty();
        forwardTo(inDays(1, 10));
        eventually().until(() -> ELKS.acceptedFor(other.mobile()).count() == 1);
        assertThat(ELKS.askedFor(patient.mobile())).isEmpty();
        assertThat(get(link).statusCode()).isEqualTo(200);
    }

    @Test
    void redFlagUnderTheOtherIdHoldsWhatIsAskedUnderTheKeptOne() {
        forwardTo(inDays(1, 15));
        published();
        announce(recorded(patient));
        announce(recorded(other));
        UUID elsewhere = UUID.randomUUID();
        announce(new FollowUpPlanPublished(
                publication(UUID.randomUUID(), "zxx", 1),
                elsewhere,
                plan(planId, 1, 1).steps()));
        Visit flagged = visit(theirs, 1, other, elsewhere, inDays(0, 9));
        announce(new AppointmentCompleted(flagged, flagged.end()));
        eventually().until(() -> messages(theirs).size() == 1);
        jdbc.sql("update follow_up set standing = 'PAUSED', because = 'RED_FLAG' where appointment_id = ?")
                .param(theirs)
                .update();
        visited();
        eventually().until(() -> messages(appointment).size() == 2);

        announce(merged(other, patient, 2));
        chosen(2, ALL);
        isMoved();
        forwardTo(inDays(1, 10));
        eventually().until(() -> messages(appointment).contains("check-in-day-1 v1 - NOT_SENT SUPERSEDED"));
        assertThat(standing()).isEqualTo("ACTIVE");
    }

    @Test
    void whatWasFoundOutHereIsNotForgotten() {
        bothAreKnownAndTheOtherHasAVisit();
        transaction.executeWithoutResult(status -> returned.from(Channel.SMS, other.mobile(), other.id(), null));
        stopping.stop(other.id(), OptOutMeans.ONE_CLICK);
        announce(recorded(patient, 2, "sv", other.mobile(), patient.email(), ALL));
        announce(merged(other, patient, 2));
        isMoved();

        assertThat(jdbc.sql("select mobile_undeliverable_since is not null and not follow_ups and reminders"
                                + " from contact where patient_id = ?")
                        .param(patient.id())
                        .query(Boolean.class)
                        .single())
                .isTrue();
        assertThat(jdbc.sql("select count(*) from undeliverable_address where patient_id = ? and ended_at is null")
                        .param(patient.id())
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
        assertThat(recipients()).isNotEmpty().allMatch(line -> line.endsWith(patient.email()));

        String addresses = "/api/staff/undeliverable-addresses/" + other.id();
        String reception = OFFICE.pass(UUID.randomUUID(), 1, StaffRole.RECEPTIONIST);
        assertThat(call("GET", addresses, reception, "").body())
                .as("the id of the pointer leads on")
                .contains("\"sms\"");
        assertThat(announced(patient.id())).contains("reminder.answers.seen");
        assertThat(call("DELETE", addresses + "/sms", reception, "").statusCode())
                .isEqualTo(204);
    }

    @Test
    void oneAfterTheOtherInWhicheverOrderAllBecomeTheLast() {
        Patient third = someone();
        bothAreKnownAndTheOtherHasAVisit();
        announce(recorded(third));
        announce(merged(patient, third, 2));
        announce(recorded(third, 2, "sv", third.mobile(), third.email(), ALL));
        isMoved(patient);
        stopping.stop(other.id(), OptOutMeans.ONE_CLICK);
        announce(merged(other, patient, 9));
        isMoved();
        assertThat(whereTheIdStands(other.id())).isEmpty();
        assertThat(jdbc.sql("select follow_ups from contact where patient_id = ?")
                        .param(third.id())
                        .query(Boolean.class)
                        .single())
                .as("a no that booking-service does not know yet")
                .isFalse();
        assertThat(recipients()).isNotEmpty().allMatch(line -> line.endsWith(third.mobile()));
    }

    @Test
    void whoeverIsErasedIsErasedUnderEveryId() {
        bothAreKnownAndTheOtherHasAVisit();
        chosen(2, ALL);
        announce(merged(other, patient, 2));
        isMoved();
        erased(patient.id());
        eventually()
                .until(() -> jdbc.sql("select count(*) = 2 from erased_patient where patient_id in (?, ?)")
                        .params(patient.id(), other.id())
                        .query(Boolean.class)
                        .single());
        announce(recorded(other, 8, "sv", other.mobile(), other.email(), ALL));
        announce(merged(other, patient, 2));
        UUID late = UUID.randomUUID();
        announce(new AppointmentBooked(visit(late, 1, other, null, inDays(11, 11))));
        erased(other.id());
        announce(new AppointmentBooked(visit(UUID.randomUUID(), 1, patient, null, inDays(11, 11))));
        settled();

        assertThat(messages(late)).isEmpty();
        for (UUID id : List.of(patient.id(), other.id())) {
            assertThat(whereTheIdStands(id)).containsExactly("erased_patient");
        }
        assertThat(jdbc.sql("select count(*) from merged_patient where into_id = ?")
                        .param(patient.id())
                        .query(Long.class)
                        .single())
                .isZero();
    }
}
