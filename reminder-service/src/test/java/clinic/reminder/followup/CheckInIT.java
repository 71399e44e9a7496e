package clinic.reminder.followup;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.baremachine.Outage;
import clinic.contracts.booking.ConsentPurpose;
import clinic.contracts.content.AdvicePublished;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The pages behind the link of a check-in. */
class CheckInIT extends FollowedUp {

    private static final String CALM = "flag-bladder=no&flag-fever=no";

    @Autowired
    private Outage outage;

    @BeforeEach
    void afternoon() {
        // A visit at ten, completed before the next morning's check-in is due.
        forwardTo(inDays(1, 15));
    }

    private String link(String language) {
        published();
        announce(recorded(patient, 1, language, patient.mobile(), null, EnumSet.allOf(ConsentPurpose.class)));
        visited();
        eventually().untilAsserted(() -> assertThat(messages(appointment)).hasSize(2));
        forwardTo(inDays(1, 10));
        eventually().until(() -> ELKS.acceptedFor(patient.mobile()).count() == 1);
        String sms =
                ELKS.acceptedFor(patient.mobile()).findFirst().orElseThrow().message();
        assertThat(sms).doesNotContainIgnoringCase("höstglid").doesNotContainIgnoringCase("drift");
        var found = Pattern.compile("https://clinic\\.example(/check-in/[\\w-]+)(\\?lang=en)?")
                .matcher(sms);
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private UUID followUp() {
        return jdbc.sql("select id from follow_up where appointment_id = ?")
                .param(appointment)
                .query((row, number) -> java.util.Objects.requireNonNull(row.getObject(1, UUID.class)))
                .single();
    }

    private long answers() {
        return jdbc.sql("""
            select count(*) from answer join check_in on check_in.id = check_in_id
            where follow_up_id = ?\
            """).param(followUp()).query(Long.class).single();
    }

    @Test
    @DisplayName("25, 33: looking changes nothing, and however often an answer is sent, the first one counts")
    void answerLeadsToItsAdvice() {
        String link = link("sv");
        assertThat(get(link).body())
                .contains("Svårt att kissa?")
                .contains("112")
                .contains("Ingen läser svaren");
        assertThat(head(link).statusCode()).isEqualTo(200);
        assertThat(get(link + "/safety?lang=en")
                        .headers()
                        .firstValue("Location")
                        .orElseThrow())
                .endsWith(link + "?lang=en");
        assertThat(answers()).isZero();

        var unanswered = post(link + "/safety", "flag-bladder=no");
        assertThat(unanswered.statusCode()).isEqualTo(422);
        assertThat(unanswered.body()).contains("#flag-fever").doesNotContain("#flag-bladder\"");

        assertThat(post(link + "/safety", CALM).body()).contains("Hur ont har du just nu?");
        assertThat(answers()).isZero();
        var half = post(link + "/answers", CALM + "&pain=4");
        assertThat(half.statusCode()).isEqualTo(422);
        assertThat(half.body()).contains("#progress-better").doesNotContain("#pain-0\"");

        var answered = post(link + "/answers", CALM + "&pain=4&progress=better");
        assertThat(answered.statusCode()).isEqualTo(302);
        assertThat(answered.headers().firstValue("Location").orElseThrow()).endsWith(link);
        post(link + "/answers", CALM + "&pain=9&progress=worse");

        String advice = get(link).body();
        assertThat(advice)
                .contains("Fortsätt röra på dig")
                .contains("Tio minuter, tre gånger.")
                .contains("Anna Lindqvist, leg. naprapat")
                .doesNotContain("Vila ibland")
                .doesNotContain("/book?condition");
        assertThat(answers()).isEqualTo(1);
        assertThat(announced(followUp()))
                .containsExactly("reminder.follow-up.started", "reminder.message.sent", "reminder.check-in.answered");
        assertThat(jdbc.sql("select shown from answer join check_in on check_in.id = check_in_id where"
                                + " follow_up_id = ?")
                        .param(followUp())
                        .query((row, number) -> row.getString(1))
                        .single())
                .contains(keepMoving.toString())
                .contains(condition.toString());
    }

    @Test
    void worseOffersAnotherVisitInThePatientsLanguage() {
        String link = link("en");
        post(link + "/answers?lang=en", CALM + "&pain=8&progress=worse");
        assertThat(get(link + "?lang=en").body())
                .contains("Rest at times")
                .contains("/book?condition=" + condition)
                .contains("lang=\"en\"");
    }

    @Test
    void newVersionOfAdviceDoesNotChangeWhatWasShown() {
        String link = link("sv");
        post(link + "/answers", CALM + "&pain=4&progress=same");
        announce(new AdvicePublished(publication(keepMoving, "sv", 2), "Ny rubrik", List.of("Nytt."), ""));
        settled();
        eventually()
                .until(() -> jdbc.sql("select count(*) from publication where item_id = ?")
                                .param(keepMoving)
                                .query(Long.class)
                                .single()
                        == 3);
        assertThat(get(link).body()).contains("Fortsätt röra på dig").doesNotContain("Ny rubrik");
    }

    @Test
    void redFlagShowsWhereCareIsTellsTheClinicAndPausesTheFollowUp() {
        String link = link("sv");
        var care = post(link + "/safety", "flag-bladder=emergency&flag-fever=no");
        assertThat(care.statusCode()).isEqualTo(200);
        assertThat(care.body()).contains("Du behöver vård nu").contains("tel:112");
        assertThat(post(link + "/safety", "flag-bladder=emergency").body()).contains("Du behöver vård nu");

        assertThat(get(link).body()).contains("Du behöver vård nu");
        assertThat(announced(followUp()))
                .containsExactly(
                        "reminder.follow-up.started",
                        "reminder.message.sent",
                        "reminder.message.not-sent",
                        "reminder.red-flag.raised");
        assertThat(messages(appointment))
                .containsExactly("check-in-day-1 v1 SMS SENT", "check-in-day-7 v1 - NOT_SENT SUPERSEDED");
    }

    @Test
    void milderFlagAsksForCareToday() {
        String link = link("sv");
        assertThat(post(link + "/safety", "flag-bladder=no&flag-fever=contact-care-today")
                        .body())
                .contains("Kontakta vården i dag")
                .doesNotContain("Du behöver vård nu");
    }

    @Test
    void redFlagAfterACalmAnswerStillCounts() {
        String link = link("sv");
        post(link + "/answers", CALM + "&pain=4&progress=same");
        assertThat(post(link + "/safety", "flag-bladder=emergency").body()).contains("Du behöver vård nu");
        assertThat(announced(followUp())).contains("reminder.red-flag.raised");
        assertThat(get(link).body()).contains("Du behöver vård nu");
    }

    @Test
    @DisplayName("31: red flag answered while the database is away: the text shows, the answer is not lost")
    void redFlagShowsEvenWithoutADatabase() {
        String link = link("sv");
        outage.databaseDown();
        try {
            var care = post(link + "/safety", "flag-bladder=emergency&flag-fever=no");
            assertThat(care.statusCode()).isEqualTo(200);
            assertThat(care.body()).contains("Du behöver vård nu").contains("tel:112");
            assertThat(post(link + "/safety", "flag-fever=contact-care-today").body())
                    .contains("Kontakta vården i dag");
            assertThat(get(link).statusCode()).isBetween(500, 503);
        } finally {
            outage.databaseUp();
        }
        eventually().ignoreExceptions().until(() -> announced(followUp()).contains("reminder.red-flag.raised"));
        assertThat(answers()).isEqualTo(1);
    }

    @Test
    @DisplayName("35: one character changed, or none of ours: a readable 404")
    void forgedLinkIsAReadable404() {
        String link = link("sv");
        char flipped = link.charAt(20) == 'b' ? 'c' : 'b';
        for (String forged : List.of(link.substring(0, 20) + flipped + link.substring(21), "/check-in/nonsense")) {
            assertThat(get(forged).statusCode()).isEqualTo(404);
            assertThat(get(forged).body()).contains("Länken fungerar inte").contains("1177");
            assertThat(post(forged + "/answers", CALM + "&pain=4&progress=same").statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    @DisplayName("33: after expiry the link says so and whom to call")
    void expiredLinkSaysWhomToCall() {
        String link = link("sv");
        forwardTo(inDays(15, 12));
        assertThat(get(link).statusCode()).isEqualTo(410);
        assertThat(get(link).body())
                .contains("Länken har gått ut")
                .contains("08-465 004 00")
                .contains("1177");
        assertThat(post(link + "/answers", CALM + "&pain=4&progress=same").statusCode())
                .isEqualTo(410);
        assertThat(answers()).isZero();
    }
}
