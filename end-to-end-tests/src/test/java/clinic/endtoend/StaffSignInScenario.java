package clinic.endtoend;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import clinic.endtoend.browser.Authenticator;
import clinic.endtoend.browser.Chromium;
import clinic.endtoend.browser.Look;
import clinic.endtoend.browser.StaffDesk;
import clinic.endtoend.browser.Visitor;
import clinic.endtoend.running.Clinic;
import clinic.endtoend.running.Letter;
import clinic.endtoend.running.TheClinic;
import com.microsoft.playwright.Locator;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Somebody new at the clinic, from the invitation in their mailbox to the day their account is closed. */
@ExtendWith({TheClinic.class, Chromium.InTheBrowser.class})
class StaffSignInScenario {

    private static final String PASSWORD = "kaffe regnar på cykeln";
    private static final String RECEIVED = "**/staff/content**";

    private final String name = "ny-" + UUID.randomUUID().toString().substring(0, 8);
    private final String email = name + "@kund.example";

    @Test
    @DisplayName(
            "35, 36: invited, signed in by code, recovery code and passkey, signed out elsewhere, and out for good")
    void newColleagueComesAndGoes(Clinic clinic, Chromium chromium) {
        try (Visitor admin = chromium.visitor(clinic.url(), Look.ENGLISH_DESKTOP);
                Visitor phone = chromium.visitor(clinic.url(), Look.SWEDISH_PHONE);
                Visitor desk = chromium.visitor(clinic.url(), Look.SWEDISH_DESKTOP)) {
            invites(admin, clinic);
            choosesAPassword(phone, clinic);
            signIn(phone);
            phone.page().waitForURL(RECEIVED);
            Authenticator app = connectsAnApp(phone);
            List<String> codes = keepsRecoveryCodes(phone);

            signsOut(phone);
            signIn(phone);
            phone.page().waitForURL("**/sign-in/code");
            phone.sees("staff-code");
            types(phone, "000000");
            assertThat(phone.main().locator("[role=alert]")).isVisible();
            phone.sees("staff-code-wrong");
            types(phone, app.code(1));
            phone.page().waitForURL(RECEIVED);

            signIn(desk);
            types(desk, codes.getFirst());
            desk.page().waitForURL("**/staff/account");
            desk.sees("staff-account");

            usesAPasskey(phone);
            endsTheOther(phone, desk);
            isClosedOut(admin, phone);
        }
    }

    private void invites(Visitor admin, Clinic clinic) {
        new StaffDesk(admin).signIn("admin", clinic.staffPassword());
        admin.open("/staff/setup/staff");
        admin.sees("staff-set-up");
        Locator form = admin.main().locator("form[aria-labelledby=invite]");
        form.locator("#name").fill(name);
        form.locator("#email").fill(email);
        form.locator("input[value=EDITOR]").check();
        admin.go(form.locator("button"));
        assertThat(admin.main().locator(".alert-success")).isVisible();
        admin.go(admin.main().locator("a.card", new Locator.LocatorOptions().setHasText(name)));
        admin.sees("staff-set-up-colleague");
    }

    private void choosesAPassword(Visitor phone, Clinic clinic) {
        Letter invitation = Awaitility.await("the invitation to " + email)
                .atMost(Duration.ofSeconds(30))
                .until(() -> clinic.postbox().of(email), letters -> letters.size() == 1)
                .getFirst();
        phone.follow(invitation.link("/sign-in/new-password/"));
        phone.sees("new-password");
        phone.main().locator("#password").fill("lösenord1234");
        phone.go(phone.main().locator("button.button"));
        assertThat(phone.main().locator(".field-error")).isVisible();
        phone.sees("new-password-refused");
        phone.main().locator("#password").fill(PASSWORD);
        phone.go(phone.main().locator("button.button"));
        phone.page().waitForURL("**/sign-in?chosen");
        phone.follow(invitation.link("/sign-in/new-password/"));
        phone.sees("link-over");
        phone.open("/sign-in/forgotten");
        phone.sees("forgotten");
    }

    private void signIn(Visitor visitor) {
        visitor.open("/sign-in");
        visitor.main().locator("#name").fill(name);
        visitor.main().locator("#password").fill(PASSWORD);
        visitor.go(visitor.main().locator("button.button"));
    }

    private static void types(Visitor visitor, String code) {
        visitor.main().locator("#code").fill(code);
        visitor.go(visitor.main().locator("button.button"));
    }

    private static Authenticator connectsAnApp(Visitor phone) {
        phone.open("/staff/account");
        phone.sees("staff-account-new");
        phone.go(phone.main().locator("form[action$='/authenticator'] button"));
        phone.sees("staff-authenticator");
        phone.press(phone.main().locator("summary"));
        Authenticator app =
                Authenticator.app(phone.main().locator("details code").innerText());
        types(phone, app.code(0));
        return app;
    }

    private static List<String> keepsRecoveryCodes(Visitor phone) {
        phone.sees("staff-recovery-codes");
        List<String> codes = phone.main().locator(".code-list code").allInnerTexts();
        phone.go(phone.main().locator("a.button"));
        return codes;
    }

    private static void signsOut(Visitor visitor) {
        visitor.go(visitor.page().locator("form[action='/sign-out'] button").first());
        visitor.page().waitForURL("**/sign-in?signed-out**");
    }

    private static void usesAPasskey(Visitor phone) {
        Authenticator.inTheDeviceOf(phone);
        phone.open("/staff/account/passkeys");
        phone.sees("staff-passkey-new");
        phone.main().locator("#label").fill("Jobbtelefonen");
        phone.go(phone.main().locator("form[data-passkey] button"));
        phone.page().waitForURL("**/staff/account?done=PASSKEY_ADDED");
        phone.sees("staff-account-passkey");
        signsOut(phone);
        phone.sees("signed-out");
        phone.go(phone.main().locator("form[data-passkey] button"));
        phone.page().waitForURL(RECEIVED);
    }

    private static void endsTheOther(Visitor phone, Visitor desk) {
        phone.open("/staff/account");
        Locator others = phone.main().locator("form[action$='/end'] button[aria-label]");
        assertThat(others).hasCount(1);
        phone.go(others);
        assertThat(phone.main().locator("[role=status]")).isVisible();
        desk.open("/staff/account");
        desk.page().waitForURL("**/sign-in?to=**");
        Awaitility.await("the desk is out of the other services too")
                .pollInSameThread()
                .until(() -> {
                    desk.open("/staff/content");
                    return desk.page().url().contains("/sign-in");
                });
    }

    private static void isClosedOut(Visitor admin, Visitor phone) {
        admin.go(admin.main().locator("form[action$='/revocation'] button"));
        assertThat(admin.main().locator("[role=status]")).isVisible();
        Awaitility.await("a closed account is out everywhere")
                .pollInSameThread()
                .until(() -> {
                    phone.open("/staff/content");
                    return phone.page().url().contains("/sign-in");
                });
        phone.go(phone.main().locator("form[data-passkey] button"));
        phone.page().waitForURL("**/sign-in?passkey-refused");
        phone.sees("passkey-refused");
    }
}
