package clinic.booking.signin;

import static clinic.booking.BookingClient.assertFault;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import clinic.booking.AtOnce;
import clinic.booking.BookingClient;
import clinic.booking.BookingClient.Answer;
import clinic.booking.RealBooking;
import clinic.booking.audit.Who;
import clinic.booking.factor.SecondFactorRule;
import clinic.booking.factor.SecondFactors;
import clinic.booking.online.Browser;
import clinic.booking.online.Browser.Page;
import clinic.booking.staff.StaffBrowser;
import clinic.contracts.Events;
import clinic.contracts.SecretLink;
import clinic.contracts.Topic.Reader;
import clinic.contracts.booking.StaffLinkRequested;
import clinic.contracts.booking.StaffRecorded;
import clinic.contracts.booking.StaffRole;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import tools.jackson.databind.json.JsonMapper;

@RealBooking
class InvitationIT {

    private static final String LIST = "/staff/setup/staff";
    private static final String GOOD = "kaffe regnar på cykeln";
    private static final SecretLink SECRET =
            new SecretLink('a', "dGhpcyBrZXkgaXMgZm9yIHRlc3RzIG9ubHksIG5vdCBmb3IgdXNl");

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient database;

    @Autowired
    JsonMapper json;

    @Autowired
    BookingClient patient;

    @Autowired
    StaffAccounts accounts;

    @Autowired
    ChangeStaff change;

    @Autowired
    SecondFactors factors;

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
        database.sql("delete from staff_account where name like 'invited-%'").update();
    }

    @Test
    @DisplayName("Scenario 35: an invitation lets its reader choose a password, once; looking at it changes nothing")
    void invitationIsUsedOnce() {
        StaffBrowser admin = StaffBrowser.signedIn(port, "admin", "sv");
        assertThat(invite(admin, "invited-eva", "eva@kund.example").location()).isEqualTo(LIST + "?done=INVITED");
        assertThat(admin.get(LIST).html()).contains("invited-eva", "Inbjuden");
        String link = link("invited-eva");

        Browser eva = new Browser(port);
        for (int look = 0; look < 3; look++) {
            assertThat(eva.get(link).status()).isEqualTo(200);
        }
        assertThat(eva.head(link).status()).isEqualTo(200);
        assertThat(choose(eva, link, "for kort").html()).contains("för kort");
        assertThat(choose(eva, link, "Lösenord1234").status()).isEqualTo(422);
        assertThat(choose(eva, link, GOOD).location()).isEqualTo("/sign-in?chosen");

        assertThat(eva.get(link).status()).isEqualTo(410);
        Page form = new Browser(port).get("/sign-in");
        assertThat(form.status()).isEqualTo(200);
        assertThat(choose(eva, link, "another long password").status())
                .as("used")
                .isEqualTo(410);
        StaffBrowser in = new StaffBrowser(port);
        assertThat(in.signIn("invited-eva", GOOD).location()).isEqualTo("/staff");
        assertThat(in.get("/staff").status()).isEqualTo(200);
    }

    @Test
    @DisplayName("Scenario 36: a program of an admin invites as the page does, and nobody else's invites anybody")
    void programInvites() {
        Map<String, Object> eva = new HashMap<>(Map.of(
                "name",
                " Invited-Eva ",
                "email",
                "eva@kund.example",
                "roles",
                List.of("practitioner"),
                "language",
                "en"));
        eva.put("practitioner", patient.practitioner("Anna Lindqvist"));
        Answer invited = invitedBy("admin", eva);
        assertThat(invited.status()).as("%s", invited.body()).isEqualTo(201);
        assertThat(invited.text("name")).isEqualTo("invited-eva");
        assertThat(invited.response().body()).as("no link").doesNotContain("new-password");
        StaffAccount account = account("invited-eva");
        assertThat(account.id()).hasToString(invited.text("id"));
        assertThat(account.roles()).containsExactly(StaffRole.PRACTITIONER);
        assertThat(account.practitionerId()).isEqualTo(eva.get("practitioner"));
        assertThat(account.language()).isEqualTo("en");

        String link = link("invited-eva");
        String again = "/api/staff/accounts/" + account.id() + "/link";
        assertThat(patient.send("POST", again, desk("admin")).status()).isEqualTo(202);
        assertThat(new Browser(port).get(link).status())
                .as("the one from before")
                .isEqualTo(410);
        assertThat(choose(new Browser(port), link("invited-eva"), GOOD).location())
                .isEqualTo("/sign-in?chosen");

        Answer taken = invitedBy("admin", eva);
        assertThat(taken.status()).isEqualTo(409);
        assertThat(taken.text("type")).isEqualTo("urn:clinic:problem:name-or-address-taken");
        assertThat(invitedBy("reception", eva).status()).isEqualTo(403);
        assertThat(patient.send("POST", "/api/staff/accounts/" + UUID.randomUUID() + "/link", desk("admin"))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void everythingThatCannotBeReadOfAnInvitationIsNamed() {
        Answer answer = invitedBy(
                "admin", Map.of("name", "x", "email", "nowhere", "practitioner", UUID.randomUUID(), "language", "fi"));
        assertFault(answer, "name", "account-name-unusable");
        assertFault(answer, "email", "email-unreadable");
        assertFault(answer, "roles", "missing");
        assertFault(answer, "practitioner", "unknown-practitioner");
        assertFault(answer, "language", "language-unknown");
        assertFault(invitedBy("admin", Map.of()), "name", "missing");
    }

    private Answer invitedBy(String who, Map<String, Object> invitation) {
        return patient.send("POST", "/api/staff/accounts", json.writeValueAsString(invitation), desk(who));
    }

    private Map<String, String> desk(String who) {
        return StaffBrowser.signedIn(port, who, "sv").headers(Map.of("Content-Type", "application/json"));
    }

    @Test
    void whatIsToldKeepsItsPromise() {
        invite(StaffBrowser.signedIn(port, "admin", "sv"), "invited-told", "told@kund.example");
        String payload = payload("invited-told");
        assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(Events.schema(StaffLinkRequested.class), InputFormat.JSON)
                        .validate(payload, InputFormat.JSON))
                .isEmpty();
        assertThat(json.readTree(payload).propertyNames())
                .as("an id and a nonce, no name and no address")
                .containsExactlyInAnyOrderElementsOf(
                        json.readTree(Events.example(Reader.REMINDER, StaffLinkRequested.class))
                                .propertyNames());
        String told = database.sql("""
                        select payload::text from outbox where type = 'booking.staff.recorded' and key = ?
                        order by id desc limit 1""")
                .param(account("invited-told").id().toString())
                .query(String.class)
                .single();
        assertThat(json.readValue(told, StaffRecorded.class).email()).isEqualTo("told@kund.example");
    }

    @Test
    @DisplayName(
            "Scenario 35: a link that ran out, was followed by a newer one, or is of a closed account opens nothing")
    void deadLinkOpensNothing() {
        StaffBrowser admin = StaffBrowser.signedIn(port, "admin", "sv");
        invite(admin, "invited-late", "late@kund.example");
        String older = link("invited-late");
        String account = LIST + "/" + account("invited-late").id();
        assertThat(admin.press(account, account + "/link", Map.of()).location()).isEqualTo(account + "?done=LINK_SENT");
        String newer = link("invited-late");

        Browser reader = new Browser(port);
        assertThat(newer).isNotEqualTo(older);
        assertThat(choose(reader, older, GOOD).status()).isEqualTo(410);
        database.sql("update staff_link set valid_until = valid_until - interval '2 hours'")
                .update();
        assertThat(reader.get(newer).status()).isEqualTo(410);
        assertThat(choose(reader, newer, GOOD).status()).isEqualTo(410);
        database.sql("update staff_link set valid_until = valid_until + interval '2 hours'")
                .update();
        assertThat(reader.get(newer).status()).isEqualTo(200);

        assertThat(admin.press(account, account + "/revocation", Map.of()).location())
                .isEqualTo(account + "?done=REVOKED");
        assertThat(choose(reader, newer, GOOD).status()).isEqualTo(410);
    }

    @Test
    @DisplayName("Scenario 35: a link in somebody else's mailbox opens nothing once the address is put right")
    void linkToAnotherAddressOpensNothing() {
        StaffBrowser admin = StaffBrowser.signedIn(port, "admin", "sv");
        invite(admin, "invited-typo", "stranger@kund.example");
        String link = link("invited-typo");
        assertThat(save(
                                admin,
                                "invited-typo",
                                Map.of("email", "typo@kund.example", "roles", "RECEPTIONIST", "language", "sv"))
                        .status())
                .isEqualTo(303);
        assertThat(choose(new Browser(port), link, GOOD).status()).isEqualTo(410);
    }

    @Test
    @DisplayName(
            "Scenario 35: an admin who signs a colleague out, or takes their second proof away, voids what was sent")
    void linkOpensNothingAfterwards() {
        StaffBrowser admin = StaffBrowser.signedIn(port, "admin", "sv");
        invite(admin, "invited-out", "out@kund.example");
        String account = LIST + "/" + account("invited-out").id();
        for (String deed : List.of("/sign-out", "/factors/removal")) {
            admin.press(account, account + "/link", Map.of());
            String link = link("invited-out");
            assertThat(new Browser(port).get(link).status()).isEqualTo(200);
            assertThat(admin.press(account, account + deed, Map.of()).location())
                    .startsWith(account + "?done=");
            assertThat(choose(new Browser(port), link, GOOD).status()).as(deed).isEqualTo(410);
        }
    }

    @Test
    @DisplayName("Scenario 35: a link with one bit flipped, or made for something else, opens nothing")
    void forgedLinkOpensNothing() {
        invite(StaffBrowser.signedIn(port, "admin", "sv"), "invited-forged", "forged@kund.example");
        StaffLinkRequested asked = asked("invited-forged");
        String other = SECRET.token(SecretLink.Purpose.MANAGE_APPOINTMENT, asked.requestId(), asked.nonce());
        String link = link("invited-forged");
        String flipped = link.substring(0, link.length() - 2)
                + (link.charAt(link.length() - 2) == 'A' ? "B" : "A")
                + link.substring(link.length() - 1);
        for (String forged : List.of("/sign-in/new-password/" + other, flipped, "/sign-in/new-password/x")) {
            assertThat(choose(new Browser(port), forged, GOOD).status()).isEqualTo(410);
        }
        assertThat(new Browser(port).get(link).status()).isEqualTo(200);
    }

    @Test
    @DisplayName("Scenario 35: known and unknown names get the same answer; only a known one gets a mail")
    void forgottenPasswordTellsNobodyWhoWorksHere() {
        invite(StaffBrowser.signedIn(port, "admin", "sv"), "invited-forgot", "forgot@kund.example");
        UUID invitation = asked("invited-forgot").requestId();
        StaffBrowser stranger = new StaffBrowser(port);
        Page known = stranger.press("/sign-in/forgotten", "/sign-in/forgotten", Map.of("name", "invited-forgot"));
        Page unknown = stranger.press("/sign-in/forgotten", "/sign-in/forgotten", Map.of("name", "nobody"));
        assertThat(known.location()).isEqualTo("/sign-in/forgotten?sent").isEqualTo(unknown.location());
        await().until(() -> !asked("invited-forgot").requestId().equals(invitation));
        assertThat(asked("invited-forgot").occasion())
                .as("whoever was invited has three days, though a stranger asks")
                .isEqualTo(StaffLinkRequested.Occasion.INVITATION);

        choose(new Browser(port), link("invited-forgot"), GOOD);
        stranger.press("/sign-in/forgotten", "/sign-in/forgotten", Map.of("name", "invited-forgot"));
        await().until(() -> asked("invited-forgot").occasion() == StaffLinkRequested.Occasion.RESET);
        stranger.press("/sign-in/forgotten", "/sign-in/forgotten", Map.of("name", "invited-forgot"));
        assertThat(stranger.press("/sign-in/forgotten", "/sign-in/forgotten", Map.of("name", "invited-forgot"))
                        .status())
                .isEqualTo(429);

        int mails = 3;
        while (mails < 20) {
            database.sql("update sign_in_tries set since = since - interval '16 minutes'")
                    .update();
            Page later = stranger.press("/sign-in/forgotten", "/sign-in/forgotten", Map.of("name", "invited-forgot"));
            if (later.status() == 429) {
                break;
            }
            mails++;
        }
        assertThat(mails).as("a day").isEqualTo(10);
    }

    @Test
    void newPasswordEndsEverySessionAndLeavesTheSecondFactor() {
        StaffBrowser admin = StaffBrowser.signedIn(port, "admin", "sv");
        invite(admin, "invited-again", "again@kund.example");
        choose(new Browser(port), link("invited-again"), GOOD);
        StaffBrowser desk = new StaffBrowser(port);
        desk.signIn("invited-again", GOOD);
        connectApp(desk);
        String account = LIST + "/" + account("invited-again").id();
        admin.press(account, account + "/link", Map.of());

        choose(new Browser(port), link("invited-again"), "en helt annan mening");

        assertThat(desk.get("/staff").location()).startsWith("/sign-in");
        assertThat(desk.signIn("invited-again", GOOD).location()).isEqualTo("/sign-in?refused");
        assertThat(desk.signIn("invited-again", "en helt annan mening").location())
                .isEqualTo("/sign-in/code");

        assertThat(admin.press(account, account + "/factors/removal", Map.of()).location())
                .isEqualTo(account + "?done=FACTORS_RESET");
        assertThat(desk.signIn("invited-again", "en helt annan mening").location())
                .isEqualTo("/staff");
    }

    @Test
    @DisplayName("Scenario 36: an admin who signed in long ago proves again before a colleague's account is changed")
    void adminProvesAgain() {
        accounts.keep("invited-admin", hash(), Set.of(StaffRole.ADMIN), null);
        accounts.keep("invited-victim", hash(), Set.of(StaffRole.RECEPTIONIST), null);
        StaffBrowser admin = StaffBrowser.signedIn(port, "invited-admin", "sv");
        OpenDesk.of("invited-admin", sessions);
        String account = LIST + "/" + account("invited-victim").id();
        for (String change : List.of("", "/link", "/factors/removal", "/sign-out", "/revocation")) {
            assertThat(admin.press(account, account + change, Map.of()).location())
                    .as(change)
                    .isEqualTo("/staff/account/proof?to=" + LIST);
        }
        assertThat(invite(admin, "invited-sneaked", "sneaked@kund.example").location())
                .isEqualTo("/staff/account/proof?to=" + LIST);
        assertThat(admin.press(LIST, "/staff/setup/second-factor", Map.of("needed", "true"))
                        .location())
                .isEqualTo("/staff/account/proof?to=" + LIST);
        assertThat(accounts.named("invited-sneaked")).isEmpty();
        assertThat(account("invited-victim").revoked()).isFalse();
        assertThat(account("invited-victim").roles()).containsExactly(StaffRole.RECEPTIONIST);

        assertThat(admin.press(
                                "/staff/account/proof?to=" + LIST,
                                "/staff/account/proof",
                                Map.of("password", StaffBrowser.PASSWORD, "to", LIST))
                        .location())
                .isEqualTo(LIST);
        assertThat(save(admin, "invited-victim", Map.of("roles", "EDITOR", "email", "v@kund.example"))
                        .location())
                .isEqualTo(account + "?done=SAVED");
        assertThat(account("invited-victim").roles()).containsExactly(StaffRole.EDITOR);
    }

    @Test
    void askingEverybodyForACodeBeginsWithOnesOwn() {
        accounts.keep("invited-rule", hash(), Set.of(StaffRole.ADMIN), null);
        accounts.keep("invited-without", hash(), Set.of(StaffRole.RECEPTIONIST), null);
        StaffBrowser admin = StaffBrowser.signedIn(port, "invited-rule", "sv");
        StaffBrowser without = StaffBrowser.signedIn(port, "invited-without", "sv");
        assertThat(admin.press(LIST, "/staff/setup/second-factor", Map.of("needed", "true"))
                        .location())
                .isEqualTo(LIST + "?done=NEEDS_OWN");
        assertThat(rule.everybodyNeedsOne()).isFalse();
        connectApp(admin);

        assertThat(admin.press(LIST, "/staff/setup/second-factor", Map.of("needed", "true"))
                        .location())
                .isEqualTo(LIST + "?done=RULE_SET");

        assertThat(without.get("/staff").location()).startsWith("/sign-in");
        assertThat(without.signIn("invited-without", StaffBrowser.PASSWORD).location())
                .isEqualTo("/sign-in/authenticator");
        assertThat(admin.get(LIST).status()).isEqualTo(200);
    }

    @Test
    @DisplayName("Scenario 36: every change of an account is written down with it: who, whose, and which roles")
    void changesOfAccountsAreInTheAudit() {
        accounts.keep("invited-auditor", hash(), Set.of(StaffRole.ADMIN), null);
        StaffBrowser admin = StaffBrowser.signedIn(port, "invited-auditor", "sv");
        connectApp(admin);
        invite(admin, "invited-watched", "watched@kund.example");
        UUID id = account("invited-watched").id();
        String account = LIST + "/" + id;
        Map<String, String> saved = Map.of("roles", "EDITOR", "email", "seen@kund.example", "language", "sv");
        save(admin, "invited-watched", saved);
        save(admin, "invited-watched", saved);
        for (String change : List.of("/link", "/factors/removal", "/sign-out", "/revocation")) {
            admin.press(account, account + change, Map.of());
        }
        for (String needed : List.of("true", "false")) {
            admin.press(LIST, "/staff/setup/second-factor", Map.of("needed", needed));
        }

        UUID by = account("invited-auditor").id();
        assertThat(written("account_id = '" + id + "'", by))
                .as("saved again as it was, nothing was changed")
                .containsExactly(
                        "ACCOUNT_ADDED RECEPTIONIST",
                        "ACCOUNT_CHANGED",
                        "ROLES_GIVEN EDITOR",
                        "PASSWORD_LINK_SENT",
                        "FACTORS_RESET",
                        "ACCOUNT_SIGNED_OUT",
                        "ACCOUNT_CLOSED");
        assertThat(written("deed like 'SECOND_FACTOR_%'", by))
                .containsExactly("SECOND_FACTOR_NEEDED", "SECOND_FACTOR_OPTIONAL");
        assertThat(StaffBrowser.signedIn(port, "admin", "sv")
                        .get("/staff/audit")
                        .html())
                .contains("Gav roller", "Redaktör", "invited-watched")
                .doesNotContain("??");
    }

    private List<String> written(String which, UUID by) {
        return database.sql("select concat_ws(' ', deed, roles) from audit where staff_id = ? and " + which
                        + " order by id")
                .param(by)
                .query((row, number) -> row.getString(1))
                .list();
    }

    @Test
    @DisplayName("Scenario 36: a form that was opened before a role was taken away does not give it back")
    void formFromBeforeGivesNothingBack() {
        accounts.keep("invited-stale", hash(), Set.of(StaffRole.RECEPTIONIST, StaffRole.ADMIN), null);
        UUID id = account("invited-stale").id();
        String account = LIST + "/" + id;
        StaffBrowser admin = StaffBrowser.signedIn(port, "admin", "sv");
        String seen = version(admin, "invited-stale");
        assertThat(save(admin, "invited-stale", Map.of("roles", "EDITOR")).location())
                .isEqualTo(account + "?done=SAVED");

        Map<String, String> typed =
                Map.of("roles", "ADMIN", "email", "typed@kund.example", "language", "en", "version", seen);
        Page refused = admin.press(account, account, typed);

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.html())
                .as("what it is now, and what was typed")
                .contains("Någon annan har ändrat kontot", "<dd>Redaktör</dd>", "value=\"typed@kund.example\"")
                .containsPattern("value=\"ADMIN\"[^>]*checked")
                .doesNotContain("??")
                .doesNotContainPattern("value=\"EDITOR\"[^>]*checked");
        assertThat(refused.chosen("language")).isEqualTo("en");
        assertThat(account("invited-stale").roles()).containsExactly(StaffRole.EDITOR);
        assertThat(account("invited-stale").email()).isNull();
        assertThat(admin.press(account, account, Map.of("roles", "ADMIN")).status())
                .as("a form that names no version has seen none")
                .isEqualTo(409);
        assertThat(StaffBrowser.signedIn(port, "admin", "en")
                        .press(account, account, typed)
                        .html())
                .contains("Somebody else has changed the account")
                .doesNotContain("??");
        assertThat(written("account_id = '" + id + "'", account("admin").id())).containsExactly("ROLES_GIVEN EDITOR");

        String before = version(admin, "invited-stale");
        accounts.revoke(id);
        assertThat(admin.press(account, account, Map.of("roles", "ADMIN", "version", before))
                        .status())
                .as("closed meanwhile")
                .isEqualTo(409);
    }

    @Test
    void whoSignsOutMeanwhileIsStillAsTheFormShows() {
        accounts.keep("invited-gone-home", hash(), Set.of(StaffRole.RECEPTIONIST), null);
        StaffBrowser admin = StaffBrowser.signedIn(port, "admin", "sv");
        String seen = version(admin, "invited-gone-home");
        StaffBrowser.signedIn(port, "invited-gone-home", "sv").signOut();

        String account = LIST + "/" + account("invited-gone-home").id();
        assertThat(admin.press(account, account, Map.of("roles", "EDITOR", "version", seen))
                        .location())
                .isEqualTo(account + "?done=SAVED");
    }

    @Test
    @DisplayName("Scenario 36: of several who change one account at once, one does, and the others hear of it")
    void oneOfManyFormsIsSaved() throws Exception {
        accounts.keep("invited-popular", hash(), Set.of(StaffRole.RECEPTIONIST), null);
        String account = LIST + "/" + account("invited-popular").id();
        List<Callable<Integer>> desks = new ArrayList<>();
        for (StaffRole role : StaffRole.values()) {
            if (role != StaffRole.RECEPTIONIST) {
                StaffBrowser desk = StaffBrowser.signedIn(port, "admin", "sv");
                String seen = version(desk, "invited-popular");
                desks.add(() -> desk.press(account, account, Map.of("roles", role.name(), "version", seen))
                        .status());
            }
        }

        List<Integer> answers = AtOnce.all(desks);

        assertThat(answers).filteredOn(status -> status == 409).hasSize(desks.size() - 1);
        assertThat(answers).filteredOn(status -> status < 400).hasSize(1);
    }

    @Test
    @DisplayName(
            "Scenario 36: two admins who close each other's account at once leave one, and wait for nobody crosswise")
    void twoAdminsWhoCloseEachOther() throws Exception {
        for (int round = 0; round < 5; round++) {
            accounts.keep("invited-left", hash(), Set.of(StaffRole.ADMIN), null);
            accounts.keep("invited-right", hash(), Set.of(StaffRole.ADMIN), null);
            UUID left = account("invited-left").id();
            UUID right = account("invited-right").id();
            AtOnce.all(List.of(() -> revoked(left, right), () -> revoked(right, left)));
            assertThat(account("invited-left").revoked()).isTrue();
            assertThat(account("invited-right").revoked()).isTrue();
        }
    }

    private boolean revoked(UUID account, UUID by) {
        change.revoke(account, Who.staff(by));
        return true;
    }

    @Test
    void refusedFormKeepsWhatWasTyped() {
        accounts.keep("invited-typo", hash(), Set.of(StaffRole.RECEPTIONIST), null);
        accounts.keep("invited-other", hash(), Set.of(StaffRole.RECEPTIONIST), null);
        StaffBrowser admin = StaffBrowser.signedIn(port, "admin", "sv");
        save(admin, "invited-other", Map.of("email", "other@kund.example"));

        Page unreadable = save(admin, "invited-typo", Map.of("roles", "EDITOR", "email", "nowhere"));
        Page taken = save(admin, "invited-typo", Map.of("roles", "EDITOR", "email", "other@kund.example"));

        assertThat(unreadable.status()).isEqualTo(422);
        assertThat(unreadable.html()).contains("value=\"nowhere\"", "Kontrollera");
        assertThat(taken.status()).isEqualTo(409);
        assertThat(taken.html())
                .contains("hör redan till någon annan", "value=\"other@kund.example\"")
                .containsPattern("value=\"EDITOR\"[^>]*checked");
        assertThat(account("invited-typo").roles()).containsExactly(StaffRole.RECEPTIONIST);
    }

    @Test
    void nameAndAddressAreOnePersons() {
        StaffBrowser admin = StaffBrowser.signedIn(port, "admin", "sv");
        invite(admin, "invited-one", "one@kund.example");
        assertThat(invite(admin, "invited-one", "two@kund.example").status()).isEqualTo(409);
        Page taken = invite(admin, "invited-two", "ONE@kund.example");
        assertThat(taken.status()).isEqualTo(409);
        assertThat(taken.html())
                .as("with what was typed still there")
                .contains("hör redan till någon annan", "value=\"invited-two\"", "value=\"ONE@kund.example\"")
                .containsPattern("value=\"RECEPTIONIST\"[^>]*checked");
        for (String none : List.of("no address", "a@b..se", "three\u0007@kund.example")) {
            assertThat(invite(admin, "invited-three", none).status()).as(none).isEqualTo(422);
        }
        Page unusable = invite(admin, "<b>", "three@kund.example");
        assertThat(unusable.status()).isEqualTo(422);
        assertThat(unusable.html())
                .contains("Kontrollera användarnamnet", "value=\"&lt;b&gt;\"", "value=\"three@kund.example\"");
    }

    @Test
    void bothPagesAreThereInEnglish() {
        StaffBrowser admin = StaffBrowser.signedIn(port, "admin", "en");
        assertThat(admin.get(LIST).html()).contains("Invite somebody").doesNotContain("??");
        assertThat(admin.get(LIST + "/" + account("reception").id()).html())
                .contains("Close the account")
                .doesNotContain("??");
        assertThat(admin.get("/staff/account").html())
                .contains("Where you are signed in")
                .doesNotContain("??");
        assertThat(admin.get(LIST + "/" + UUID.randomUUID()).status()).isEqualTo(404);
    }

    private static Page invite(StaffBrowser admin, String name, String email) {
        return admin.press(LIST, LIST, Map.of("name", name, "email", email, "roles", "RECEPTIONIST", "language", "sv"));
    }

    /** By the form as it is now. */
    private Page save(StaffBrowser admin, String name, Map<String, String> typed) {
        Map<String, String> form = new HashMap<>(typed);
        form.put("version", version(admin, name));
        String account = LIST + "/" + account(name).id();
        return admin.press(account, account, form);
    }

    private String version(StaffBrowser admin, String name) {
        return admin.get(LIST + "/" + account(name).id()).values("version").getFirst();
    }

    private void connectApp(StaffBrowser desk) {
        desk.press("/staff/account", "/staff/account/authenticator", Map.of());
        AuthenticatorApp app = AuthenticatorApp.reading(desk.get("/staff/account/authenticator"));
        long step = database.sql("select floor(extract(epoch from now()) / 30)::bigint")
                .query(Long.class)
                .single();
        assertThat(desk.press(
                                "/staff/account/authenticator",
                                "/staff/account/authenticator/code",
                                Map.of("code", app.at(step)))
                        .status())
                .isEqualTo(200);
    }

    private static Page choose(Browser browser, String link, String password) {
        String token = browser.get("/sign-in").values("_csrf").getFirst();
        return browser.post(link, Map.of("_csrf", List.of(token), "password", List.of(password)));
    }

    private String link(String name) {
        StaffLinkRequested asked = asked(name);
        return "/sign-in/new-password/"
                + SECRET.token(SecretLink.Purpose.STAFF_PASSWORD, asked.requestId(), asked.nonce());
    }

    private StaffLinkRequested asked(String name) {
        return json.readValue(payload(name), StaffLinkRequested.class);
    }

    private String payload(String name) {
        return database.sql("""
                        select payload::text from outbox
                        where type = 'booking.staff-link.requested' and payload ->> 'staffId' = ?
                        order by id desc limit 1""")
                .param(account(name).id().toString())
                .query(String.class)
                .single();
    }

    private StaffAccount account(String name) {
        return accounts.named(name).orElseThrow();
    }

    private String hash() {
        return String.valueOf(passwords.encode(StaffBrowser.PASSWORD));
    }
}
