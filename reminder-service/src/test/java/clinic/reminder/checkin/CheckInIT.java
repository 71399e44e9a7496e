package clinic.reminder.checkin;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.baremachine.Outage;
import clinic.contracts.booking.ConsentPurpose;
import clinic.contracts.booking.StaffRole;
import clinic.contracts.content.AdvicePublished;
import clinic.contracts.content.Question;
import clinic.reminder.followup.FollowedUp;
import clinic.reminder.followup.SteerFollowUp;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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

    @Autowired
    private Spool spool;

    @Autowired
    private SteerFollowUp steering;

    @BeforeEach
    void afternoon() {
        // A visit at ten, completed before the next morning's check-in is due.
        forwardTo(inDays(1, 15));
    }

    private String link(String language) {
        askedByPhone(language);
        String sms =
                ELKS.acceptedFor(patient.mobile()).findFirst().orElseThrow().message();
        assertThat(sms).doesNotContainIgnoringCase("höstglid").doesNotContainIgnoringCase("drift");
        var found =
                Pattern.compile("https://clinic\\.example(/check-in/[\\w-]+)").matcher(sms);
        assertThat(found.find()).isTrue();
        return found.group(1);
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
        assertThat(answered.headers().firstValue("Location"))
                .as("where the visitor is already, whatever stands in front")
                .hasValue(link);
        post(link + "/answers", CALM + "&pain=9&progress=worse");

        String advice = get(link).body();
        assertThat(advice)
                .contains("Fortsätt röra på dig")
                .contains("Tio minuter, tre gånger.")
                .contains("Anna Lindqvist, leg. naprapat")
                .as("our own words in the reader's language, whatever that of the advice")
                .contains("<b lang=\"sv\">Hur mycket:</b>", "<p class=\"hint\" lang=\"sv\">")
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
    void eachPageSaysAfterWhichVisitItAsksAndForWhat() {
        String link = link("sv");
        String about = "Efter besöket " + visited("d MMMM", "sv") + " · Höstglid";
        String safety = get(link).body();
        assertThat(safety).contains(about);
        assertThat(safety.substring(0, safety.indexOf("<main")))
                .as("above the page's own words, where a phone shows what is open")
                .doesNotContain("Höstglid");
        assertThat(post(link + "/safety", CALM).body()).contains(about);
        assertThat(post(link + "/how", CALM + "&pain=6&progress=same").body()).contains(about);
        assertThat(get(link + "?lang=en").body())
                .contains("After the visit on " + visited("d MMMM", "en") + " · Autumn drift");

        String asked = "&asked=" + asked(safety);
        outage.databaseDown();
        try {
            assertThat(post(link + "/safety", CALM + asked).body()).contains(about);
            assertThat(post(link + "/how", CALM + "&pain=6&progress=same" + asked)
                            .body())
                    .contains(about);
        } finally {
            outage.databaseUp();
        }
    }

    /** Yesterday: the check-in comes on the day after. */
    private String visited(String pattern, String language) {
        return DateTimeFormatter.ofPattern(pattern, Locale.of(language))
                .format(LocalDate.ofInstant(clock.instant(), STOCKHOLM).minusDays(1));
    }

    @Test
    @DisplayName("33: three short pages, gone on with on another phone, and what was typed is sent once")
    void threePagesCanBeGoneOnWith() {
        String link = link("sv");
        post(link + "/safety", CALM);
        assertThat(get(link).body()).contains("Hur ont har du just nu?").doesNotContain("Svårt att kissa?");
        assertThat(get(link + "?page=safety").body()).contains("Svårt att kissa?");
        assertThat(post(link + "/how", CALM + "&pain=6&progress=same&call=yes").body())
                .contains("Det som är viktigt för dig", "name=\"pain\"", "name=\"flag-bladder\"");
        assertThat(get(link).body()).contains("Det som är viktigt för dig");
        assertThat(answers()).isZero();

        String typed = CALM + "&pain=6&progress=same&call=yes";
        var half = post(link + "/answers", typed + "&activity=" + encoded("gå i trappor"));
        assertThat(half.statusCode()).isEqualTo(422);
        assertThat(half.body()).contains("#function-0").doesNotContain("#activity\"");
        post(link + "/answers", typed + "&activity=" + encoded("gå i trappor") + "&function=3");
        post(link + "/answers", typed + "&activity=" + encoded("sova") + "&function=9");
        assertThat(answers()).isEqualTo(1);
        assertThat(get(link).body())
                .contains("Vi ringer när mottagningen är öppen", "6 dag 1", "3 dag 1", "Gå i trappor");
        assertThat(jdbc.sql("select payload ->> 'callWanted' from outbox where key = ? and type ="
                                + " 'reminder.check-in.answered'")
                        .param(followUp().toString())
                        .query(String.class)
                        .list())
                .containsExactly("true");
        assertThat(jdbc.sql("select count(*) from check_in where follow_up_id = ? and draft is not null")
                        .param(followUp())
                        .query(Long.class)
                        .single())
                .isZero();

        forwardTo(inDays(6, 10));
        eventually().until(() -> ELKS.acceptedFor(patient.mobile()).count() == 2);
        String second = link(7);
        assertThat(post(second + "/how", CALM + "&pain=2&progress=better").body())
                .contains("Hur bra går det just nu: gå i trappor?")
                .doesNotContain("name=\"activity\"");
        post(second + "/answers", CALM + "&pain=2&progress=better&function=8");
        assertThat(get(second).body()).contains("<polyline points=\"30,64 310,116\"", "2 dag 7", "8 dag 7");
        assertThat(standing()).isEqualTo("ENDED COMPLETED");
        assertThat(announced(followUp())).endsWith("reminder.check-in.answered", "reminder.follow-up.ended");
    }

    @Test
    @DisplayName(
            "33: a step asks what it says and nothing else; staff see what was not asked, and no figure in its place")
    void onlyWhatTheStepAsksIsAsked() {
        questions = EnumSet.of(Question.GLOBAL_CHANGE);
        String link = link("sv");
        assertThat(get(link).body()).contains("Svårt att kissa?", "Steg 1 av 2");
        String how = post(link + "/safety", CALM).body();
        assertThat(how)
                .contains("Hur är det nu", "Jag vill att ni ringer mig", "Skicka svaren", "Steg 2 av 2")
                .doesNotContain("name=\"pain\"");
        assertThat(post(link + "/answers", CALM).body())
                .contains("#progress-better")
                .doesNotContain("#pain-0\"");
        assertThat(post(link + "/how", CALM + "&progress=worse&pain=9&activity=sova&function=2")
                        .statusCode())
                .as("no page comes after")
                .isEqualTo(302);
        assertThat(get(link).body()).contains("Vila ibland").doesNotContain("dag 1", "Sova");
        assertThat(jdbc.sql("select num_nonnulls(pain, function, activity) from answer"
                                + " join check_in on check_in.id = check_in_id join follow_up on follow_up.id = follow_up_id"
                                + " where follow_up_id = ?")
                        .param(followUp())
                        .query(Integer.class)
                        .single())
                .as("what was not asked, and sent all the same")
                .isZero();

        String staff = OFFICE.pass(UUID.randomUUID(), 1, StaffRole.PRACTITIONER);
        assertThat(call("GET", "/staff/follow-ups/" + patient.id(), staff, "").body())
                .contains("Smärtan frågades det inte om", "Den egna aktiviteten frågades det inte om", "Sämre")
                .doesNotContain("0 av 10", "9 av 10");
        var extract = json.readTree(call("GET", "/api/staff/follow-ups/" + patient.id() + "/extract.json", staff, "")
                .body());
        var told = extract.path("followUps").path(0);
        assertThat(told.path("trend")).isEmpty();
        assertThat(told.path("checkIns")
                        .path(0)
                        .path("answer")
                        .path("notAsked")
                        .valueStream()
                        .map(one -> one.asString("")))
                .containsExactly("pain-0-10", "own-activity-0-10");

        forwardTo(inDays(6, 10));
        eventually().until(() -> ELKS.acceptedFor(patient.mobile()).count() == 2);
        assertThat(post(link(7) + "/safety", CALM).body()).contains("name=\"pain\"", "Steg 2 av 3");
    }

    @Test
    @DisplayName("31: what a step does not ask is not missed while the database is away either")
    void onlyWhatTheStepAsksIsAskedWhileTheDatabaseIsAway() {
        questions = EnumSet.of(Question.GLOBAL_CHANGE, Question.OWN_ACTIVITY);
        String link = link("sv");
        String asked = "&asked=" + asked(get(link).body());
        outage.databaseDown();
        try {
            assertThat(post(link + "/safety", CALM + asked).body()).doesNotContain("name=\"pain\"");
            assertThat(post(link + "/how", CALM + "&progress=worse" + asked).body())
                    .contains("Det som är viktigt");
            assertThat(post(link + "/answers", CALM + "&progress=worse&activity=sova&function=2" + asked)
                            .statusCode())
                    .isEqualTo(202);
        } finally {
            outage.databaseUp();
        }
        eventually().ignoreExceptions().until(() -> spool.waiting().isEmpty());
        assertThat(get(link).body()).contains("Vila ibland", "2 dag 1", "Sova").doesNotContain("Smärta");
    }

    @Test
    @DisplayName("31: what a yes asks for is in the page before anything is sent, and shown by the stylesheet alone")
    void emergencyTextIsInThePageAlready() {
        assertThat(get(link("sv")).body())
                .as("and read out when it is shown: what tells it is there before")
                .contains(
                        "<div class=\"at-once told\" role=\"status\"><div class=\"now\">",
                        "<div class=\"at-once told\" role=\"status\"><div class=\"today\">",
                        "<div class=\"told\" role=\"status\"><section class=\"alert alert-warning stack\" data-waiting hidden>")
                .contains("Åk annars till en akutmottagning nu", "Ring 1177 eller oss i dag");
        assertThat(get(assets.at("css/site.css")).body())
                .contains(
                        ".choices:has(input:not([value=\"no\"]):checked) > .at-once { --shown: grid; }",
                        ".at-once > div, .at-once:not(.told) { display: var(--shown);");
    }

    @Test
    @DisplayName("31: an answer sent while the database is away is kept on the disk, sealed, and taken once it is back")
    void answerIsKeptWhileTheDatabaseIsAway() throws Exception {
        String link = link("sv");
        String asked = "&asked=" + asked(get(link).body());
        outage.databaseDown();
        try {
            assertThat(post(link + "/safety", CALM + asked).body())
                    .contains("Hur ont har du just nu?", "name=\"asked\"");
            assertThat(post(link + "/how", CALM + "&pain=7&progress=worse" + asked)
                            .body())
                    .contains("Det som är viktigt");
            for (int time = 0; time < 2; time++) {
                var kept = post(link + "/answers", CALM + "&pain=7&progress=worse" + asked);
                assertThat(kept.statusCode()).isEqualTo(202);
                assertThat(kept.body()).contains("Vi har dina svar");
            }
            assertThat(spool.waiting())
                    .hasSize(2)
                    .allSatisfy(file -> assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                            .doesNotContain("pain", "worse", link));
        } finally {
            outage.databaseUp();
        }
        eventually().ignoreExceptions().until(() -> spool.waiting().isEmpty());
        assertThat(answers()).isEqualTo(1);
        assertThat(announced(followUp()).stream().filter("reminder.check-in.answered"::equals))
                .hasSize(1);
        assertThat(get(link).body()).contains("Fortsätt röra på dig", "Vila ibland");
    }

    @Test
    @DisplayName("31: no safety question is passed over, with or without the database, and what was typed stays typed")
    void safetyQuestionsCannotBeSkipped() {
        String link = link("sv");
        String asked = "&asked=" + asked(get(link).body());
        String half = "flag-bladder=no&pain=7&progress=worse&activity=sova&function=3" + asked;
        for (String form : List.of("/safety", "/how", "/answers")) {
            refusesWhatLeavesOneOut(link + form, half);
        }
        outage.databaseDown();
        try {
            for (String form : List.of("/safety", "/how", "/answers")) {
                refusesWhatLeavesOneOut(link + form, half);
            }
            var unknown = post(link + "/answers", CALM + "&pain=7&progress=worse");
            assertThat(unknown.statusCode()).isEqualTo(503);
            assertThat(unknown.body())
                    .contains("Svaren kom inte fram", "Börja om med frågorna")
                    .doesNotContain("Visa råden");
            String another = new AskedQuestions(KEY, "", json)
                    .seal(
                            "another",
                            new Asked(List.of(), new Asked.Words("sv", 1), EnumSet.allOf(Question.class), null));
            assertThat(post(link + "/answers", "pain=7&progress=worse&asked=" + another)
                            .statusCode())
                    .as("what was asked behind another link")
                    .isEqualTo(503);
            assertThat(spool.waiting()).isEmpty();
        } finally {
            outage.databaseUp();
        }
        eventually().ignoreExceptions().until(() -> answers() == 0);
    }

    private void refusesWhatLeavesOneOut(String address, String form) {
        var refused = post(address, form);
        assertThat(refused.statusCode()).as(address).isEqualTo(422);
        assertThat(refused.body())
                .contains(
                        "Svårt att kissa?",
                        "#flag-fever",
                        "name=\"pain\" value=\"7\"",
                        "name=\"activity\" value=\"sova\"")
                .containsPattern("name=\"flag-bladder\" value=\"no\" checked");
    }

    /** The sealed questions of a page. */
    private static String asked(String page) {
        var found = Pattern.compile("name=\"asked\" value=\"([^\"]+)\"").matcher(page);
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    @Test
    @DisplayName("31: an answer that waited on the disk counts, whatever has become of the follow-up meanwhile")
    void answerThatWaitedOutlivesTheFollowUp() {
        String link = link("sv");
        jdbc.sql("update follow_up set standing = 'ENDED', because = 'SILENCE', look_at = null where id = ?")
                .param(followUp())
                .update();
        Map<String, String> calm =
                Map.of("flag-bladder", "no", "flag-fever", "no", "pain", "7", "progress", "worse", "call", "yes");
        spool.keep(new Posted(link.substring(link.lastIndexOf('/') + 1), calm, "sv", clock.instant()));
        eventually().until(() -> spool.waiting().isEmpty());
        assertThat(answers()).isEqualTo(1);
        assertThat(announced(followUp())).contains("reminder.check-in.answered");
    }

    @Test
    @DisplayName("31: a red flag that an earlier life of the service has kept reaches the clinic from the disk")
    void redFlagOfAnEarlierLifeIsTaken() {
        String link = link("sv");
        String token = link.substring(link.lastIndexOf('/') + 1);
        assertThat(spool.keep(new Posted(token, Map.of("flag-bladder", "emergency"), "sv", clock.instant())))
                .isPresent();
        eventually().until(() -> announced(followUp()).contains("reminder.red-flag.raised"));
        assertThat(get(link).body()).contains("Du behöver vård nu");
        eventually().until(() -> spool.waiting().isEmpty());
    }

    @Test
    @DisplayName("33: after an opt-out the link still takes an answer, and nothing more is sent")
    void linkWorksAfterOptingOut() {
        String link = link("sv");
        announce(recorded(patient, 2, "sv", patient.mobile(), null, EnumSet.of(ConsentPurpose.REMINDERS)));
        settled();
        post(link + "/answers", CALM + "&pain=4&progress=same");
        assertThat(answers()).isEqualTo(1);
        forwardTo(inDays(6, 10));
        eventually()
                .untilAsserted(
                        () -> assertThat(messages(appointment)).contains("check-in-day-7 v1 - NOT_SENT NO_CONSENT"));
        assertThat(ELKS.acceptedFor(patient.mobile())).hasSize(1);
        forwardTo(inDays(6, 12));
        eventually().until(() -> standing().equals("ENDED OPTED_OUT"));
    }

    @Test
    void worseOffersAnotherVisitInThePatientsLanguage() {
        String link = link("en");
        post(link + "/answers?lang=en", CALM + "&pain=8&progress=worse");
        assertThat(get(link + "?lang=en").body())
                .contains("Rest at times", "Breathe calmly", "Breathe into your belly.", "Stop if you get dizzy.")
                .contains("/conditions/drawings/" + drawing + "/3", "alt=\"Somebody lies down.\"")
                .doesNotContain("Let the nerve glide")
                .contains("/book?condition=" + condition)
                .contains("lang=\"en\"");
    }

    /** Which one it is, the practitioner said when completing the visit; nobody infers it. */
    @Test
    void adviceFitsTheMechanismThatAPractitionerFound() {
        mechanism = "nerve";
        String link = link("en");
        post(link + "/answers?lang=en", CALM + "&pain=8&progress=worse");
        assertThat(get(link + "?lang=en").body())
                .contains("Rest at times", "Let the nerve glide", "Let somebody show you first.")
                .doesNotContain("The movement you chose");
    }

    @Test
    void directionIsAdvisedOnlyWhenAClinicianNamedIt() {
        switches = Map.of("direction", "back");
        String link = link("en");
        post(link + "/answers?lang=en", CALM + "&pain=8&progress=worse");
        assertThat(get(link + "?lang=en").body())
                .contains("The movement you chose", "Not if nobody has shown you.")
                .doesNotContain("Let the nerve glide");
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
                .containsExactly("reminder.follow-up.started", "reminder.message.sent", "reminder.red-flag.raised");
        forwardTo(inDays(6, 10));
        eventually()
                .untilAsserted(() -> assertThat(messages(appointment))
                        .containsExactly("check-in-day-1 v1 SMS SENT", "check-in-day-7 v1 - NOT_SENT SUPERSEDED"));
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
    @DisplayName(
            "32: an answer leads to the advice of the version that asked, though staff have moved the patient since")
    void answerIsToTheVersionThatAsked() {
        link("sv");
        forwardTo(inDays(6, 10));
        eventually().until(() -> ELKS.acceptedFor(patient.mobile()).count() == 2);
        announce(newerPlan());
        eventually().until(() -> isPublished(planId, 2));
        assertThat(steering.moveToNewest(followUp(), "anna")).isEqualTo(SteerFollowUp.Outcome.DONE);
        String link = link(7);
        post(link + "/answers", CALM + "&pain=4&progress=same");
        assertThat(get(link).body()).contains("Fortsätt röra på dig");
        assertThat(jdbc.sql("select shown::text from answer join check_in on check_in.id = check_in_id"
                                + " where follow_up_id = ? and day = 7")
                        .param(followUp())
                        .query(String.class)
                        .single())
                .contains(condition.toString(), keepMoving.toString());
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
