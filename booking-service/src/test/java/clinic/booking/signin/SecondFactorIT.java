package clinic.booking.signin;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.booking.RealBooking;
import clinic.booking.factor.SecondFactorRule;
import clinic.booking.factor.SecondFactors;
import clinic.booking.online.Browser.Page;
import clinic.booking.staff.StaffBrowser;
import clinic.contracts.booking.StaffRole;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
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

@RealBooking
class SecondFactorIT {

    private static final Pattern RECOVERY_CODE = Pattern.compile("[a-z2-7]{4}(-[a-z2-7]{4}){3}");

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient database;

    @Autowired
    StaffAccounts accounts;

    @Autowired
    SecondFactors factors;

    @Autowired
    SecondFactorRule rule;

    @Autowired
    FindByIndexNameSessionRepository<? extends Session> sessions;

    @Autowired
    PasswordEncoder passwords;

    @AfterEach
    void forgetTries() {
        rule.everybodyNeedsOne(false);
        database.sql("delete from sign_in_tries").update();
        database.sql("delete from staff_account where name like 'factor-%'").update();
    }

    @Test
    void whoHasAnAppIsAskedForItsCodeAndIsNotInBefore() {
        Owner owner = owner("factor-asked");
        StaffBrowser desk = new StaffBrowser(port);

        Page asked = desk.signIn("factor-asked", StaffBrowser.PASSWORD, "/sign-in?to=%2Fstaff%3Fdate%3D2026-11-24");

        assertThat(asked.location()).isEqualTo("/sign-in/code");
        assertThat(desk.get("/staff").location()).startsWith("/sign-in?to=");
        assertThat(cookies(asked)).noneMatch(cookie -> cookie.startsWith("staff-pass="));
        Page wrong = code(desk, "000000");
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.html())
                .contains("<title>Fel: ", "<a href=\"#code\">Koden stämmer inte.")
                .contains("aria-describedby=\"code-hint code-error\" aria-invalid=\"true\"");
        Page in = code(desk, owner.app().at(step() + 1));
        assertThat(in.location()).isEqualTo("/staff?date=2026-11-24");
        assertThat(cookies(in)).anyMatch(cookie -> cookie.startsWith("staff-pass="));
        assertThat(desk.get("/staff").status()).isEqualTo(200);
        assertThat(new StaffBrowser(port).get("/sign-in/code").location()).isEqualTo("/sign-in?over");
    }

    @Test
    @DisplayName("Scenario 35: a code that was used opens nothing again, nor does an older one")
    void usedCodeIsRefused() {
        Owner owner = owner("factor-replay");
        String used = owner.app().at(step() + 1);
        assertThat(code(halfway("factor-replay"), used).status()).isEqualTo(302);

        assertThat(code(halfway("factor-replay"), used).status()).isEqualTo(422);
        assertThat(code(halfway("factor-replay"), owner.app().at(step())).status())
                .isEqualTo(422);
    }

    @Test
    @DisplayName("Scenario 35: a recovery code opens once, is kept as a hash, and new ones void the old")
    void recoveryCodeOpensOnce() {
        Owner owner = owner("factor-lost");
        String code = owner.codes().getFirst();
        StaffBrowser desk = halfway("factor-lost");

        assertThat(code(desk, code.toUpperCase(Locale.ROOT)).location()).isEqualTo("/staff/account");
        assertThat(desk.get("/staff/account").html()).contains("9 reservkoder kvar");

        assertThat(code(halfway("factor-lost"), code).status()).isEqualTo(422);
        // As they are before they are hashed: without their hyphens.
        List<String> plain =
                owner.codes().stream().map(one -> one.replace("-", "")).toList();
        assertThat(database.sql("select encode(hash, 'escape') from staff_recovery_code where octet_length(hash) = 32")
                        .query(String.class)
                        .list())
                .hasSize(database.sql("select count(*) from staff_recovery_code")
                        .query(Integer.class)
                        .single())
                .hasSizeGreaterThanOrEqualTo(plain.size() - 1)
                .noneMatch(hash -> plain.stream().anyMatch(hash::contains));
        List<String> fresh = codes(desk.press("/staff/account", "/staff/account/recovery-codes", Map.of()));
        assertThat(code(halfway("factor-lost"), owner.codes().getLast()).status())
                .isEqualTo(422);
        assertThat(code(halfway("factor-lost"), fresh.getFirst()).status()).isEqualTo(302);
    }

    @Test
    void secretIsNowhereInTheDatabase() {
        Owner owner = owner("factor-sealed");
        factors.remove(owner.id());
        factors.begin(owner.id());
        String key = factors.begun(owner.id()).orElseThrow().key().replace(" ", "");
        byte[] secret = AuthenticatorApp.decoded(key);
        byte[] kept = database.sql("select secret from staff_authenticator where staff_id = ?")
                .param(owner.id())
                .query(byte[].class)
                .single();
        for (byte[] known : List.of(
                secret,
                key.getBytes(StandardCharsets.US_ASCII),
                Base64.getEncoder().encode(secret),
                HexFormat.of().formatHex(secret).getBytes(StandardCharsets.US_ASCII))) {
            assertThat(HexFormat.of().formatHex(kept))
                    .doesNotContain(HexFormat.of().formatHex(known));
        }
    }

    @Test
    void afterFiveWrongCodesTheRightOneIsNotLookedAt() {
        Owner owner = owner("factor-guessed");
        StaffBrowser guesser = halfway("factor-guessed");
        for (int wrong = 0; wrong < 5; wrong++) {
            assertThat(code(guesser, "00000" + wrong).status()).isEqualTo(422);
        }
        Page told = code(guesser, owner.app().at(step() + 1));
        assertThat(told.status()).isEqualTo(429);
        assertThat(told.html()).contains("För många försök");
        assertThat(StaffBrowser.signedIn(port, "reception", "sv").get("/staff").status())
                .isEqualTo(200);
    }

    @Test
    void whoSignedInLongAgoProvesAgainBeforeAFactorIsChanged() {
        Owner owner = owner("factor-open-desk");
        StaffBrowser desk = halfway("factor-open-desk");
        code(desk, owner.app().at(step() + 1));
        letItLieOpen("factor-open-desk");

        for (String change : List.of("authenticator/removal", "recovery-codes")) {
            assertThat(desk.press("/staff/account", "/staff/account/" + change, Map.of())
                            .location())
                    .as(change)
                    .isEqualTo("/staff/account/proof");
        }
        assertThat(factors.asksFor(owner.id())).isTrue();
        assertThat(prove(desk, "wrong", owner.codes().getFirst()).status()).isEqualTo(422);
        assertThat(prove(desk, StaffBrowser.PASSWORD, "123456").status())
                .as("the password alone is not enough")
                .isEqualTo(422);

        assertThat(prove(desk, StaffBrowser.PASSWORD, owner.codes().getLast()).location())
                .isEqualTo("/staff/account");
        assertThat(desk.press("/staff/account", "/staff/account/authenticator/removal", Map.of())
                        .location())
                .isEqualTo("/staff/account?done=REMOVED");
        assertThat(new StaffBrowser(port)
                        .signIn("factor-open-desk", StaffBrowser.PASSWORD)
                        .location())
                .isEqualTo("/staff");
    }

    @Test
    void beginningToSetUpTakesAProofToo() {
        accounts.keep("factor-none", hash(), Set.of(StaffRole.EDITOR), null);
        StaffBrowser desk = StaffBrowser.signedIn(port, "factor-none", "sv");
        letItLieOpen("factor-none");
        assertThat(desk.press("/staff/account", "/staff/account/authenticator", Map.of())
                        .location())
                .isEqualTo("/staff/account/proof");
        assertThat(desk.get("/staff/account/authenticator").location()).isEqualTo("/staff/account/proof");
    }

    @Test
    void whereTheClinicAsksEverybodyNobodyGetsInWithoutOneOrLosesIt() {
        accounts.keep("factor-must", hash(), Set.of(StaffRole.EDITOR), null);
        rule.everybodyNeedsOne(true);
        StaffBrowser desk = new StaffBrowser(port);

        assertThat(desk.signIn("factor-must", StaffBrowser.PASSWORD, "/sign-in?to=%2Fstaff%2Fcontent")
                        .location())
                .isEqualTo("/sign-in/authenticator");
        assertThat(desk.get("/staff/account").location()).startsWith("/sign-in?to=");
        desk.press("/sign-in/authenticator", "/sign-in/authenticator", Map.of());
        AuthenticatorApp app = AuthenticatorApp.reading(desk.get("/sign-in/authenticator"));
        assertThat(desk.press("/sign-in/authenticator", "/sign-in/authenticator", Map.of("code", "12"))
                        .status())
                .isEqualTo(422);
        Page in = desk.press("/sign-in/authenticator", "/sign-in/authenticator", Map.of("code", app.at(step())));
        assertThat(codes(in)).hasSize(10);
        assertThat(in.links("/staff/content")).isNotEmpty();

        assertThat(desk.press("/staff/account", "/staff/account/authenticator/removal", Map.of())
                        .location())
                .isEqualTo("/staff/account?done=NEEDED");
        assertThat(factors.asksFor(accounts.named("factor-must").orElseThrow().id()))
                .isTrue();
        StaffBrowser thief = halfway("factor-must");
        assertThat(thief.get("/sign-in/authenticator").location())
                .as("a password alone replaces no factor")
                .isEqualTo("/sign-in?over");
    }

    @Test
    void oneSessionIsEndedAmongSeveral() {
        accounts.keep("factor-two", hash(), Set.of(StaffRole.RECEPTIONIST), null);
        StaffBrowser desk = StaffBrowser.signedIn(port, "factor-two", "sv");
        StaffBrowser forgotten = StaffBrowser.signedIn(port, "factor-two", "sv");
        int before = accounts.named("factor-two").orElseThrow().version();
        Page page = desk.get("/staff/account");
        String end = page.action("/end");
        assertThat(page.html()).contains("Den du sitter vid").doesNotContain(desk.session());

        assertThat(desk.post(end, Map.of("_csrf", page.values("_csrf").subList(0, 1)))
                        .location())
                .isEqualTo("/staff/account?done=ENDED");

        assertThat(forgotten.get("/staff").location()).startsWith("/sign-in");
        assertThat(desk.get("/staff").status()).isEqualTo(200);
        assertThat(accounts.named("factor-two").orElseThrow().version())
                .as("and its pass is void elsewhere")
                .isGreaterThan(before);
    }

    @Test
    @DisplayName("Scenario 36: nobody ends a colleague's session")
    void nobodyEndsAColleaguesSession() {
        accounts.keep("factor-own", hash(), Set.of(StaffRole.RECEPTIONIST), null);
        accounts.keep("factor-other", hash(), Set.of(StaffRole.ADMIN), null);
        StaffBrowser.signedIn(port, "factor-own", "sv");
        StaffBrowser own = StaffBrowser.signedIn(port, "factor-own", "sv");
        String end = own.get("/staff/account").action("/end");
        StaffBrowser other = StaffBrowser.signedIn(port, "factor-other", "sv");

        other.press("/staff/account", end, Map.of());

        assertThat(own.get("/staff/account").action("/end")).isEqualTo(end);
    }

    @Test
    void signingOutEverywhereEndsThisOneToo() {
        accounts.keep("factor-all", hash(), Set.of(StaffRole.RECEPTIONIST), null);
        StaffBrowser desk = StaffBrowser.signedIn(port, "factor-all", "sv");
        StaffBrowser other = StaffBrowser.signedIn(port, "factor-all", "sv");
        desk.press("/staff/account", "/staff/account/sessions/end", Map.of());
        assertThat(desk.get("/staff").location()).startsWith("/sign-in");
        assertThat(other.get("/staff").location()).startsWith("/sign-in");
    }

    private String hash() {
        return String.valueOf(passwords.encode(StaffBrowser.PASSWORD));
    }

    private record Owner(UUID id, AuthenticatorApp app, List<String> codes) {}

    /** Somebody who has connected an app, with the code of the step that is running. */
    private Owner owner(String name) {
        accounts.keep(name, hash(), Set.of(StaffRole.RECEPTIONIST), null);
        StaffBrowser desk = StaffBrowser.signedIn(port, name, "sv");
        assertThat(desk.press("/staff/account", "/staff/account/authenticator", Map.of())
                        .location())
                .isEqualTo("/staff/account/authenticator");
        Page page = desk.get("/staff/account/authenticator");
        AuthenticatorApp app = AuthenticatorApp.reading(page);
        String confirm = "/staff/account/authenticator/code";
        assertThat(desk.press("/staff/account/authenticator", confirm, Map.of("code", "no code"))
                        .links("lang="))
                .containsExactly("/staff/account/authenticator?lang=en");
        Page told = desk.press("/staff/account/authenticator", confirm, Map.of("code", app.at(step())));
        assertThat(told.links("lang=")).as("the codes are shown once").isEmpty();
        return new Owner(accounts.named(name).orElseThrow().id(), app, codes(told));
    }

    private StaffBrowser halfway(String name) {
        StaffBrowser desk = new StaffBrowser(port);
        assertThat(desk.signIn(name, StaffBrowser.PASSWORD).location()).isEqualTo("/sign-in/code");
        return desk;
    }

    private static Page code(StaffBrowser desk, String code) {
        return desk.press("/sign-in/code", "/sign-in/code", Map.of("code", code));
    }

    private static Page prove(StaffBrowser desk, String password, String code) {
        return desk.press("/staff/account/proof", "/staff/account/proof", Map.of("password", password, "code", code));
    }

    private static List<String> codes(Page page) {
        List<String> codes = RECOVERY_CODE
                .matcher(page.html())
                .results()
                .map(MatchResult::group)
                .toList();
        assertThat(codes).as(page.html()).hasSize(10);
        return codes;
    }

    /** As if its owner had proved who they are a quarter of an hour ago. */
    private void letItLieOpen(String name) {
        OpenDesk.of(name, sessions);
    }

    private static List<String> cookies(Page page) {
        return page.response().headers().allValues("set-cookie");
    }

    /** By the database's clock, as they are looked at. */
    private long step() {
        return database.sql("select floor(extract(epoch from now()) / 30)::bigint")
                .query(Long.class)
                .single();
    }
}
