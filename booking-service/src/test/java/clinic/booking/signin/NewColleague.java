package clinic.booking.signin;

import clinic.booking.factor.SecondFactorRule;
import clinic.booking.online.Browser;
import clinic.booking.online.Browser.Page;
import clinic.booking.staff.StaffBrowser;
import clinic.contracts.SecretLink;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Somebody new comes by every page there is between an invitation and a second factor. */
public final class NewColleague {

    private static final String LIST = "/staff/setup/staff";
    private static final String APP = "/staff/account/authenticator";
    private static final String MUST = "/sign-in/authenticator";
    private static final String PASSWORD = "kaffe regnar på cykeln";

    private final int port;
    private final String language;
    private final JdbcClient database;
    private final SecondFactorRule rule;
    private final SecretLink secret;

    public NewColleague(int port, String language, JdbcClient database, SecondFactorRule rule, SecretLink secret) {
        this.port = port;
        this.language = language;
        this.database = database;
        this.rule = rule;
        this.secret = secret;
    }

    /** Each page by the name of its template. */
    public Map<String, Page> pages(StaffBrowser admin) {
        try {
            Map<String, Page> seen = new LinkedHashMap<>();
            seen.put("invite/staff", admin.get(LIST));
            seen.put("invite/colleague", admin.get(LIST + "/" + invited(admin, "new-one")));
            StaffBrowser one = chosen("new-one", seen);
            seen.put("signin/forgotten", one.get("/sign-in/forgotten"));
            seen.put("account/account", one.get("/staff/account"));
            seen.put("account/proof", one.get("/staff/account/proof"));
            seen.put("passkey/new", one.get("/staff/account/passkeys"));
            one.press("/staff/account", APP, Map.of());
            seen.put("account/authenticator", one.get(APP));
            seen.put("account/recovery-codes", one.press(APP, APP + "/code", code(one.get(APP))));
            StaffBrowser again = browser();
            again.signIn("new-one", PASSWORD);
            seen.put("signin/code", again.get("/sign-in/code"));
            rule.everybodyNeedsOne(true);
            invited(admin, "new-two");
            StaffBrowser two = chosen("new-two", seen);
            two.press(MUST, MUST, Map.of());
            seen.put("signin/authenticator", two.get(MUST));
            seen.put("signin/recovery-codes", two.press(MUST, MUST, code(two.get(MUST))));
            return seen;
        } finally {
            rule.everybodyNeedsOne(false);
            database.sql("delete from sign_in_tries").update();
            database.sql("delete from staff_account where name in ('new-one', 'new-two')")
                    .update();
        }
    }

    private UUID invited(StaffBrowser admin, String name) {
        admin.press(
                LIST,
                LIST,
                Map.of("name", name, "email", name + "@kund.example", "roles", "RECEPTIONIST", "language", language));
        return database.sql("select id from staff_account where name = ?")
                .param(name)
                .query(UUID.class)
                .single();
    }

    /** Signed in as far as a password goes. */
    private StaffBrowser chosen(String name, Map<String, Page> seen) {
        Browser reader = new Browser(port);
        reader.get("/sign-in?lang=" + language);
        String link = "/sign-in/new-password/" + token(name);
        Page form = reader.get(link);
        seen.put("signin/new-password", form);
        reader.post(link, Map.of("_csrf", form.values("_csrf").subList(0, 1), "password", List.of(PASSWORD)));
        seen.put("signin/link-over", reader.get(link));
        StaffBrowser staff = browser();
        staff.signIn(name, PASSWORD);
        return staff;
    }

    private StaffBrowser browser() {
        StaffBrowser staff = new StaffBrowser(port);
        staff.get("/sign-in?lang=" + language);
        return staff;
    }

    private String token(String name) {
        return database.sql("""
                        select link.id, link.nonce from staff_link link join staff_account one on one.id = link.staff_id
                        where one.name = ?""")
                .param(name)
                .query((row, n) -> secret.token(
                        SecretLink.Purpose.STAFF_PASSWORD, row.getObject("id", UUID.class), row.getString("nonce")))
                .single();
    }

    private Map<String, String> code(Page page) {
        long step = database.sql("select floor(extract(epoch from now()) / 30)::bigint")
                .query(Long.class)
                .single();
        return Map.of("code", AuthenticatorApp.reading(page).at(step));
    }
}
