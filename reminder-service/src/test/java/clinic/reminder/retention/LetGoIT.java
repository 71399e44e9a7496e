package clinic.reminder.retention;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.contracts.booking.AppointmentBooked;
import clinic.contracts.booking.AppointmentCompleted;
import clinic.contracts.booking.ConsentPurpose;
import clinic.contracts.booking.Visit;
import clinic.reminder.followup.FollowedUp;
import clinic.reminder.hook.DeliveryReports;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What has been kept for as long as the clinic said is let go of, and nothing before. */
@DisplayName("38: retention")
class LetGoIT extends FollowedUp {

    private static final Retention SAID = new Retention(Period.ofYears(10), Period.ofYears(1));

    @Autowired
    private DeliveryReports reports;

    private void letGoAt(Instant now) {
        new LetGo(SAID, jdbc, Clock.fixed(now, ZoneOffset.UTC)).ofWhatWasKeptLongEnough();
    }

    private static Instant later(Instant since, Period time) {
        return since.atOffset(ZoneOffset.UTC).plus(time).toInstant();
    }

    private long rows(String table) {
        return jdbc.sql("select count(*) from follow_up left join check_in on check_in.follow_up_id = follow_up.id"
                        + " left join answer on answer.check_in_id = check_in.id where follow_up.patient_id = :patient and "
                        + table + " is not null")
                .param("patient", patient.id())
                .query(Long.class)
                .single();
    }

    @Test
    void lockedAnswersGoTenYearsAfterTheLastOfThem() {
        forwardTo(inDays(1, 15));
        published();
        announce(recorded(patient, 1, "sv", patient.mobile(), patient.email(), EnumSet.allOf(ConsentPurpose.class)));
        Visit visit = visit(appointment, 1, patient, condition, inDays(0, 10));
        announce(new AppointmentCompleted(visit, visit.end()));
        eventually().until(() -> messages(appointment).size() == 2);
        forwardTo(inDays(1, 10));
        eventually().until(() -> ELKS.acceptedFor(patient.mobile()).count() == 1);
        String link = ELKS.acceptedFor(patient.mobile())
                .findFirst()
                .orElseThrow()
                .message()
                .replaceFirst("(?s).*https://clinic.example(/check-in/[\\w-]+).*", "$1");
        post(link + "/answers", "flag-bladder=no&flag-fever=no&pain=3&progress=better");
        Instant answered = clock.instant();
        Instant decadeLater = later(answered, Period.ofYears(10));
        letGoAt(decadeLater.plus(Duration.ofDays(400)));
        assertThat(rows("answer.answered_at"))
                .as("what is not locked is the patient's own")
                .isOne();

        forwardTo(inDays(1, 9));
        erased(patient.id());
        eventually().until(() -> rows("follow_up.locked_at") == 1);
        letGoAt(decadeLater.minusSeconds(60));
        assertThat(rows("answer.answered_at")).as("a minute too early").isOne();
        letGoAt(decadeLater.plusSeconds(60));

        assertThat(rows("follow_up.id")).as("not ten years after the erasure").isZero();
    }

    @Test
    void addressThatThePatientDoesNotHaveAnyMoreIsForgottenAfterAYear() {
        announce(recorded(patient));
        Visit visit = visit(appointment, 1, patient, null, inDays(9, 10));
        announce(new AppointmentBooked(visit));
        List<String> sent = List.of("confirmation v1 SMS SENT", "confirmation v1 EMAIL SENT");
        eventually().until(() -> messages(appointment).containsAll(sent));
        announce(recorded(patient, 2, "sv", "+46701740699", patient.email(), EnumSet.allOf(ConsentPurpose.class)));
        eventually().until(() -> recipients("REMINDER").contains("+46701740699"));
        Instant yearLater = later(clock.instant(), Period.ofYears(1));

        letGoAt(yearLater.minus(Duration.ofDays(1)));
        assertThat(recipients("CONFIRMATION")).contains(patient.mobile(), patient.email());
        letGoAt(yearLater.plus(Duration.ofDays(1)));

        assertThat(recipients("CONFIRMATION"))
                .as("the address they still have stays")
                .contains(patient.email())
                .doesNotContain(patient.mobile());
        assertThat(messages(appointment)).as("what became of them stays").containsAll(sent);
        assertThat(recipients("REMINDER"))
                .as("what is to come stays, and where it would have gone does not")
                .contains("+46701740699")
                .doesNotContain(patient.mobile());
    }

    private long unsettled() {
        return jdbc.sql("""
                        select count(*) from message
                        where appointment_id = ? and state = 'NOT_SENT' and settled_at is null""").param(appointment).query(Long.class).single();
    }

    @Test
    void whatDidNotLeaveIsSettledToo() {
        announce(recorded(patient, 1, "sv", patient.mobile(), patient.email(), EnumSet.of(ConsentPurpose.FOLLOW_UPS)));
        announce(new AppointmentBooked(visit(appointment, 1, patient, null, inDays(9, 10))));
        eventually().until(() -> messages(appointment).contains("confirmation v1 SMS SENT"));
        assertThat(messages(appointment)).contains("reminder-48h v1 - NOT_SENT NO_CONSENT");
        assertThat(unsettled()).as("refused by us").isZero();

        UUID confirmation = jdbc.sql("""
                        update message set state = 'SENDING', settled_at = null
                        where appointment_id = ? and rule = 'confirmation' and channel = 'SMS' returning id""").param(appointment).query(UUID.class).single();
        reports.failed(confirmation);
        assertThat(unsettled()).as("refused on its way").isZero();

        // As releases before this one left it.
        jdbc.sql("update message set settled_at = null, due_at = due_at - interval '2 years' where id = ?")
                .param(confirmation)
                .update();
        announce(recorded(patient, 2, "sv", null, patient.email(), EnumSet.of(ConsentPurpose.FOLLOW_UPS)));
        eventually()
                .until(() -> jdbc.sql("select version from contact where patient_id = ?")
                                .param(patient.id())
                                .query(Integer.class)
                                .single()
                        == 2);
        letGoAt(clock.instant());
        assertThat(recipients("CONFIRMATION")).doesNotContain(patient.mobile()).contains(patient.email());
    }

    private List<String> recipients(String purpose) {
        return jdbc.sql("select distinct recipient from message where appointment_id = ? and purpose = ?"
                        + " and recipient <> ''")
                .params(appointment, purpose)
                .query((row, number) -> row.getString(1))
                .list();
    }
}
