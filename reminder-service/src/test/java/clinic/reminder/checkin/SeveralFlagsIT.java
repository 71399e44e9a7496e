package clinic.reminder.checkin;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.contracts.booking.StaffRole;
import clinic.contracts.content.ConditionPublished;
import clinic.contracts.content.RedFlag;
import clinic.contracts.content.RedFlagLevel;
import clinic.reminder.followup.FollowedUp;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Whoever says yes to one red flag, goes back and says yes to another: the clinic hears of both. */
class SeveralFlagsIT extends FollowedUp {

    @Autowired
    private Spool spool;

    @BeforeEach
    void afternoon() {
        // A visit at ten, completed before the next morning's check-in is due.
        forwardTo(inDays(1, 15));
    }

    @Test
    void worseFlagOfTheSameCheckInIsToldTooAndEachOnlyOnce() {
        String link = askedByPhone();
        String milder = "flag-bladder=no&flag-fever=contact-care-today";
        String worse = "flag-bladder=emergency&flag-fever=contact-care-today";
        for (String said : List.of(milder, milder, worse, worse, milder)) {
            assertThat(post(link + "/safety", said).statusCode()).isEqualTo(200);
        }
        assertThat(toldLevels()).containsExactly("contact-care-today", "emergency");
        assertThat(get(link).body()).contains("Du behöver vård nu");
        assertThat(flags())
                .as("what was said first stays said, and each has its time")
                .isEqualTo("[\"fever\", \"bladder\"] later");
        assertThat(toldToStaff()).contains("<dt>Varningstecken</dt>", "<li>Feber?</li>", "<li>Svårt att kissa?</li>");
    }

    @Test
    void milderFlagAfterAnEmergencyIsToldTooAndThePatientStillReadsOfTheEmergency() {
        String link = askedByPhone();
        post(link + "/safety", "flag-bladder=emergency&flag-fever=no");
        assertThat(post(link + "/safety", "flag-bladder=no&flag-fever=contact-care-today")
                        .body())
                .contains("Du behöver vård nu");
        assertThat(toldLevels()).as("what the patient was told each time").containsExactly("emergency", "emergency");
        assertThat(flags()).isEqualTo("[\"bladder\", \"fever\"] later");
        assertThat(get(link).body()).contains("Du behöver vård nu");
        assertThat(toldToStaff()).contains("<li>Feber?</li>", "<li>Svårt att kissa?</li>");
    }

    @Test
    @DisplayName("31: another red flag of the same level is told too, once, however often it comes from the disk")
    void anotherFlagOfTheSameLevelIsToldToo() {
        String link = askedByPhone();
        announce(new ConditionPublished(
                publication(condition, "sv", 2),
                "hostglid",
                "Höstglid",
                List.of(
                        new RedFlag("bladder", "Svårt att kissa?", RedFlagLevel.EMERGENCY),
                        new RedFlag("fever", "Feber?", RedFlagLevel.CONTACT_CARE_TODAY),
                        new RedFlag("foot", "Hänger foten?", RedFlagLevel.CONTACT_CARE_TODAY)),
                List.of("return-visit")));
        eventually().until(() -> isPublished(condition, 2));
        post(link + "/safety", "flag-bladder=no&flag-foot=no&flag-fever=contact-care-today");
        Map<String, String> both =
                Map.of("flag-bladder", "no", "flag-fever", "contact-care-today", "flag-foot", "contact-care-today");
        for (int time = 0; time < 2; time++) {
            spool.keep(new Posted(link.substring(link.lastIndexOf('/') + 1), both, "sv", clock.instant()));
        }
        eventually().until(() -> spool.waiting().isEmpty());
        assertThat(toldLevels()).containsExactly("contact-care-today", "contact-care-today");
        assertThat(flags()).isEqualTo("[\"fever\", \"foot\"] later");
        assertThat(toldToStaff()).contains("<li>Feber?</li>", "<li>Hänger foten?</li>");
        assertThat(get(link).body()).contains("Kontakta vården i dag").doesNotContain("Du behöver vård nu");
    }

    /** Of each time that the clinic was told. */
    private List<String> toldLevels() {
        return jdbc.sql("select payload ->> 'level' from outbox where key = ? and type = 'reminder.red-flag.raised'"
                        + " order by id")
                .param(followUp().toString())
                .query((row, number) -> row.getString(1))
                .list();
    }

    private String toldToStaff() {
        return shown("/staff/follow-ups/" + patient.id(), OFFICE.pass(UUID.randomUUID(), 1, StaffRole.PRACTITIONER))
                .body();
    }

    /** The ids answered with yes, and whether the last of them came after what was answered first. */
    private String flags() {
        return jdbc.sql("""
                        select red_flags::text || case when flagged_at > answered_at then ' later' else '' end from answer
                        join check_in on check_in.id = check_in_id where follow_up_id = ?""").param(followUp()).query(String.class).single();
    }
}
