package clinic.booking.issuer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import clinic.booking.RealBooking;
import clinic.booking.audit.Who;
import clinic.booking.online.Browser;
import clinic.booking.online.Browser.Page;
import clinic.booking.signin.ChangeStaff;
import clinic.booking.signin.Colleague;
import clinic.booking.signin.NewAccount;
import clinic.booking.signin.StaffDirectory;
import clinic.booking.staff.StaffBrowser;
import clinic.contracts.booking.StaffRole;
import com.nimbusds.jwt.JWTClaimsSet;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Signing in with an outside issuer that is a real one: Spring Authorization Server over HTTP, with keys of its own. */
@RealBooking
@ExtendWith(OutputCaptureExtension.class)
class IssuerIT {

    private static final String ACCOUNT = "/staff/account";

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient database;

    @Autowired
    ChangeStaff change;

    @Autowired
    StaffDirectory staff;

    @Autowired
    LinkedAccounts links;

    @Autowired
    IssuerSettings settings;

    private StandingIssuer issuer;

    @BeforeEach
    void start() {
        issuer = StandingIssuer.running();
    }

    @AfterEach
    void asBefore() {
        issuer.signAsItself();
        database.sql("delete from sign_in_tries").update();
        database.sql("delete from staff_account where name like 'out-%'").update();
    }

    @Test
    void whoeverWasInvitedIsKnownByTheirAddressOnceAndByTheLinkAfterwards() {
        UUID id = invited("out-eva", StaffRole.EDITOR);
        issuer.knows("out-eva", "OUT-EVA@kund.example", true, "front-desk", "canteen");
        StaffBrowser desk = new StaffBrowser(port);

        Page in = signedIn(desk, "out-eva", "/sign-in/issuer?to=/staff/day");

        assertThat(in.location()).isEqualTo("/staff/day");
        assertThat(in.response().headers().allValues("set-cookie")).anyMatch(one -> one.startsWith("staff-pass="));
        assertThat(roles("out-eva")).containsExactly(StaffRole.RECEPTIONIST);
        assertThat(desk.get(ACCOUNT).html())
                .contains("Du loggar in med " + StandingIssuer.NAME, "med den yttre inloggningstjänsten")
                .doesNotContain("Lägg till en lösennyckel");
        assertThat(StaffBrowser.signedIn(port, "admin", "sv")
                        .get("/staff/setup/staff/" + id)
                        .html())
                .contains("Loggar in med " + StandingIssuer.NAME);
        assertThat(written(id)).endsWith("ACCOUNT_LINKED", "ROLES_TAKEN_OVER RECEPTIONIST");

        issuer.knows("out-eva", "another@kund.example", false, "front-desk");
        assertThat(signedIn(new StaffBrowser(port), "out-eva", "/sign-in/issuer")
                        .location())
                .isEqualTo("/staff");
    }

    @Test
    void strangerIsNotLedToTheIssuerForEver() {
        StaffBrowser stranger = new StaffBrowser(port);
        for (int question = 0; question < 60; question++) {
            assertThat(stranger.get("/sign-in/issuer").location()).startsWith(StandingIssuer.uri());
        }
        assertThat(stranger.get("/sign-in/issuer").location()).isEqualTo("/sign-in?wait");
    }

    @Test
    @DisplayName(
            "Scenario 36: whom nobody invited, whose address is not verified, or who has no role there is not let in")
    void strangersStayOutside(CapturedOutput log) {
        invited("out-ada", StaffRole.ADMIN);
        issuer.knows("out-stranger", "stranger@kund.example", true, "chief");
        assertThat(refused("out-stranger")).isEqualTo("unknown");
        issuer.knows("out-unverified", "out-ada@kund.example", false, "chief");
        assertThat(refused("out-unverified")).isEqualTo("unverified");
        issuer.knows("out-guest", "out-ada@kund.example", true, "canteen");
        assertThat(refused("out-guest")).isEqualTo("no-role");

        assertThat(staff.withEmail("stranger@kund.example")).isEmpty();
        assertThat(roles("out-ada")).as("not touched").containsExactly(StaffRole.ADMIN);
        assertThat(log).contains("UNKNOWN", "UNVERIFIED", "NO_ROLE").doesNotContain("stranger@kund.example", "eyJ");
        for (Refusal why : Refusal.values()) {
            assertThat(new Browser(port)
                            .get("/sign-in?lang=en&issuer=" + why.code())
                            .html())
                    .contains("role=\"alert\"")
                    .doesNotContain("??");
        }
    }

    @Test
    void clinicMayLetTheIssuerAddPeople() {
        IssuerSettings open = new IssuerSettings(
                settings.uri(),
                settings.clientId(),
                settings.clientSecret(),
                settings.name(),
                "sub",
                "roles",
                settings.roles(),
                Set.of(),
                Set.of(),
                settings.scopes(),
                true,
                true);
        Admission admission = new Admission(links, staff, change, open);
        Colleague added = admission.of(vouched("7f3a", "Out-Nya Ström@region.example", "nya@kund.example", true));
        assertThat(added.name()).isEqualTo("out-nya-ström");
        assertThat(added.email()).isEqualTo("nya@kund.example");
        assertThat(added.roles()).containsExactly(StaffRole.EDITOR);
        assertThat(admission.of(vouched("7f3a", "renamed", "", false)).id()).isEqualTo(added.id());

        Colleague namesake = admission.of(vouched("9c21", "out-nya-ström", "", false));
        assertThat(namesake.name()).isEqualTo("out-nya-ström-2");
        assertThat(namesake.email()).isNull();
        change.revoke(namesake.id(), Who.staff(namesake.id()));
        assertThat(admission.of(vouched("9c21", "out-nya-ström", "", false)).revoked())
                .as("closed stays closed")
                .isTrue();
    }

    @Test
    @DisplayName("Scenario 36: a role that was taken away there is gone here at the next sign-in, at every desk")
    void roleTakenAwayIsGone() {
        UUID id = invited("out-leaver", StaffRole.EDITOR);
        issuer.knows("out-leaver", "out-leaver@kund.example", true, "owner", "front-desk");
        StaffBrowser desk = new StaffBrowser(port);
        signedIn(desk, "out-leaver", "/sign-in/issuer");
        assertThat(desk.get("/staff/setup").status()).isEqualTo(200);

        issuer.knows("out-leaver", "out-leaver@kund.example", true, "front-desk");
        signedIn(new StaffBrowser(port), "out-leaver", "/sign-in/issuer");
        assertThat(desk.get("/staff/setup").status()).isEqualTo(403);
        assertThat(desk.get("/staff/day").status()).isEqualTo(200);

        issuer.knows("out-leaver", "out-leaver@kund.example", true);
        assertThat(refused("out-leaver")).isEqualTo("no-role");
        assertThat(roles("out-leaver")).as("an empty set means nothing").isEmpty();
        assertThat(desk.get("/staff/day").status()).isEqualTo(403);
        assertThat(written(id)).endsWith("ROLES_TAKEN_OVER RECEPTIONIST", "ROLES_TAKEN_OVER");
    }

    static Stream<Arguments> spoiledTokens() {
        Instant past = Instant.parse("2026-01-01T00:00:00Z");
        return Stream.of(
                spoiled("nonce", claims -> claims.put("nonce", "of somebody else"), "invalid_nonce"),
                spoiled("no nonce", claims -> claims.remove("nonce"), "invalid_nonce"),
                spoiled("audience", claims -> claims.put("aud", List.of("the canteen")), "invalid_id_token aud"),
                spoiled("issuer", claims -> claims.put("iss", "https://issuer.example"), "invalid_id_token iss"),
                spoiled(
                        "expired",
                        claims -> {
                            claims.put("iat", past);
                            claims.put("exp", past.plusSeconds(60));
                        },
                        "invalid_id_token"));
    }

    private static Arguments spoiled(String what, Consumer<Map<String, Object>> how, String told) {
        return Arguments.of(what, how, told);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("spoiledTokens")
    @DisplayName("Scenario 35: a token that was not made for this clinic, now, for this question lets nobody in")
    void spoiledTokenLetsNobodyIn(String what, Consumer<Map<String, Object>> how, String told, CapturedOutput log) {
        invited("out-spoiled", StaffRole.EDITOR);
        issuer.knows("out-spoiled", "out-spoiled@kund.example", true, "front-desk");
        issuer.spoil(how);
        assertThat(refused("out-spoiled")).as(what).isEqualTo("untrusted");
        assertThat(log).contains("UNTRUSTED, " + told).doesNotContain("eyJ", "out-spoiled@kund.example");
        assertThat(roles("out-spoiled")).containsExactly(StaffRole.EDITOR);
    }

    @Test
    @DisplayName("Scenario 35: a token that somebody else signed lets nobody in; one by a new key of the issuer's does")
    void keysAreTheIssuersOwnAndMayChange() {
        invited("out-keys", StaffRole.EDITOR);
        issuer.knows("out-keys", "out-keys@kund.example", true, "writer");
        issuer.signAsSomebodyElse();
        assertThat(refused("out-keys")).isEqualTo("untrusted");

        issuer.replaceKey();
        await().atMost(Duration.ofSeconds(10))
                .until(() -> signedIn(new StaffBrowser(port), "out-keys", "/sign-in/issuer")
                        .location()
                        .equals("/staff/content"));
    }

    @Test
    @DisplayName("Scenario 35: an answer opens once, in the browser that asked, and to its own question")
    void answerBelongsToItsQuestion() {
        invited("out-state", StaffRole.EDITOR);
        issuer.knows("out-state", "out-state@kund.example", true, "front-desk");
        StaffBrowser victim = new StaffBrowser(port);
        long sessions = sessionRows();
        String answer = new AtTheIssuer("out-state").goesTo(asks(victim, "/sign-in/issuer"));
        assertThat(sessionRows()).as("who has only asked leaves no row").isEqualTo(sessions);

        assertThat(new StaffBrowser(port).get(answer).location()).isEqualTo("/sign-in?issuer=over");
        StaffBrowser another = new StaffBrowser(port);
        asks(another, "/sign-in/issuer");
        assertThat(another.get(answer).location()).isEqualTo("/sign-in?issuer=untrusted");
        assertThat(victim.get(answer).location()).isEqualTo("/staff");
        assertThat(victim.get(answer).location()).isEqualTo("/sign-in?issuer=over");
        assertThat(new StaffBrowser(port)
                        .get("/sign-in/issuer/answer?error=%3Cscript%3E")
                        .location())
                .isEqualTo("/sign-in?issuer=over");
        StaffBrowser stopped = new StaffBrowser(port);
        asks(stopped, "/sign-in/issuer");
        assertThat(stopped.get("/sign-in/issuer/answer?error=access_denied&state=x")
                        .location())
                .isEqualTo("/sign-in?issuer=stopped");
    }

    @Test
    void questionSaysWhatItMustAndKeepsItsSecrets() {
        String asked = asks(new StaffBrowser(port), "/sign-in/issuer");
        assertThat(asked)
                .startsWith(StandingIssuer.uri() + "/oauth2/authorize?")
                .contains(
                        "response_type=code",
                        "code_challenge_method=S256",
                        "code_challenge=",
                        "nonce=",
                        "state=",
                        "scope=openid",
                        "redirect_uri=https://clinic.example/sign-in/issuer/answer")
                .doesNotContain("prompt=", "code_verifier", "client_secret");
    }

    @Test
    void clinicWorksWhileTheIssuerIsAwayAndSaysSo() {
        invited("out-early", StaffRole.EDITOR);
        issuer.knows("out-early", "out-early@kund.example", true, "front-desk");
        StaffBrowser desk = new StaffBrowser(port);
        signedIn(desk, "out-early", "/sign-in/issuer");
        issuer.stop();

        assertThat(new Browser(port).get("/sign-in/issuer").location()).isEqualTo("/sign-in?issuer=away");
        assertThat(new Browser(port).get("/sign-in").html())
                .contains("Just nu svarar inte " + StandingIssuer.NAME, "name=\"password\"");
        assertThat(desk.get("/staff/day").status()).as("who is in stays in").isEqualTo(200);
        StaffBrowser.signedIn(port, "reception", "sv");
        assertThat(desk.signOut().header("Refresh"))
                .as("led there all the same")
                .contains("/connect/logout");
        assertThat(desk.get("/staff/day").status()).isEqualTo(302);

        issuer.start();
        assertThat(signedIn(new StaffBrowser(port), "out-early", "/sign-in/issuer")
                        .location())
                .isEqualTo("/staff");
        assertThat(new Browser(port).get("/sign-in").html()).doesNotContain("Just nu svarar inte");
    }

    @Test
    void whomTheIssuerSpeaksForHasNoPasswordHere() {
        UUID id = invited("out-both", StaffRole.EDITOR);
        change.setPassword(id, StaffBrowser.PASSWORD);
        assertThat(new StaffBrowser(port)
                        .signIn("out-both", StaffBrowser.PASSWORD)
                        .location())
                .isEqualTo("/staff/content");
        issuer.knows("out-both", "out-both@kund.example", true, "front-desk");
        signedIn(new StaffBrowser(port), "out-both", "/sign-in/issuer");

        assertThat(new StaffBrowser(port)
                        .signIn("out-both", StaffBrowser.PASSWORD)
                        .location())
                .isEqualTo("/sign-in?issuer=only");
        assertThat(new StaffBrowser(port).signIn("out-both", "not the password").location())
                .isEqualTo("/sign-in?refused");
    }

    @Test
    void accountClosedHereIsClosedAtOnceAndForTheIssuerToo() {
        UUID id = invited("out-closed", StaffRole.EDITOR);
        issuer.knows("out-closed", "out-closed@kund.example", true, "front-desk");
        StaffBrowser desk = new StaffBrowser(port);
        signedIn(desk, "out-closed", "/sign-in/issuer");
        change.revoke(id, Who.staff(id));
        assertThat(desk.get("/staff").location()).startsWith("/sign-in");
        assertThat(refused("out-closed")).isEqualTo("closed");
    }

    @Test
    void signingOutHereSignsOutThere() {
        invited("out-goes", StaffRole.EDITOR);
        issuer.knows("out-goes", "out-goes@kund.example", true, "front-desk");
        StaffBrowser desk = new StaffBrowser(port);
        AtTheIssuer there = new AtTheIssuer("out-goes");
        desk.get(there.goesTo(asks(desk, "/sign-in/issuer")));

        Page out = desk.signOut();

        assertThat(out.html()).contains("Du är utloggad här", StandingIssuer.NAME);
        String address = out.header("Refresh").replaceFirst("0;url=", "");
        assertThat(address).startsWith(StandingIssuer.uri() + "/connect/logout?id_token_hint=eyJ");
        assertThat(out.links("/connect/logout")).containsExactly(address);
        String back = there.goesTo(address);
        assertThat(back).isEqualTo("/sign-in/issuer/signed-out");
        assertThat(desk.get(back).location()).isEqualTo("/sign-in?signed-out");
        assertThat(desk.get("/staff").location()).startsWith("/sign-in");
    }

    @Test
    @DisplayName("Scenario 35: whom the issuer signs out is out here at once, at that desk; only the issuer may say so")
    void issuerSignsOut() {
        UUID id = invited("out-lost", StaffRole.EDITOR);
        issuer.knows("out-lost", "out-lost@kund.example", true, "front-desk");
        StaffBrowser lost = new StaffBrowser(port);
        StaffBrowser kept = new StaffBrowser(port);
        issuer.spoil(claims -> claims.put("sid", "the lost one"));
        signedIn(lost, "out-lost", "/sign-in/issuer");
        issuer.spoil(claims -> claims.put("sid", "the other one"));
        signedIn(kept, "out-lost", "/sign-in/issuer");
        int before = version(id);

        JWTClaimsSet.Builder claims = logout("out-lost").claim("sid", "the lost one");
        assertThat(tell(issuer.signed(new JWTClaimsSet.Builder(claims.build())
                        .claim("nonce", "n")
                        .build())))
                .isEqualTo(400);
        assertThat(tell(issuer.signed(new JWTClaimsSet.Builder(claims.build())
                        .claim("events", null)
                        .build())))
                .isEqualTo(400);
        assertThat(tell(issuer.signed(new JWTClaimsSet.Builder(claims.build())
                        .audience("the canteen")
                        .build())))
                .isEqualTo(400);
        issuer.signAsSomebodyElse();
        assertThat(tell(issuer.signed(claims.build()))).isEqualTo(400);
        assertThat(tell("no token")).isEqualTo(400);
        issuer.signAsItself();
        assertThat(lost.get("/staff").status())
                .as("none of these was the issuer's")
                .isEqualTo(200);

        assertThat(tell(issuer.signed(claims.build()))).isEqualTo(200);
        assertThat(lost.get("/staff").location()).startsWith("/sign-in");
        assertThat(kept.get("/staff").status()).isEqualTo(200);
        assertThat(version(id)).as("passes of before are void").isGreaterThan(before);

        assertThat(tell(issuer.signed(logout("out-lost").build()))).isEqualTo(200);
        assertThat(kept.get("/staff").location()).startsWith("/sign-in");
    }

    @Test
    void freshProofIsGivenAtTheIssuer() {
        invited("out-proof", StaffRole.EDITOR);
        issuer.knows("out-proof", "out-proof@kund.example", true, "owner");
        issuer.knows("out-colleague", "out-colleague@kund.example", true, "owner");
        invited("out-colleague", StaffRole.EDITOR);
        long hourAgo = secondsByDatabase() - 3600;
        StaffBrowser desk = new StaffBrowser(port);
        issuer.spoil(claims -> claims.put("auth_time", hourAgo));
        signedIn(desk, "out-proof", "/sign-in/issuer");
        String setUp = "/staff/setup/staff";
        String proof = ACCOUNT + "/proof?to=" + setUp;
        assertThat(leaveItToEach(desk).location())
                .as("signed in there an hour ago")
                .isEqualTo(proof);
        Page page = desk.get(proof);
        assertThat(page.html()).contains("Visa det med " + StandingIssuer.NAME).doesNotContain("name=\"password\"");
        String link = page.links(ACCOUNT + "/proof/issuer").getFirst();

        String asked = asks(desk, link);
        assertThat(asked).contains("prompt=login", "max_age=0");
        assertThat(desk.get(new AtTheIssuer("out-proof").goesTo(asked)).location())
                .as("it did not ask them anew")
                .isEqualTo(ACCOUNT + "/proof?issuer=not-anew");
        issuer.spoil(claims -> claims.put("auth_time", secondsByDatabase()));
        assertThat(desk.get(new AtTheIssuer("out-colleague").goesTo(asks(desk, link)))
                        .location())
                .isEqualTo(ACCOUNT + "/proof?issuer=somebody-else");
        assertThat(leaveItToEach(desk).location()).isEqualTo(proof);

        assertThat(desk.get(new AtTheIssuer("out-proof").goesTo(asks(desk, link)))
                        .location())
                .isEqualTo(setUp);
        assertThat(leaveItToEach(desk).location()).isEqualTo(setUp + "?done=RULE_SET");
    }

    /** Something that wants a fresh proof and is so already. */
    private static Page leaveItToEach(StaffBrowser desk) {
        return desk.press("/staff/setup/staff", "/staff/setup/second-factor", Map.of("needed", "false"));
    }

    private UUID invited(String name, StaffRole role) {
        return change.add(
                        new NewAccount(name, Set.of(role), null, name + "@kund.example", "sv"),
                        Who.staff(staff.named("admin").orElseThrow().id()))
                .orElseThrow();
    }

    private static Vouched vouched(String account, String name, String email, boolean verified) {
        return new Vouched(
                account,
                name,
                email,
                verified,
                Set.of(StaffRole.EDITOR),
                null,
                true,
                new AtIssuer(account, null, "none"));
    }

    private static String asks(StaffBrowser desk, String link) {
        Page sent = desk.get(link);
        assertThat(sent.location()).startsWith(StandingIssuer.uri());
        return sent.location();
    }

    private static Page signedIn(StaffBrowser desk, String name, String link) {
        return desk.get(new AtTheIssuer(name).goesTo(asks(desk, link)));
    }

    /** Why this person is not let in. */
    private String refused(String name) {
        StaffBrowser desk = new StaffBrowser(port);
        String led = signedIn(desk, name, "/sign-in/issuer").location();
        assertThat(led).startsWith("/sign-in?issuer=");
        assertThat(desk.get("/staff").location()).startsWith("/sign-in");
        return led.replace("/sign-in?issuer=", "");
    }

    private JWTClaimsSet.Builder logout(String subject) {
        Date now = Date.from(Instant.ofEpochSecond(secondsByDatabase()));
        return new JWTClaimsSet.Builder()
                .issuer(StandingIssuer.uri())
                .audience(StandingIssuer.CLIENT)
                .subject(subject)
                .issueTime(now)
                .expirationTime(Date.from(now.toInstant().plusSeconds(120)))
                .jwtID(UUID.randomUUID().toString())
                .claim("events", Map.of("http://schemas.openid.net/event/backchannel-logout", Map.of()));
    }

    private int tell(String token) {
        return new Browser(port)
                .post("/sign-in/issuer/sign-out", Map.of("logout_token", List.of(token)))
                .status();
    }

    private Set<StaffRole> roles(String name) {
        return staff.named(name).orElseThrow().roles();
    }

    private List<String> written(UUID id) {
        return database.sql("select trim(concat_ws(' ', deed, roles)) from audit where account_id = ? order by id")
                .param(id)
                .query((row, number) -> row.getString(1))
                .list();
    }

    private int version(UUID id) {
        return database.sql("select version from staff_account where id = ?")
                .param(id)
                .query(Integer.class)
                .single();
    }

    private long sessionRows() {
        return database.sql("select count(*) from spring_session")
                .query(Long.class)
                .single();
    }

    private long secondsByDatabase() {
        return database.sql("select floor(extract(epoch from now()))::bigint")
                .query(Long.class)
                .single();
    }
}
