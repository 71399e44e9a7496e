package clinic.reminder.checkin;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.contracts.PatientPass;
import clinic.contracts.SecretLink;
import clinic.contracts.booking.ConsentPurpose;
import clinic.contracts.booking.PatientMerged;
import clinic.knocks.OpenApiDocument;
import clinic.knocks.OpenApiDocument.Route;
import clinic.reminder.followup.FollowedUp;
import clinic.reminder.policy.CodePolicy;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What a patient who has signed in finds again without the link of any message. */
class OwnCheckInsIT extends FollowedUp {

    private static final String MINE = "/check-in/mine";
    private static final String API = "/api/me/check-ins";
    private static final String CALM = "flag-bladder=no&flag-fever=no";
    private static final String ANOTHER_KEY = "YW5vdGhlciBrZXkgZm9yIHRoZSBsaW5rcyBvZiBhIGNsaW5pYw==";

    @Autowired
    private CodePolicy policy;

    @BeforeEach
    void afternoon() {
        // A visit at ten, completed before the next morning's check-in is due.
        forwardTo(inDays(1, 15));
    }

    private static String pass(UUID patient, Instant until, String key) {
        return new PatientPass(List.of(patient), until).written(new SecretLink('a', key));
    }

    private HttpResponse<String> shownTo(UUID patient, String path) {
        return withCookie(path, "patient-pass=" + pass(patient, clock.instant().plus(Duration.ofMinutes(30)), KEY));
    }

    private String adviceOfTheFirst() {
        return MINE
                + jdbc.sql("select '/' || id from check_in where follow_up_id = ? and day = 1")
                        .param(followUp())
                        .query(String.class)
                        .single();
    }

    private void answeredWithWorse() {
        String link = askedByPhone();
        post(
                link + "/answers",
                CALM + "&pain=8&progress=worse&call=yes&function=3&activity=" + encoded("gå i trappor"));
    }

    @Test
    void whatWaitsIsAnsweredAndWhatWasAnsweredIsFoundWithItsAdvice() {
        String link = askedByPhone();
        assertThat(shownTo(patient.id(), MINE).body())
                .contains("Efter besöket", "href=\"" + link + "\"")
                .doesNotContain("Visa råden");

        post(link + "/answers", CALM + "&pain=8&progress=worse&function=3&activity=" + encoded("gå i trappor"));
        forwardTo(inDays(20, 10));
        assertThat(get(link).statusCode()).as("the link of the message").isEqualTo(410);

        var mine = shownTo(patient.id(), MINE);
        assertThat(mine.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(mine.headers().firstValue("X-Robots-Tag")).hasValue("noindex");
        assertThat(mine.body())
                .contains("<title>Svar och råd efter besök</title>", "8 av 10", "gå i trappor", "3 av 10", "Sämre")
                .contains("href=\"" + adviceOfTheFirst() + "\"")
                .doesNotContain(link);
        assertThat(shownTo(patient.id(), MINE + "?lang=en").body()).contains("After the visit on", "8 of 10", "Worse");
        var advice = shownTo(patient.id(), adviceOfTheFirst());
        assertThat(advice.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(advice.body()).contains("Fortsätt röra på dig", "Vila ibland", "Andas lugnt", MINE);
    }

    @Test
    void questionsAnsweredWithYesStandInTheirWordsAndLeadToWhereCareIs() {
        String link = askedByPhone();
        post(link + "/safety", "flag-bladder=yes&flag-fever=no");

        assertThat(shownTo(patient.id(), MINE).body())
                .contains("Svårt att kissa?")
                .doesNotContain("Feber?");
        assertThat(shownTo(patient.id(), adviceOfTheFirst()).body()).contains("Du behöver vård nu");
    }

    @Test
    @DisplayName("A program that the patient signed in to finds what waits, what was answered, and the advice of then")
    void programFindsTheSame() {
        String link = askedByPhone();
        assertThat(toldTo(patient.id(), API).body()).contains(link + "\"]", "\"given\":[]");
        post(link + "/answers", CALM + "&pain=8&progress=worse&function=3&activity=" + encoded("gå i trappor"));
        forwardTo(inDays(20, 10));

        var all = toldTo(patient.id(), API);
        assertThat(all.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
        assertThat(all.body())
                .contains("\"activity\":\"gå i trappor\"", "\"pain\":8", "\"function\":3", "\"progress\":\"worse\"")
                .contains("\"redFlags\":[]")
                .doesNotContain(link, "\"level\"");
        var advice = toldTo(patient.id(), adviceOfTheFirst().replace(MINE, API));
        assertThat(advice.body())
                .contains("Fortsätt röra på dig", "Vila ibland", "Andas ner i magen.", "/conditions/drawings/");
        var document =
                new OpenApiDocument(json.readTree(get("/openapi/reminder").body()));
        assertThat(document.faults(new Route("GET", API), all)).isEmpty();
        assertThat(document.faults(new Route("GET", API + "/{checkIn}"), advice))
                .isEmpty();
    }

    @Test
    void programIsToldWhichQuestionsWereAnsweredWithYes() {
        String link = askedByPhone();
        post(link + "/safety", "flag-bladder=yes&flag-fever=no");
        assertThat(toldTo(patient.id(), API).body())
                .contains("\"level\":\"emergency\"", "\"redFlags\":[\"Svårt att kissa?\"]");
        assertThat(toldTo(patient.id(), adviceOfTheFirst().replace(MINE, API)).body())
                .contains("\"state\":\"care-needed\"", "Du behöver vård nu");
    }

    private HttpResponse<String> toldTo(UUID patient, String path) {
        return bearing(path, pass(patient, clock.instant().plus(Duration.ofMinutes(30)), KEY));
    }

    @Test
    @DisplayName("13, 35: a relative's pass, an old one, a forged one and none open nothing of a patient's answers")
    void nobodyElseSeesAnyOfIt() {
        answeredWithWorse();
        UUID relative = someone().id();

        assertThat(shownTo(relative, MINE).body())
                .contains("Du har inga frågor att svara på")
                .doesNotContain("8 av 10", "/check-in/mine/");
        assertThat(shownTo(relative, adviceOfTheFirst()).statusCode()).isEqualTo(404);
        Instant soon = clock.instant().plus(Duration.ofMinutes(30));
        String one = adviceOfTheFirst().replace(MINE, API);
        assertThat(toldTo(relative, API).body()).isEqualTo("[]");
        assertThat(toldTo(relative, one).statusCode()).isEqualTo(404);
        for (String path : List.of(API, one)) {
            for (var refused : List.of(
                    bearing(path, pass(patient.id(), clock.instant(), KEY)),
                    bearing(path, pass(patient.id(), soon, ANOTHER_KEY)),
                    withCookie(path, "patient-pass=" + pass(patient.id(), soon, KEY)))) {
                assertThat(refused.statusCode()).isEqualTo(401);
                assertThat(refused.body()).contains("urn:clinic:problem:not-signed-in");
            }
        }
        for (String cookie : List.of(
                "patient-pass=" + pass(patient.id(), clock.instant(), KEY),
                "patient-pass=" + pass(patient.id(), soon, ANOTHER_KEY),
                "patient-pass=" + pass(relative, soon, KEY) + "." + patient.id(),
                "patient-pass=" + patient.id(),
                "me=" + pass(patient.id(), soon, KEY))) {
            for (String page : List.of(MINE, adviceOfTheFirst())) {
                var refused = withCookie(page, cookie);
                assertThat(refused.statusCode()).as(cookie).isEqualTo(303);
                assertThat(refused.headers().firstValue("Location")).hasValue("/me");
            }
        }
    }

    @Test
    @DisplayName("35: where the clinic wants a code before answers, the one that was typed to see one's visits is it")
    void whoSignedInNeedsNoOtherCode() {
        String link = askedByPhone();
        post(link + "/answers", CALM + "&pain=8&progress=worse");
        policy.decide(true, "admin");
        try {
            assertThat(get(link).body()).contains("Visa att det är du").doesNotContain("Vila ibland");
            assertThat(shownTo(someone().id(), link).body()).contains("Visa att det är du");
            assertThat(shownTo(patient.id(), link).body()).contains("Vila ibland");
        } finally {
            policy.decide(false, "admin");
        }
    }

    @Test
    void recordThatIsKeptIsShownToWhomItWasMergedFromAndAnErasedOneToNobody() {
        answeredWithWorse();
        Patient same = someone();
        announce(recorded(same));
        announce(recorded(patient, 2, "sv", patient.mobile(), null, EnumSet.allOf(ConsentPurpose.class)));
        announce(new PatientMerged(same.id(), patient.id(), 2, clock.instant()));
        eventually().until(() -> shownTo(same.id(), MINE).body().contains("8 av 10"));

        erased(patient.id());
        eventually().until(() -> !shownTo(patient.id(), MINE).body().contains("8 av 10"));
        assertThat(shownTo(patient.id(), adviceOfTheFirst()).statusCode()).isEqualTo(404);
        assertThat(shownTo(same.id(), adviceOfTheFirst()).statusCode()).isEqualTo(404);
    }
}
