package clinic.reminder.proof;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.contracts.SecretLink;
import clinic.contracts.booking.ConsentPurpose;
import clinic.contracts.booking.StaffRole;
import clinic.knocks.StaffForms;
import clinic.reminder.followup.CheckIn;
import clinic.reminder.followup.CheckIns;
import clinic.reminder.followup.FollowedUp;
import clinic.reminder.policy.CodePolicy;
import clinic.reminder.proof.ProveContact.Asked.Sent;
import clinic.reminder.proof.ProveContact.Typed.Right;
import jakarta.mail.Multipart;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A clinic that wants to know that whoever answers has the patient's phone. */
class CodeBeforeAnswersIT extends FollowedUp {

    private static final String ANOTHER_KEY = "YW5vdGhlciBrZXkgZm9yIHRoZSBsaW5rcyBvZiBhIGNsaW5pYw==";
    private static final String CALM = "flag-bladder=no&flag-fever=no";
    private static final String WORSE = CALM + "&pain=8&progress=worse";
    private static final Pattern CODE = Pattern.compile("\\b\\d{6}\\b");

    @Autowired
    private CodePolicy policy;

    @Autowired
    private ProveContact proof;

    @Autowired
    private AskedCodes codes;

    @Autowired
    private ProveContact.ReachedBy reached;

    @Autowired
    private CheckIns checkIns;

    private final Phone phone = new Phone();
    private final Phone another = new Phone();

    @BeforeEach
    void codeIsWanted() {
        policy.decide(true, "admin");
        // A visit at ten, completed before the next morning's check-in is due.
        forwardTo(inDays(1, 15));
    }

    @AfterEach
    void codeIsNotWanted() {
        policy.decide(false, "admin");
    }

    /** A browser with cookies of its own. */
    private final class Phone {

        private final CookieManager cookies = new CookieManager();
        private final HttpClient browser =
                HttpClient.newBuilder().cookieHandler(cookies).build();

        /** As it is now, to be so still when this one has gone on. */
        Phone copy() {
            Phone copy = new Phone();
            cookies.getCookieStore()
                    .getCookies()
                    .forEach(cookie -> copy.cookies.getCookieStore().add(at("/"), cookie));
            return copy;
        }

        HttpResponse<String> looks(String path) {
            return send(HttpRequest.newBuilder(at(path)).GET());
        }

        HttpResponse<String> sends(String path, String form) {
            return send(HttpRequest.newBuilder(at(path))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString(form)));
        }

        private URI at(String path) {
            return URI.create("http://127.0.0.1:" + port + path);
        }

        private HttpResponse<String> send(HttpRequest.Builder request) {
            try {
                return browser.send(request.build(), HttpResponse.BodyHandlers.ofString());
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** What comes to the patient's own phone. */
    private String code(int sent) {
        eventually().until(() -> ELKS.acceptedFor(patient.mobile()).count() == 1 + sent);
        var found = CODE.matcher(ELKS.acceptedFor(patient.mobile())
                .skip(sent)
                .findFirst()
                .orElseThrow()
                .message());
        assertThat(found.find()).isTrue();
        return found.group();
    }

    private static String other(String code) {
        return code.equals("123456") ? "654321" : "123456";
    }

    private long answers() {
        return jdbc.sql("select count(*) from answer join check_in on check_in.id = check_in_id where follow_up_id = ?")
                .param(followUp())
                .query(Long.class)
                .single();
    }

    @Test
    @DisplayName("35: the safety questions want no code; the rest is answered and read only by who typed it")
    void codeComesBetweenSafetyAndTheRest() {
        String link = askedByPhone();
        assertThat(phone.looks(link).body())
                .contains("Svårt att kissa?", "Ring 112", "Efter besöket")
                .doesNotContain("Höstglid");
        var stopped = phone.sends(link + "/safety", CALM);
        assertThat(stopped.body())
                .contains("Visa att det är du", "name=\"flag-bladder\" value=\"no\"", "tel:112")
                .doesNotContain("Hur ont har du");
        assertThat(phone.sends(link + "/answers", WORSE).body()).contains("Visa att det är du", "name=\"pain\"");
        assertThat(answers()).isZero();
        assertThat(ELKS.acceptedFor(patient.mobile()))
                .as("looking sends nothing")
                .hasSize(1);

        assertThat(phone.sends(link + "/code", CALM + "&send=yes").body()).contains("Vi har skickat en kod med sms");
        String code = code(1);
        assertThat(phone.sends(link + "/code", CALM + "&code=" + other(code)).statusCode())
                .isEqualTo(422);
        var right = phone.sends(link + "/code", CALM + "&code=" + code.substring(0, 3) + "+" + code.substring(3));
        assertThat(right.statusCode()).isEqualTo(303);
        assertThat(phone.looks(link).body()).contains("Hur ont har du just nu?");

        assertThat(phone.sends(link + "/answers", WORSE).statusCode()).isEqualTo(302);
        assertThat(phone.looks(link).body()).contains("Fortsätt röra på dig", "Vila ibland");
        assertThat(another.looks(link).body())
                .as("whoever else has the link")
                .contains("Visa att det är du")
                .doesNotContain("Fortsätt röra på dig");
    }

    @Test
    @DisplayName("31: a yes to a safety question never waits for a code, nor does where care is afterwards")
    void redFlagWantsNoCode() {
        String link = askedByPhone();
        assertThat(phone.sends(link + "/safety", "flag-bladder=emergency&flag-fever=no")
                        .body())
                .contains("Du behöver vård nu");
        assertThat(announced(followUp())).contains("reminder.red-flag.raised");
        assertThat(another.looks(link).body()).contains("Du behöver vård nu");
    }

    @Test
    @DisplayName("35: what was typed so far is shown only where the code was typed")
    void whatWasTypedIsNotShownToOthers() {
        String link = askedByPhone();
        prove(phone, link, 1);
        phone.sends(link + "/how", CALM + "&pain=6&progress=same");
        assertThat(phone.looks(link).body()).contains("Det som är viktigt för dig");
        assertThat(another.looks(link).body()).contains("Svårt att kissa?").doesNotContain("checked");
        assertThat(another.looks(link + "?page=how").body()).contains("Svårt att kissa?");
    }

    @Test
    @DisplayName("35: five tries, ten minutes, once, and only in the browser that asked")
    void fewDigitsHaveLimits() {
        String link = askedByPhone();
        phone.sends(link + "/code", "send=yes");
        String first = code(1);
        assertThat(another.sends(link + "/code", "code=" + first).body())
                .as("another browser")
                .contains("Koden gäller inte längre");
        for (int wrong = 0; wrong < 5; wrong++) {
            assertThat(phone.sends(link + "/code", "code=" + other(first)).body())
                    .contains("Koden stämmer inte");
        }
        assertThat(phone.sends(link + "/code", "code=" + first).body())
                .as("the sixth try")
                .contains("Koden gäller inte längre");

        phone.sends(link + "/code", "send=yes");
        String second = code(2);
        forwardTo(clock.instant().plus(Duration.ofMinutes(11)));
        assertThat(phone.sends(link + "/code", "code=" + second).body())
                .as("after its minutes")
                .contains("Koden gäller inte längre");

        prove(phone, link, 3);
        assertThat(phone.looks(link).body()).contains("Svårt att kissa?");
        forwardTo(clock.instant().plus(Duration.ofMinutes(61)));
        assertThat(phone.sends(link + "/safety", CALM).body())
                .as("an hour later")
                .contains("Visa att det är du");
    }

    @Test
    @DisplayName("5: a button tapped twice, whose first answer the browser lets go, lets in all the same")
    void secondTapIsLetIn() {
        String link = askedByPhone();
        phone.sends(link + "/code", CALM + "&send=yes");
        String code = code(1);
        Phone again = phone.copy();
        Phone guessing = phone.copy();
        Phone late = phone.copy();
        assertThat(phone.sends(link + "/code", CALM + "&code=" + code).statusCode())
                .isEqualTo(303);
        assertThat(guessing.sends(link + "/code", CALM + "&code=" + other(code)).body())
                .contains("Koden gäller inte längre");
        assertThat(again.sends(link + "/code", CALM + "&code=" + code).statusCode())
                .isEqualTo(303);
        assertThat(again.looks(link).body()).contains("Hur ont har du just nu?");
        assertThat(again.sends(link + "/safety", CALM).body()).contains("Hur ont har du just nu?");
        assertThat(phone.sends(link + "/safety", CALM).body())
                .as("whoever had the first answer after all")
                .contains("Visa att det är du");
        forwardTo(clock.instant().plus(Duration.ofSeconds(11)));
        assertThat(late.sends(link + "/code", CALM + "&code=" + code).body()).contains("Koden gäller inte längre");
    }

    @Test
    @DisplayName("14: nobody's phone is flooded with codes")
    void codesAreFew() {
        String link = askedByPhone();
        for (int asked = 1; asked <= 4; asked++) {
            assertThat((asked % 2 == 0 ? phone : another)
                            .sends(link + "/code", "send=yes")
                            .statusCode())
                    .isEqualTo(200);
        }
        assertThat(phone.sends(link + "/code", "send=yes").statusCode()).isEqualTo(429);
        code(4);
        settled();
        assertThat(ELKS.acceptedFor(patient.mobile())).hasSize(5);
    }

    @Test
    @DisplayName("35: a code that came is typed after all, though one too many was asked for")
    void codeThatCameIsTypedThoughOneTooManyWasAskedFor() {
        String link = askedByPhone();
        phone.sends(link + "/code", CALM + "&send=yes");
        String code = code(1);
        for (int asked = 2; asked <= 4; asked++) {
            another.sends(link + "/code", "send=yes");
        }
        var often = phone.sends(link + "/code", CALM + "&send=yes");
        assertThat(often.statusCode()).isEqualTo(429);
        assertThat(often.body()).contains("name=\"code\"", "Skriv den senaste");
        assertThat(phone.sends(link + "/code", CALM + "&code=" + code).statusCode())
                .isEqualTo(303);
    }

    @Test
    @DisplayName("14: an empty field sends no code and takes no try")
    void emptyFieldSendsNothing() {
        String link = askedByPhone();
        phone.sends(link + "/code", CALM + "&send=yes");
        String code = code(1);
        for (int empty = 0; empty < 6; empty++) {
            var missing = phone.sends(link + "/code", CALM + "&code=+");
            assertThat(missing.statusCode()).isEqualTo(422);
            assertThat(missing.body())
                    .contains("href=\"#code\"", "Skriv koden, sex siffror.", "name=\"flag-bladder\" value=\"no\"");
        }
        settled();
        assertThat(ELKS.acceptedFor(patient.mobile())).hasSize(2);
        assertThat(phone.sends(link + "/code", CALM + "&code=" + code).statusCode())
                .isEqualTo(303);
    }

    @Test
    @DisplayName("35: a code that is out goes on to be right when the link key is renewed")
    void codeOfTheEarlierKeyIsRight() {
        String link = askedByPhone();
        CheckIn checkIn = checkIns.of(followUp()).getFirst();
        var sent = (Sent) proof.ask(checkIn);
        ProveContact renewed =
                new ProveContact(policy, codes, reached, new SecretLink('b', ANOTHER_KEY, "a:" + KEY), clock);
        assertThat(renewed.judge(checkIn, sent.browser().text(), code(1))).isInstanceOf(Right.class);
        assertThat(phone.looks(link).statusCode()).isEqualTo(200);
    }

    @Test
    @DisplayName("35: where no code is wanted, was shown already, or would come too late, none is sent")
    void noCodeIsSentForNothing() {
        String link = askedByPhone();
        prove(phone, link, 1);
        assertThat(phone.sends(link + "/code", CALM + "&send=yes").statusCode()).isEqualTo(303);
        policy.decide(false, "admin");
        assertThat(another.sends(link + "/code", CALM + "&send=yes").statusCode())
                .isEqualTo(303);
        policy.decide(true, "admin");
        jdbc.sql("update check_in set expires_at = ? where follow_up_id = ?")
                .params(Timestamp.from(clock.instant().minusSeconds(1)), followUp())
                .update();
        assertThat(another.sends(link + "/code", CALM + "&send=yes").statusCode())
                .isEqualTo(410);
        settled();
        assertThat(ELKS.acceptedFor(patient.mobile())).hasSize(2);
    }

    @Test
    @DisplayName("35: with a code, another phone goes on with what was typed so far")
    void whatWasTypedIsGoneOnWith() {
        String link = askedByPhone();
        prove(phone, link, 1);
        phone.sends(link + "/how", CALM + "&pain=6&progress=same");
        another.sends(link + "/safety", CALM);
        another.sends(link + "/code", CALM + "&send=yes");
        assertThat(another.sends(link + "/code", CALM + "&code=" + code(2)).statusCode())
                .isEqualTo(303);
        assertThat(another.looks(link).body()).contains("Det som är viktigt för dig", "name=\"pain\" value=\"6\"");
    }

    @Test
    @DisplayName("35: a code by e-mail leads to no page that would ask for another one")
    void mailWithTheCodeLeadsNowhereElse() throws Exception {
        String link = askedByPhone();
        announce(recorded(patient, 2, "sv", null, patient.email(), EnumSet.allOf(ConsentPurpose.class)));
        eventually()
                .until(() -> jdbc.sql("select version from contact where patient_id = ?")
                                .param(patient.id())
                                .query(Integer.class)
                                .single()
                        == 2);
        assertThat(phone.sends(link + "/code", CALM + "&send=yes").body()).contains("Vi har skickat en kod med e-post");
        eventually().until(() -> mailsTo(patient.email()).size() == 1);
        var forms = (Multipart) mailsTo(patient.email()).getFirst().getContent();
        String text = String.valueOf(forms.getBodyPart(0).getContent());
        assertThat(text).containsPattern(CODE).doesNotContain("https://");
    }

    @Test
    void secretsAndCodesStandNowhere() {
        String link = askedByPhone();
        phone.sends(link + "/code", "send=yes");
        String code = code(1);
        List<String> rows = jdbc.sql("""
                        select check_in_code::text || code_request::text from check_in_code
                            join code_request on code_request.request_id = check_in_code.id
                            join check_in on check_in.id = check_in_id where follow_up_id = ?""")
                .param(followUp())
                .query((row, number) -> row.getString(1))
                .list();
        assertThat(rows).hasSize(1).allSatisfy(row -> assertThat(row).doesNotContain(code));
    }

    @Test
    void whoeverCannotBeReachedIsToldToCall() {
        String link = askedByPhone();
        announce(recorded(patient, 2, "sv", null, null, EnumSet.allOf(ConsentPurpose.class)));
        eventually().until(() -> phone.sends(link + "/code", "send=yes").body().contains("Ring oss i stället"));
    }

    @Test
    @DisplayName("36: reception decides it on the page of the rules, and it counts at once")
    void receptionDecides() {
        String page = "/staff/messages/rules";
        String pass = OFFICE.pass(UUID.randomUUID(), 1, StaffRole.RECEPTIONIST);
        assertThat(shown(page, pass).body())
                .contains("Kräv ingen kod")
                .as("its form has the token")
                .containsPattern("id=\"check-in-code\"[^>]*>\\s*<input type=\"hidden\" name=\"_csrf\"");
        var decided =
                new StaffForms(port, pass).press(page, "/staff/messages/check-in-code", Map.of("wanted", "false"));
        assertThat(decided.statusCode()).isEqualTo(303);
        assertThat(shown(page, pass).body()).contains("Kräv en kod").doesNotContain("Kräv ingen kod");
        String link = askedByPhone();
        assertThat(phone.sends(link + "/safety", CALM).body()).contains("Hur ont har du just nu?");
    }

    private void prove(Phone owner, String link, int sent) {
        owner.sends(link + "/code", "send=yes");
        assertThat(owner.sends(link + "/code", "code=" + code(sent)).statusCode())
                .isEqualTo(303);
    }
}
