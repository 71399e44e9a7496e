package clinic.booking.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import clinic.booking.RealBooking;
import clinic.booking.StandingClock;
import clinic.booking.online.BookByForms;
import clinic.booking.online.Browser;
import clinic.booking.online.Browser.Page;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
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
class StaffPagesIT {

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient database;

    @Autowired
    StaffAccounts accounts;

    @Autowired
    PasswordEncoder passwords;

    @Autowired
    StandingClock clock;

    @BeforeEach
    void sunday() {
        clock.stand(StandingClock.SUNDAY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/staff", "/staff/appointments/0199d2a0-7f00-7000-8000-000000000001", "/staff/anything", "/else"
            })
    void anonymousIsLedToSignInAndSeesNothing(String address) {
        Page page = new Browser(port).get(address);
        assertThat(page.status()).isEqualTo(302);
        assertThat(page.location()).isEqualTo("/sign-in");
        assertThat(page.response().headers().allValues("set-cookie")).noneMatch(cookie -> cookie.startsWith("staff="));
    }

    @Test
    void signInLeadsToThePageThatWasWanted() {
        StaffBrowser reception = new StaffBrowser(port);
        assertThat(reception.get("/staff?date=2026-11-24").status()).isEqualTo(302);
        assertThat(reception.signIn("reception", StaffBrowser.PASSWORD).location())
                .startsWith("/staff?date=2026-11-24");
        assertThat(reception.get("/staff?date=2026-11-24").html()).contains("Tisdag 24 november");
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
        accounts.keep("new", String.valueOf(passwords.encode(StaffBrowser.PASSWORD)), Set.of());
        assertThat(StaffBrowser.signedIn(port, "new", "sv").get("/staff").status())
                .isEqualTo(403);
    }

    @Test
    void staffFormsNeedTheirToken() {
        StaffBrowser reception = StaffBrowser.signedIn(port, "reception", "sv");
        assertThat(reception.post("/sign-out", Map.of()).status()).isEqualTo(403);
        assertThat(reception.get("/staff").status()).isEqualTo(200);
    }

    @Test
    void sessionIsKeptInTheDatabaseAndEndsWithSignOut() {
        StaffBrowser reception = StaffBrowser.signedIn(port, "reception", "sv");
        int before = sessions();
        assertThat(before).isPositive();
        assertThat(reception.signOut().location()).isEqualTo("/sign-in?signed-out");
        assertThat(sessions()).isEqualTo(before - 1);
        assertThat(reception.get("/staff").status()).isEqualTo(302);
    }

    @Test
    void whoNeverSignsInCostsNoSession() {
        int before = sessions();
        new Browser(port).get("/sign-in");
        new Browser(port).get("/staff");
        new Browser(port).get("/book");
        assertThat(sessions()).isEqualTo(before);
    }

    @Test
    void dayListShowsVisitsAndLeadsToThem() {
        BookByForms patient = new BookByForms(new Browser(port));
        patient.booked();
        StaffBrowser reception = StaffBrowser.signedIn(port, "reception", "sv");
        Page day = reception.get("/staff?date=" + patient.firstDay());
        assertThat(day.html()).contains("Ida Falk", "Bokat");
        Page visit = reception.get(day.links("/staff/appointments/").getFirst());
        assertThat(visit.html()).contains("Ida Falk", "ida@example.org", "Påminnelser", "1985-04-12");
        assertThat(visit.header("cache-control")).contains("no-store");
        assertThat(reception.get("/staff?date=2027-12-25").html()).contains("Inga besök den här dagen");
        assertThat(reception
                        .get("/staff/appointments/0199d2a0-7f00-7000-8000-000000000001")
                        .status())
                .isEqualTo(404);
    }

    @Test
    @DisplayName("Scenario 40: without a staff password the start is refused in a clear sentence")
    void startIsRefusedInAClearSentenceWithoutAPassword() {
        MockEnvironment demo = new MockEnvironment();
        demo.setActiveProfiles("demo");
        FirstAccounts withoutPassword = new FirstAccounts(accounts, passwords, demo, " ");
        assertThatThrownBy(withoutPassword::afterSingletonsInstantiated).isInstanceOf(NoStaffPassword.class);

        var analysis = new NoStaffPassword.Analyzer().analyze(new NoStaffPassword());
        assertThat(analysis).isNotNull();
        assertThat(analysis.getAction()).contains("CLINIC_STAFF_PASSWORD");
    }

    private int sessions() {
        return database.sql("SELECT count(*) FROM spring_session")
                .query(Integer.class)
                .single();
    }
}
