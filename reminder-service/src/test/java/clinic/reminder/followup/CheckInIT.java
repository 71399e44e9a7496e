package clinic.reminder.followup;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.baremachine.Outage;
import clinic.contracts.booking.AppointmentBooked;
import clinic.contracts.booking.AppointmentCompleted;
import clinic.contracts.booking.ConsentPurpose;
import clinic.contracts.booking.PatientRecorded;
import clinic.contracts.booking.Visit;
import clinic.contracts.content.AdvicePublished;
import clinic.contracts.content.ConditionPublished;
import clinic.contracts.content.FollowUpPlanPublished;
import clinic.contracts.content.FollowUpPlanPublished.AdviceFor;
import clinic.contracts.content.FollowUpPlanPublished.Step;
import clinic.contracts.content.Progress;
import clinic.contracts.content.Publication;
import clinic.contracts.content.RedFlag;
import clinic.contracts.content.RedFlagLevel;
import clinic.contracts.reminder.Channel;
import clinic.reminder.ElksServer;
import clinic.reminder.RunningReminder;
import clinic.reminder.dispatch.Channels;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class CheckInIT extends RunningReminder {

    private static final String CALM = "flag-bladder=no&flag-fever=no";

    private final UUID condition = UUID.randomUUID();
    private final UUID keepMoving = UUID.randomUUID();
    private final UUID rest = UUID.randomUUID();
    private final UUID planId = UUID.randomUUID();
    private final UUID appointment = UUID.randomUUID();
    private final Patient patient = someone();
    private LocalDate reviewBy = LocalDate.of(2199, 1, 1);

    @Autowired
    private Outage outage;

    @Autowired
    private Channels channels;

    @BeforeEach
    void afternoon() {
        // A visit at ten, completed before the next morning's check-in is due.
        forwardTo(inDays(1, 15));
    }

    private Publication publication(UUID item, String locale, int version) {
        return new Publication(item, locale, version, "Anna Lindqvist, leg. naprapat", reviewBy);
    }

    private void published() {
        for (String locale : List.of("sv", "en")) {
            boolean swedish = locale.equals("sv");
            announce(new ConditionPublished(
                    publication(condition, locale, 1),
                    swedish ? "hostglid" : "autumn-drift",
                    swedish ? "Höstglid" : "Autumn drift",
                    List.of(
                            new RedFlag(
                                    "bladder", swedish ? "Svårt att kissa?" : "Hard to pee?", RedFlagLevel.EMERGENCY),
                            new RedFlag("fever", swedish ? "Feber?" : "Fever?", RedFlagLevel.CONTACT_CARE_TODAY)),
                    List.of("return-visit")));
            announce(new AdvicePublished(
                    publication(keepMoving, locale, 1),
                    swedish ? "Fortsätt röra på dig" : "Keep moving",
                    List.of(swedish ? "Korta promenader." : "Short walks."),
                    swedish ? "Tio minuter, tre gånger." : "Ten minutes, three times."));
            announce(new AdvicePublished(
                    publication(rest, locale, 1), swedish ? "Vila ibland" : "Rest at times", List.of("…"), ""));
        }
        announce(new FollowUpPlanPublished(
                publication(planId, "zxx", 1),
                condition,
                List.of(
                        new Step(
                                1,
                                LocalTime.of(10, 0),
                                List.of(
                                        new AdviceFor(keepMoving, EnumSet.allOf(Progress.class)),
                                        new AdviceFor(rest, Set.of(Progress.WORSE))),
                                Set.of(Progress.WORSE)),
                        new Step(
                                7,
                                LocalTime.of(10, 0),
                                List.of(new AdviceFor(keepMoving, EnumSet.allOf(Progress.class))),
                                Set.of()))));
    }

    private void visited() {
        Visit visit = visit(appointment, 1, patient, condition, inDays(0, 10));
        announce(new AppointmentBooked(visit));
        announce(new AppointmentCompleted(visit, visit.end()));
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

    /** Only when it leaves is it known which channel it takes. */
    @Test
    @DisplayName("19: a check-in that would take a paused channel waits, and leaves once it is resumed")
    void pausedChannelHoldsTheCheckIn() {
        published();
        announce(recorded(patient, 1, "sv", patient.mobile(), null, EnumSet.allOf(ConsentPurpose.class)));
        visited();
        eventually().untilAsserted(() -> assertThat(messages(appointment)).hasSize(2));
        channels.pause(Channel.SMS, "admin", "");
        try {
            forwardTo(inDays(1, 10));
            settled();
            assertThat(messages(appointment)).first().isEqualTo("check-in-day-1 v1 SMS PLANNED");
            assertThat(ELKS.askedFor(patient.mobile())).isEmpty();
        } finally {
            channels.resume(Channel.SMS);
        }
        eventually().until(() -> ELKS.acceptedFor(patient.mobile()).count() == 1);
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

    @Test
    @DisplayName("32: content that expired between planning and sending is not sent")
    void expiredContentIsNotSent() {
        reviewBy = clock.instant().atZone(STOCKHOLM).toLocalDate();
        published();
        announce(recorded(patient, 1, "sv", patient.mobile(), null, EnumSet.allOf(ConsentPurpose.class)));
        visited();
        eventually().untilAsserted(() -> assertThat(messages(appointment)).hasSize(2));
        forwardTo(inDays(1, 10));
        eventually()
                .untilAsserted(() ->
                        assertThat(messages(appointment)).contains("check-in-day-1 v1 - NOT_SENT CONTENT_EXPIRED"));
        assertThat(ELKS.askedFor(patient.mobile())).isEmpty();
    }

    @Test
    void followUpNeedsConsentAtStartAndAtSending() {
        published();
        announce(recorded(patient, 1, "sv", patient.mobile(), null, EnumSet.of(ConsentPurpose.REMINDERS)));
        visited();
        UUID later = UUID.randomUUID();
        Patient willing = someone();
        announce(recorded(willing));
        Visit visit = visit(later, 1, willing, condition, inDays(0, 10));
        announce(new AppointmentCompleted(visit, visit.end()));
        eventually().untilAsserted(() -> assertThat(messages(later)).hasSize(2));
        announce(recorded(willing, 2, "sv", willing.mobile(), null, EnumSet.of(ConsentPurpose.REMINDERS)));
        settled();
        forwardTo(inDays(1, 10));
        eventually()
                .untilAsserted(() -> assertThat(messages(later)).contains("check-in-day-1 v1 - NOT_SENT NO_CONSENT"));
        assertThat(messages(appointment)).isEmpty();
    }

    @Test
    void followUpStartsOnceAllIsKnownWhateverComesFirst() {
        visited();
        announce(recorded(patient, 1, "sv", null, patient.email(), EnumSet.allOf(ConsentPurpose.class)));
        eventually()
                .until(() ->
                        jdbc.sql("select count(*) from completed_visit where appointment_id = ? and not considered")
                                        .param(appointment)
                                        .query(Long.class)
                                        .single()
                                == 1);
        published();
        eventually().untilAsserted(() -> assertThat(messages(appointment)).hasSize(2));
        forwardTo(inDays(1, 10));
        eventually().untilAsserted(() -> assertThat(mailsTo(patient.email())).hasSize(1));
    }

    /** Its address is chosen anew each time it leaves. */
    @Test
    @DisplayName("29: a check-in that a number refuses leaves by mail")
    void checkInThatANumberRefusesLeavesByMail() {
        published();
        announce(recorded(patient));
        visited();
        eventually().until(() -> messages(appointment).size() == 2);
        ELKS.has(ElksServer.Day.BAD_NUMBER);
        forwardTo(inDays(1, 10));
        eventually().untilAsserted(() -> assertThat(messages(appointment)).contains("check-in-day-1 v1 EMAIL SENT"));
        assertThat(mailsTo(patient.email())).hasSize(1);
    }

    @Test
    void protectedIdentityWithdrawsWhatIsAhead() {
        published();
        announce(recorded(patient));
        visited();
        eventually().until(() -> messages(appointment).size() == 2);
        announce(recordedAsProtected(2));
        eventually()
                .untilAsserted(() -> assertThat(messages(appointment))
                        .containsExactly(
                                "check-in-day-1 v1 - NOT_SENT PROTECTED_IDENTITY",
                                "check-in-day-7 v1 - NOT_SENT PROTECTED_IDENTITY"));
    }

    /** Known before the visit ended, so that nothing had to be withdrawn. */
    @Test
    void protectedIdentityIsNotAskedHowItGoes() {
        published();
        announce(recordedAsProtected(1));
        visited();
        eventually().until(() -> messages(appointment).size() == 2);
        forwardTo(inDays(1, 10));
        eventually()
                .untilAsserted(() ->
                        assertThat(messages(appointment)).contains("check-in-day-1 v1 - NOT_SENT PROTECTED_IDENTITY"));
        assertThat(ELKS.askedFor(patient.mobile())).isEmpty();
        assertThat(mailsTo(patient.email())).isEmpty();
    }

    private PatientRecorded recordedAsProtected(int version) {
        return new PatientRecorded(
                patient.id(),
                version,
                "Eva Ek",
                "sv",
                patient.mobile(),
                patient.email(),
                EnumSet.allOf(ConsentPurpose.class),
                true);
    }
}
