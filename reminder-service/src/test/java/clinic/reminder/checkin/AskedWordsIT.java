package clinic.reminder.checkin;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.contracts.content.ConditionPublished;
import clinic.contracts.content.RedFlag;
import clinic.contracts.content.RedFlagLevel;
import clinic.reminder.followup.FollowedUp;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Questions that are published in other words between being asked and being answered. */
class AskedWordsIT extends FollowedUp {

    private static final String CALM = "flag-bladder=no&flag-fever=no";

    @BeforeEach
    void afternoon() {
        // A visit at ten, completed before the next morning's check-in is due.
        forwardTo(inDays(1, 15));
    }

    @Test
    void answerIsKeptWithTheWordsOfTheQuestionsThatWereAsked() {
        String link = askedByPhone();
        String asked = asked(get(link).body());
        askedAnew();
        String next = asked(post(link + "/safety", CALM + "&asked=" + asked).body());
        String last = asked(post(link + "/how", CALM + "&pain=4&progress=same&asked=" + next)
                .body());
        post(link + "/answers", CALM + "&pain=4&progress=same&asked=" + last);
        assertThat(versionAsked()).isEqualTo("sv 1");
    }

    @Test
    void whatWasTypedIsGoneOnWithInTheWordsThatWereAsked() {
        String link = askedByPhone();
        post(link + "/safety", CALM + "&asked=" + asked(get(link).body()));
        askedAnew();
        post(
                link + "/answers",
                CALM + "&pain=4&progress=same&asked=" + asked(get(link).body()));
        assertThat(versionAsked()).isEqualTo("sv 1");
    }

    @Test
    void redFlagIsKeptWithTheWordsThatWereAsked() {
        String link = askedByPhone();
        String asked = asked(get(link).body());
        askedAnew();
        post(link + "/safety", "flag-bladder=emergency&flag-fever=no&asked=" + asked);
        assertThat(versionAsked()).isEqualTo("sv 1");
    }

    @Test
    void whoIsAskedAfterwardsIsAskedInTheNewWords() {
        String link = askedByPhone();
        askedAnew();
        String page = get(link).body();
        assertThat(page).contains("Svårt att kissa eller bajsa?");
        post(link + "/safety", "flag-bladder=emergency&flag-fever=no&asked=" + asked(page));
        assertThat(versionAsked()).isEqualTo("sv 2");
    }

    /** The same questions in other words. */
    private void askedAnew() {
        announce(new ConditionPublished(
                publication(condition, "sv", 2),
                "hostglid",
                "Höstglid",
                List.of(
                        new RedFlag("bladder", "Svårt att kissa eller bajsa?", RedFlagLevel.EMERGENCY),
                        new RedFlag("fever", "Feber?", RedFlagLevel.CONTACT_CARE_TODAY)),
                List.of("return-visit")));
        eventually().until(() -> isPublished(condition, 2));
    }

    private String versionAsked() {
        return jdbc.sql("""
                        select concat_ws(' ', item ->> 'locale', item ->> 'version')
                        from answer join check_in on check_in.id = check_in_id
                            cross join jsonb_array_elements(shown) item
                        where follow_up_id = ? and item ->> 'itemId' = ?""")
                .params(followUp(), condition.toString())
                .query(String.class)
                .single();
    }

    /** The sealed questions of a page. */
    private static String asked(String page) {
        var found = Pattern.compile("name=\"asked\" value=\"([^\"]+)\"").matcher(page);
        assertThat(found.find()).isTrue();
        return found.group(1);
    }
}
