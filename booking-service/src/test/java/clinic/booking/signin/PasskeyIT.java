package clinic.booking.signin;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.booking.RealBooking;
import clinic.booking.audit.Who;
import clinic.booking.factor.SecondFactorRule;
import clinic.booking.online.Browser;
import clinic.booking.online.Browser.Page;
import clinic.booking.passkey.Passkeys;
import clinic.booking.staff.StaffBrowser;
import clinic.contracts.booking.StaffRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;

/** Passkeys over HTTP; that a browser and our script agree is shown by the scenario. */
@RealBooking
class PasskeyIT {

    private static final String ACCOUNT = "/staff/account";
    private static final String REFUSED = "/sign-in?passkey-refused";
    private static final Pattern RECOVERY_CODE = Pattern.compile("[a-z2-7]{4}(-[a-z2-7]{4}){3}");

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient database;

    @Autowired
    StaffAccounts accounts;

    @Autowired
    ChangeStaff change;

    @Autowired
    Passkeys passkeys;

    @Autowired
    SecondFactorRule rule;

    @Autowired
    PasswordEncoder passwords;

    @Autowired
    FindByIndexNameSessionRepository<? extends Session> sessions;

    @AfterEach
    void asBefore() {
        rule.everybodyNeedsOne(false);
        database.sql("delete from sign_in_tries").update();
        database.sql("delete from staff_account where name like 'key-%'").update();
    }

    @Test
    void passkeySignsInWithoutPasswordAndCode() {
        SoftAuthenticator device = added("key-anna");
        rule.everybodyNeedsOne(true);
        StaffBrowser desk = new StaffBrowser(port);

        Page in = show(desk, device);

        assertThat(in.location()).isEqualTo("/staff");
        assertThat(in.response().headers().allValues("set-cookie"))
                .anyMatch(cookie -> cookie.startsWith("staff-pass="));
        assertThat(desk.get(ACCOUNT).html()).contains("med lösennyckel", "Jobbtelefonen");
        assertThat(new StaffBrowser(port)
                        .signIn("key-anna", StaffBrowser.PASSWORD)
                        .location())
                .as("a password alone lets nobody in where a second proof is needed")
                .isEqualTo("/sign-in/code");
    }

    @Test
    @DisplayName("Scenario 35: a password alone neither opens an account with a passkey nor puts an app in its place")
    void passwordAloneDoesNotWalkPastAPasskey() {
        SoftAuthenticator device = added("key-guarded");
        StaffBrowser thief = new StaffBrowser(port);
        assertThat(thief.signIn("key-guarded", StaffBrowser.PASSWORD).location())
                .isEqualTo("/sign-in/code");
        assertThat(thief.get("/staff").location()).startsWith("/sign-in?to=");
        assertThat(thief.get("/sign-in/authenticator").location()).isEqualTo("/sign-in?over");
        assertThat(thief.get("/sign-in/code").html())
                .contains("Visa din lösennyckel", "reservkod")
                .doesNotContain("??");
        assertThat(code(thief, "123456").status()).isEqualTo(422);
        assertThat(answer(thief, device.show(question(thief))).location()).isEqualTo("/staff");

        List<String> codes = RECOVERY_CODE
                .matcher(thief.press(ACCOUNT, ACCOUNT + "/recovery-codes", Map.of())
                        .html())
                .results()
                .map(MatchResult::group)
                .toList();
        OpenDesk.of("key-guarded", sessions);
        assertThat(thief.get(ACCOUNT + "/proof").html())
                .contains("Visa din lösennyckel", "reservkod")
                .doesNotContain("??");
        assertThat(prove(thief, "").status()).isEqualTo(422);
        assertThat(prove(thief, codes.getFirst()).location()).isEqualTo(ACCOUNT);

        StaffBrowser withoutDevice = new StaffBrowser(port);
        withoutDevice.signIn("key-guarded", StaffBrowser.PASSWORD);
        assertThat(code(withoutDevice, codes.getFirst()).status())
                .as("used before")
                .isEqualTo(422);
        assertThat(code(withoutDevice, codes.getLast()).location()).isEqualTo(ACCOUNT);
    }

    /** As docs/operations/no-way-in.md says. */
    @Test
    void whoeverRunsTheServerLetsInAnAdminWhoHasLostTheDevice() throws IOException {
        added("key-lost");
        String page = Files.readString(Path.of("../docs/operations/no-way-in.md"));
        List<String> statements = page.lines()
                .map(String::strip)
                .filter(line -> line.startsWith("delete "))
                .toList();
        assertThat(statements).hasSize(2);
        statements.forEach(statement ->
                database.sql(statement.replace("'admin'", "'key-lost'")).update());

        assertThat(new StaffBrowser(port)
                        .signIn("key-lost", StaffBrowser.PASSWORD)
                        .location())
                .isEqualTo("/staff");
    }

    /** As the same page says. */
    @Test
    void whoeverRunsTheServerLetsInAnAdminWhoHasForgottenThePassword() throws IOException {
        accounts.keep("key-forgot", "{noop}known to nobody", Set.of(StaffRole.ADMIN), null);
        Files.readString(Path.of("../docs/operations/no-way-in.md"))
                .lines()
                .map(String::strip)
                .filter(line -> line.startsWith("create ") || line.startsWith("update "))
                .forEach(statement -> database.sql(
                                statement.replace("'admin'", "'key-forgot'").replace(";", ""))
                        .update());

        assertThat(new StaffBrowser(port)
                        .signIn("key-forgot", "new words of your own")
                        .location())
                .isEqualTo("/staff");
    }

    private static Page code(StaffBrowser desk, String code) {
        return desk.press("/sign-in/code", "/sign-in/code", Map.of("code", code));
    }

    private static Page prove(StaffBrowser desk, String code) {
        return desk.press(
                ACCOUNT + "/proof",
                ACCOUNT + "/proof",
                Map.of("password", StaffBrowser.PASSWORD, "code", code, "to", ACCOUNT));
    }

    @Test
    @DisplayName("Scenario 35: what a passkey answered opens nothing again, nor does an answer to another question")
    void answerOpensOnce() {
        SoftAuthenticator device = added("key-replay");
        device.countsNothing();
        StaffBrowser desk = new StaffBrowser(port);
        String answer = device.show(question(desk));
        assertThat(answer(desk, answer).location()).isEqualTo("/staff");

        assertThat(desk.press(ACCOUNT, "/sign-in/passkey", Map.of("answer", answer))
                        .location())
                .isEqualTo(REFUSED);
        assertThat(answer(new StaffBrowser(port), answer).location()).isEqualTo(REFUSED);
        StaffBrowser eavesdropper = new StaffBrowser(port);
        question(eavesdropper);
        assertThat(answer(eavesdropper, answer).location()).isEqualTo(REFUSED);
    }

    @Test
    @DisplayName(
            "Scenario 35: a passkey that was shown to another page, or by a device that asked nobody, opens nothing")
    void falsePagesAndCarelessDevicesGetNowhere() {
        SoftAuthenticator device = added("key-false");
        device.origin = "https://c1inic.example";
        assertThat(show(new StaffBrowser(port), device).location()).isEqualTo(REFUSED);
        device.origin = "https://clinic.example";
        device.verifiesItsUser = false;
        assertThat(show(new StaffBrowser(port), device).location()).isEqualTo(REFUSED);
        device.verifiesItsUser = true;
        assertThat(show(new StaffBrowser(port), device).location()).isEqualTo("/staff");
        device.count = 0;
        assertThat(show(new StaffBrowser(port), device).location())
                .as("a copy, which counts from the beginning")
                .isEqualTo(REFUSED);
        assertThat(show(new StaffBrowser(port), new SoftAuthenticator("a stranger's"))
                        .location())
                .isEqualTo(REFUSED);
        assertThat(answer(new StaffBrowser(port), "no JSON").location()).isEqualTo(REFUSED);
    }

    @Test
    @DisplayName("Scenario 35: a copied question and its answer, shown once more from elsewhere, open nothing")
    void copiedQuestionOpensNothing() {
        SoftAuthenticator device = added("key-copied");
        device.countsNothing();
        Browser desk = new Browser(port);
        List<String> token = desk.get("/sign-in").values("_csrf").subList(0, 1);
        Page asked = desk.post("/sign-in/passkey/question", Map.of("_csrf", token));
        Map<String, List<String>> answer = Map.of("_csrf", token, "answer", List.of(device.show(asked.html())));
        Browser copy = desk.copy();

        assertThat(desk.post("/sign-in/passkey", answer).location()).isEqualTo("/staff");
        assertThat(copy.post("/sign-in/passkey", answer).location()).isEqualTo(REFUSED);
    }

    @Test
    void strangerWhoAsksLeavesNoSessionAndMayNotAskForEver() {
        long before = sessionRows();
        StaffBrowser stranger = new StaffBrowser(port);
        String asked = question(stranger);
        assertThat(asked).contains("challenge");
        for (int more = 1; more < 60; more++) {
            question(stranger);
        }
        assertThat(sessionRows()).isEqualTo(before);
        assertThat(stranger.press("/sign-in", "/sign-in/passkey/question", Map.of())
                        .status())
                .isEqualTo(429);

        for (int guess = 0; guess < 30; guess++) {
            assertThat(answer(stranger, "no JSON").location()).isEqualTo(REFUSED);
        }
        assertThat(answer(stranger, "no JSON").location()).isEqualTo("/sign-in?wait");
        assertThat(stranger.signIn("reception", StaffBrowser.PASSWORD).location())
                .as("who types a password is counted apart")
                .isEqualTo("/staff");
    }

    @Test
    void closedAccountAndRemovedPasskeyOpenNothing() {
        SoftAuthenticator device = added("key-gone");
        UUID id = accounts.named("key-gone").orElseThrow().id();
        UUID key = passkeys.of(id).getFirst().id();
        passkeys.remove(accounts.named("admin").orElseThrow().id(), key);
        assertThat(passkeys.of(id)).as("a colleague removes nothing").hasSize(1);

        change.revoke(id, Who.staff(id));
        assertThat(show(new StaffBrowser(port), device).location()).isEqualTo(REFUSED);
        passkeys.remove(id, key);
        assertThat(show(new StaffBrowser(port), device).location()).isEqualTo(REFUSED);
    }

    @Test
    void addingAndRemovingTakesAFreshProof() {
        SoftAuthenticator device = added("key-open-desk");
        UUID id = accounts.named("key-open-desk").orElseThrow().id();
        StaffBrowser desk = new StaffBrowser(port);
        show(desk, device);
        OpenDesk.of("key-open-desk", sessions);

        assertThat(desk.get(ACCOUNT + "/passkeys").location()).isEqualTo(ACCOUNT + "/proof");
        assertThat(desk.press(ACCOUNT, ACCOUNT + "/passkeys/question", Map.of()).status())
                .isEqualTo(403);
        assertThat(desk.press(ACCOUNT, ACCOUNT + "/passkeys", Map.of("answer", "{}"))
                        .location())
                .isEqualTo(ACCOUNT + "/proof");
        String removal = desk.get(ACCOUNT).action("/removal");
        assertThat(desk.press(ACCOUNT, removal, Map.of()).location()).isEqualTo(ACCOUNT + "/proof");
        assertThat(passkeys.of(id)).hasSize(1);
    }

    private long sessionRows() {
        return database.sql("select count(*) from spring_session")
                .query(Long.class)
                .single();
    }

    /** Somebody who has signed in by password and added a passkey. */
    private SoftAuthenticator added(String name) {
        accounts.keep(
                name, String.valueOf(passwords.encode(StaffBrowser.PASSWORD)), Set.of(StaffRole.RECEPTIONIST), null);
        StaffBrowser desk = StaffBrowser.signedIn(port, name, "sv");
        SoftAuthenticator device = new SoftAuthenticator(name);
        assertThat(desk.get(ACCOUNT + "/passkeys").status()).isEqualTo(200);
        String made = device.make(desk.press(ACCOUNT + "/passkeys", ACCOUNT + "/passkeys/question", Map.of())
                .html());
        Page codes = desk.press(
                ACCOUNT + "/passkeys", ACCOUNT + "/passkeys", Map.of("answer", made, "label", "Jobbtelefonen"));
        assertThat(RECOVERY_CODE.matcher(codes.html()).results())
                .as("for the day when the device is gone")
                .hasSize(10);
        return device;
    }

    private static Page show(StaffBrowser desk, SoftAuthenticator device) {
        return answer(desk, device.show(question(desk)));
    }

    private static String question(StaffBrowser desk) {
        return desk.press("/sign-in", "/sign-in/passkey/question", Map.of()).html();
    }

    private static Page answer(StaffBrowser desk, String answer) {
        return desk.press("/sign-in", "/sign-in/passkey", Map.of("answer", answer));
    }
}
