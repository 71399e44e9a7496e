package clinic.booking.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import clinic.booking.RealBooking;
import clinic.booking.audit.Who;
import clinic.booking.online.Browser;
import clinic.booking.online.Browser.Page;
import clinic.booking.staff.StaffBrowser;
import clinic.contracts.booking.StaffRole;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.security.crypto.password.PasswordEncoder;

@RealBooking
class SignInIT {

    private static final Who BY_ADMIN = Who.staff(UUID.randomUUID());

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient database;

    @Autowired
    StaffAccounts accounts;

    @Autowired
    SignInTries tries;

    @Autowired
    ChangeStaff change;

    @Autowired
    PasswordEncoder passwords;

    @AfterEach
    void forgetTries() {
        database.sql("delete from sign_in_tries").update();
    }

    @Test
    void passwordIsKeptAsBcryptAndSaysSo() {
        assertThat(database.sql("select password_hash from staff_account where name = 'reception'")
                        .query(String.class)
                        .single())
                .matches("\\{bcrypt}\\$2[aby]\\$\\d{2}\\$.{53}");
    }

    @Test
    void signInLeadsToThePageThatWasWanted() {
        StaffBrowser reception = new StaffBrowser(port);
        Page refused = reception.get("/staff?date=2026-11-24");
        assertThat(refused.status()).isEqualTo(302);
        assertThat(reception
                        .signIn("reception", StaffBrowser.PASSWORD, refused.location())
                        .location())
                .isEqualTo("/staff?date=2026-11-24");
        assertThat(reception.get("/staff?date=2026-11-24").html()).contains("Tisdag 24 november");
    }

    @Test
    void whoIsSignedInAlreadyIsLedOnWithANewPass() {
        StaffBrowser editor = StaffBrowser.signedIn(port, "editor", "sv");
        Page led = editor.get("/sign-in?to=%2Fstaff%2Fcontent");
        assertThat(led.location()).isEqualTo("/staff/content");
        assertThat(pass(led)).isNotEmpty();
    }

    @Test
    void whoseNewestPassIsVoidElsewhereGetsALaterOne() throws Exception {
        accounts.keep("restored", hash(), Set.of(StaffRole.EDITOR), null);
        // As in a database that was restored: others were told of a later version than this.
        database.sql("update staff_account set version = 1, sessions_from = 1 where name = 'restored'")
                .update();
        StaffBrowser editor = new StaffBrowser(port);
        String newest = pass(editor.signIn("restored", StaffBrowser.PASSWORD));

        String later = ledOn(editor, newest);

        int minutes = database.sql("select floor(extract(epoch from now()) / 60)::int")
                .query(Integer.class)
                .single();
        assertThat(version(later))
                .isBetween(minutes - 1, minutes)
                .isEqualTo(account("restored").version());
        change.voidPasses(account("restored").id());
        assertThat(version(ledOn(editor, later)))
                .as("an older pass is replaced, and nothing else happens")
                .isEqualTo(version(later) + 1)
                .isEqualTo(account("restored").version());
    }

    @Test
    void newPasswordEndsEverySession() {
        accounts.keep("careful", hash(), Set.of(StaffRole.RECEPTIONIST), null);
        StaffBrowser desk = StaffBrowser.signedIn(port, "careful", "sv");
        accounts.keep("careful", String.valueOf(passwords.encode("another")), Set.of(StaffRole.RECEPTIONIST), null);
        assertThat(desk.get("/staff").location()).startsWith("/sign-in");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/staff",
                "//evil.example/staff",
                "/staffevil",
                "/staff\\evil",
                "/book",
                "javascript:alert(1)"
            })
    void signInNeverLeadsOutOfTheStaffsPages(String to) {
        StaffBrowser reception = new StaffBrowser(port);
        String form = "/sign-in?to=" + URLEncoder.encode(to, StandardCharsets.UTF_8);
        assertThat(reception.signIn("reception", StaffBrowser.PASSWORD, form).location())
                .isEqualTo("/staff");
        assertThat(reception.get(form).location()).isEqualTo("/staff");
    }

    @Test
    void wrongPasswordAndUnknownNameLookTheSame() {
        StaffBrowser stranger = new StaffBrowser(port);
        Page wrong = stranger.signIn("reception", "wrong");
        Page unknown = stranger.signIn("nobody", "wrong");
        assertThat(wrong.location()).isEqualTo("/sign-in?refused").isEqualTo(unknown.location());
        assertThat(stranger.get("/sign-in?refused").html())
                .contains("hör inte ihop")
                .doesNotContain("nobody");
        assertThat(stranger.get("/staff").status()).isEqualTo(302);
    }

    @Test
    @DisplayName("Scenario 35: a name that nobody has takes as long as a wrong password")
    void unknownNameTakesAsLongAsAWrongPassword() {
        StaffBrowser stranger = new StaffBrowser(port);
        stranger.signIn("warm-up", "wrong");
        List<Long> wrong = new ArrayList<>();
        List<Long> unknown = new ArrayList<>();
        for (int round = 0; round < 5; round++) {
            wrong.add(nanos(stranger, "reception"));
            unknown.add(nanos(stranger, "nobody-" + round));
        }
        assertThat(median(unknown)).isGreaterThan(median(wrong) / 2);
    }

    @Test
    void afterFiveWrongPasswordsTheRightOneIsNotLookedAt() {
        accounts.keep("clumsy", hash(), Set.of(StaffRole.RECEPTIONIST), null);
        StaffBrowser clumsy = new StaffBrowser(port);
        for (int wrong = 0; wrong < 5; wrong++) {
            assertThat(clumsy.signIn("clumsy", "wrong").location()).isEqualTo("/sign-in?refused");
        }
        assertThat(clumsy.signIn("Clumsy", StaffBrowser.PASSWORD).location()).isEqualTo("/sign-in?wait");
        assertThat(clumsy.signIn("clumsy", StaffBrowser.PASSWORD).location()).isEqualTo("/sign-in?wait");
        Page told = clumsy.get("/sign-in?wait");
        assertThat(told.status()).isEqualTo(429);
        assertThat(told.header("retry-after")).isEqualTo("900");
        assertThat(told.html()).contains("För många försök");
        assertThat(StaffBrowser.signedIn(port, "reception", "sv").get("/staff").status())
                .as("a colleague at the same address")
                .isEqualTo(200);

        database.sql("update sign_in_tries set since = since - interval '16 minutes'")
                .update();
        assertThat(clumsy.signIn("clumsy", StaffBrowser.PASSWORD).location()).isEqualTo("/staff");
    }

    @Test
    void strangerAtOneAddressLocksNobodyOut() {
        for (int wrong = 0; wrong < 60; wrong++) {
            tries.begin("reception", "203.0.113.7");
        }
        assertThat(tries.begin("reception", "203.0.113.7")).isFalse();
        assertThat(tries.begin("reception", "203.0.113.8"))
                .as("at the clinic's own desk")
                .isTrue();
    }

    @Test
    void householdWithAllItsAddressesIsOne() {
        for (int name = 0; name < 30; name++) {
            assertThat(tries.begin("guess-" + name, "2001:db8::" + name)).isTrue();
        }
        assertThat(tries.begin("guess-31", "2001:db8::abcd")).isFalse();
        assertThat(tries.begin("guess-31", "2001:db8:0:1::abcd"))
                .as("next door")
                .isTrue();
    }

    @Test
    void oneAddressGuessesAtThirtyNamesAndNoMore() {
        StaffBrowser guesser = new StaffBrowser(port);
        for (int name = 0; name < 30; name++) {
            assertThat(guesser.signIn("guess-" + name, "wrong").location()).isEqualTo("/sign-in?refused");
        }
        assertThat(guesser.signIn("guess-31", "wrong").location()).isEqualTo("/sign-in?wait");
        assertThat(database.sql("select count(*) from sign_in_tries where key like '%guess%'")
                        .query(Integer.class)
                        .single())
                .as("names in the table")
                .isZero();
    }

    @Test
    @DisplayName("Scenario 36: an account sees what its roles allow, and one without roles sees nothing")
    void rolesDecideWhoSeesVisits() {
        for (String name : List.of("reception", "anna", "admin")) {
            assertThat(StaffBrowser.signedIn(port, name, "sv").get("/staff").status())
                    .as(name)
                    .isEqualTo(200);
        }
        for (String name : List.of("editor", "approver")) {
            assertThat(StaffBrowser.signedIn(port, name, "sv").get("/staff").status())
                    .as(name)
                    .isEqualTo(403);
        }
        accounts.keep("new", hash(), Set.of(), null);
        assertThat(StaffBrowser.signedIn(port, "new", "sv").get("/staff").status())
                .isEqualTo(403);
    }

    @Test
    @DisplayName("Scenario 36: what an account is given or loses counts for who is signed in already")
    void rolesCountAtOnce() {
        accounts.keep("temp", hash(), Set.of(StaffRole.RECEPTIONIST), null);
        StaffBrowser temp = StaffBrowser.signedIn(port, "temp", "sv");
        UUID id = account("temp").id();

        change.giveRoles(id, Set.of(StaffRole.EDITOR), BY_ADMIN);
        assertThat(temp.get("/staff").status()).isEqualTo(403);
        change.giveRoles(id, Set.of(StaffRole.PRACTITIONER), BY_ADMIN);
        assertThat(temp.get("/staff").status()).isEqualTo(200);
        change.revoke(id, BY_ADMIN);
        assertThat(sessions("temp")).isZero();
        assertThat(temp.get("/staff").location()).startsWith("/sign-in");
        assertThat(new StaffBrowser(port).signIn("temp", StaffBrowser.PASSWORD).location())
                .isEqualTo("/sign-in?refused");
    }

    @Test
    void signingOutEverywhereEndsEveryBrowserAndSigningOutOnlyThisOne() {
        accounts.keep("busy", hash(), Set.of(StaffRole.RECEPTIONIST), null);
        StaffBrowser desk = StaffBrowser.signedIn(port, "busy", "sv");
        StaffBrowser tablet = StaffBrowser.signedIn(port, "busy", "sv");
        StaffBrowser phone = StaffBrowser.signedIn(port, "busy", "sv");

        Page out = phone.signOut();
        assertThat(pass(out)).startsWith("staff-pass=;").contains("Max-Age=0");
        assertThat(desk.get("/staff").status()).isEqualTo(200);

        assertThat(sessions("busy")).isEqualTo(2);
        change.signOutEverywhere(account("busy").id(), BY_ADMIN);
        assertThat(sessions("busy")).as("rows of sessions that are over").isZero();
        assertThat(desk.get("/staff").status()).isEqualTo(302);
        assertThat(tablet.get("/staff").status()).isEqualTo(302);
        assertThat(StaffBrowser.signedIn(port, "busy", "sv").get("/staff").status())
                .isEqualTo(200);
    }

    @Test
    void formSentAfterTheSessionEndedKeepsWhatWasTypedAndIsSentAgain() {
        StaffBrowser reception = StaffBrowser.signedIn(port, "reception", "sv");
        String token = reception.get("/staff").values("_csrf").getFirst();
        change.signOutEverywhere(account("reception").id(), BY_ADMIN);
        String typed = "topic/0/1\" onfocus=\"alert(1)";

        Page kept = reception.post("/staff/operations/replay", form(token, typed));

        assertThat(kept.status()).isEqualTo(401);
        assertThat(kept.html())
                .contains("Det du skrev är kvar", "target=\"_blank\"")
                .doesNotContain("onfocus=\"alert");
        assertThat(kept.values("event")).containsExactly(typed);
        assertThat(kept.action("/staff")).isEqualTo("/staff/operations/replay");

        reception.signIn("reception", StaffBrowser.PASSWORD);
        Page sent = reception.post(
                kept.action("/staff"),
                form(kept.values("_csrf").getFirst(), kept.values("event").getFirst()));
        assertThat(sent.status()).as("it is looked at, and is no place").isEqualTo(400);
    }

    @Test
    void keptFormIsNoPageOfItsOwn() {
        assertThat(new Browser(port).get("/kept-form").status()).isEqualTo(404);
        assertThat(StaffBrowser.signedIn(port, "admin", "sv").get("/kept-form").status())
                .isEqualTo(404);
    }

    @Test
    void signingInAgainAtTheNextStartEndsNobodysSession() {
        StaffBrowser reception = StaffBrowser.signedIn(port, "reception", "sv");
        firstAccounts(StaffBrowser.PASSWORD).afterSingletonsInstantiated();
        assertThat(reception.get("/staff").status()).isEqualTo(200);
    }

    @Test
    @DisplayName("Scenario 40: without a staff password the start is refused in a clear sentence")
    void startIsRefusedInAClearSentenceWithoutAPassword() {
        assertThatThrownBy(firstAccounts(" ")::afterSingletonsInstantiated).isInstanceOf(NoStaffPassword.class);

        var analysis = new NoStaffPassword.Analyzer().analyze(new NoStaffPassword());
        assertThat(analysis).isNotNull();
        assertThat(analysis.getAction()).contains("CLINIC_STAFF_PASSWORD");
    }

    private FirstAccounts firstAccounts(String password) {
        MockEnvironment demo = new MockEnvironment();
        demo.setActiveProfiles("demo");
        return new FirstAccounts(accounts, passwords, demo, password);
    }

    private StaffAccount account(String name) {
        return accounts.named(name).orElseThrow();
    }

    private int sessions(String name) {
        return database.sql("select count(*) from spring_session where principal_name = ?")
                .param(name)
                .query(Integer.class)
                .single();
    }

    /** With its cookies by hand: the browser of these tests sends a secure one over no plain line. */
    private String ledOn(StaffBrowser staff, String pass) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/sign-in?to=%2Fstaff%2Fcontent"))
                .header("Cookie", staff.session() + "; " + pass.split(";", 2)[0])
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            return pass(http.send(request, BodyHandlers.discarding()));
        }
    }

    private static int version(String pass) throws ParseException {
        return SignedJWT.parse(pass.replaceFirst("staff-pass=", "").split(";", 2)[0])
                .getJWTClaimsSet()
                .getIntegerClaim("version");
    }

    private @Nullable String hash;

    private String hash() {
        String known = hash;
        if (known == null) {
            known = String.valueOf(passwords.encode(StaffBrowser.PASSWORD));
            hash = known;
        }
        return known;
    }

    private static Map<String, List<String>> form(String token, String event) {
        return Map.of("_csrf", List.of(token), "service", List.of("reminder"), "event", List.of(event));
    }

    private static String pass(Page page) {
        return pass(page.response());
    }

    private static String pass(HttpResponse<?> answer) {
        return answer.headers().allValues("set-cookie").stream()
                .filter(cookie -> cookie.startsWith("staff-pass="))
                .findFirst()
                .orElse("");
    }

    private static long nanos(StaffBrowser stranger, String name) {
        long from = System.nanoTime();
        assertThat(stranger.signIn(name, "wrong").location()).isEqualTo("/sign-in?refused");
        return System.nanoTime() - from;
    }

    private static long median(List<Long> nanos) {
        return nanos.stream().sorted().skip(nanos.size() / 2).findFirst().orElseThrow();
    }
}
