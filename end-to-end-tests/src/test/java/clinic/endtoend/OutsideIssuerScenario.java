package clinic.endtoend;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import clinic.endtoend.browser.Chromium;
import clinic.endtoend.browser.Look;
import clinic.endtoend.browser.StaffDesk;
import clinic.endtoend.browser.Visitor;
import clinic.endtoend.running.Clinic;
import clinic.endtoend.running.Keycloak;
import clinic.endtoend.running.LaunchedClinic;
import clinic.endtoend.running.OwnClinic;
import com.microsoft.playwright.Locator;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Does what docs/operations/sign-in-with-an-issuer.md says, with a real Keycloak. */
@OwnClinic
@Tag("long")
class OutsideIssuerScenario {

    private static final String RECEPTION_AND_ADMIN = "karin.ek";
    private static final String WITHOUT_A_ROLE = "otto.berg";

    private final Path home = Path.of("target", "outside-issuer").toAbsolutePath();
    private final int port = LaunchedClinic.freePort();

    @Test
    @Timeout(value = 30, unit = TimeUnit.MINUTES)
    @DisplayName("35, 36: Keycloak's word lets in, with its roles; its end, ours and a closed account let out at once")
    void anotherIssuerVouchesForStaff() throws IOException {
        try (Keycloak keycloak = Keycloak.knowing(URI.create("http://localhost:" + port));
                LaunchedClinic launched = LaunchedClinic.up(home, port, keycloak.settings(), "--fresh");
                Chromium chromium = Chromium.ofItsOwn()) {
            Clinic clinic = Clinic.of(launched);
            try (Visitor karin = chromium.visitor(clinic.url(), Look.SWEDISH_DESKTOP.named("issuer-karin"));
                    Visitor otto = chromium.visitor(clinic.url(), Look.SWEDISH_PHONE.named("issuer-otto"));
                    Visitor admin = chromium.visitor(clinic.url(), Look.ENGLISH_DESKTOP.named("issuer-admin"))) {
                comesInWithHerRoles(karin, keycloak);
                getsInOnceHeHasARole(otto, keycloak);
                isOutWhenKeycloakEndsHerSession(karin, keycloak);
                signsOutOfBoth(karin, keycloak);
                isOutWhenHerAccountIsClosed(karin, admin, clinic);
            }
        }
    }

    private static void comesInWithHerRoles(Visitor karin, Keycloak keycloak) {
        karin.open("/sign-in");
        karin.sees("sign-in-with-an-issuer");
        signIn(karin, RECEPTION_AND_ADMIN, keycloak);
        assertThat(karin.main().locator("#calendar[data-ready]")).isVisible();
        karin.open("/staff/setup/staff");
        Locator herself = karin.main().locator("a.card", new Locator.LocatorOptions().setHasText(RECEPTION_AND_ADMIN));
        assertThat(herself).containsText("Reception");
        assertThat(herself).containsText("Administratör");
        karin.sees("staff-with-an-issuer");
    }

    private static void getsInOnceHeHasARole(Visitor otto, Keycloak keycloak) {
        goToKeycloak(otto);
        typesThere(otto, WITHOUT_A_ROLE, keycloak);
        otto.page().waitForURL("**/sign-in?issuer=no-role");
        otto.sees("no-role");
        keycloak.gives(WITHOUT_A_ROLE, "clinic-editor");
        // He is still signed in there, and not asked again.
        otto.go(otto.main().locator("a[href^='/sign-in/issuer']"));
        otto.page().waitForURL("**/staff**");
        otto.open("/staff/content");
        assertThat(otto.page().locator("h1:not(dialog h1)")).isVisible();
        otto.sees("editor-by-an-issuer");
        otto.open("/staff/setup/staff");
        otto.sees("not-an-admin");
        assertThat(otto.main().locator("form[aria-labelledby=invite]")).hasCount(0);
    }

    private static void isOutWhenKeycloakEndsHerSession(Visitor karin, Keycloak keycloak) {
        keycloak.endsTheSessionOf(RECEPTION_AND_ADMIN);
        isOut(karin, "/staff/setup/staff");
        isOut(karin, "/staff/messages/rules");
        signIn(karin, RECEPTION_AND_ADMIN, keycloak);
    }

    /** Whoever comes to this browser next has to know her password. */
    private static void signsOutOfBoth(Visitor karin, Keycloak keycloak) {
        karin.go(karin.page().locator("form[action='/sign-out'] button").first());
        karin.page().waitForURL("**/sign-in?signed-out**");
        signIn(karin, RECEPTION_AND_ADMIN, keycloak);
    }

    private static void isOutWhenHerAccountIsClosed(Visitor karin, Visitor admin, Clinic clinic) {
        new StaffDesk(admin).signIn("admin", clinic.staffPassword());
        admin.open("/staff/setup/staff");
        admin.go(admin.main().locator("a.card", new Locator.LocatorOptions().setHasText(RECEPTION_AND_ADMIN)));
        admin.go(admin.main().locator("form[action$='/revocation'] button"));
        assertThat(admin.main().locator("[role=status]")).isVisible();
        karin.open("/staff/setup/staff");
        karin.page().waitForURL("**/sign-in?to=**");
        isOut(karin, "/staff/messages/rules");
        // Keycloak still vouches for her.
        karin.open("/sign-in");
        karin.go(karin.main().locator("a[href^='/sign-in/issuer']"));
        karin.page().waitForURL("**/sign-in?issuer=closed");
        karin.sees("closed-account");
    }

    private static void isOut(Visitor visitor, String page) {
        Awaitility.await("out of " + page).pollInSameThread().until(() -> {
            visitor.open(page);
            return visitor.page().url().contains("/sign-in");
        });
    }

    private static void signIn(Visitor visitor, String account, Keycloak keycloak) {
        goToKeycloak(visitor);
        typesThere(visitor, account, keycloak);
        visitor.page().waitForURL("**/staff**");
    }

    private static void goToKeycloak(Visitor visitor) {
        visitor.open("/sign-in");
        visitor.go(visitor.main().locator("a[href^='/sign-in/issuer']"));
        visitor.page().waitForURL("**/realms/clinic/**");
    }

    private static void typesThere(Visitor visitor, String account, Keycloak keycloak) {
        visitor.page().locator("#username").fill(account);
        visitor.page().locator("#password").fill(keycloak.password());
        visitor.go(visitor.page().locator("#kc-login"));
    }
}
