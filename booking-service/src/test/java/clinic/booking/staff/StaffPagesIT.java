package clinic.booking.staff;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.booking.RealBooking;
import clinic.booking.StandingClock;
import clinic.booking.online.BookByForms;
import clinic.booking.online.Browser;
import clinic.booking.online.Browser.Page;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@RealBooking
class StaffPagesIT {

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient database;

    @Autowired
    StandingClock clock;

    @BeforeEach
    void sunday() {
        clock.stand(StandingClock.SUNDAY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/staff", "/staff/appointments/0199d2a0-7f00-7000-8000-000000000001", "/staff/anything"})
    void anonymousIsLedToSignInAndSeesNothing(String address) {
        Page page = new Browser(port).get(address);
        assertThat(page.status()).isEqualTo(302);
        assertThat(page.location()).isEqualTo("/sign-in?to=" + address.replace("/", "%2F"));
        assertThat(page.response().headers().allValues("set-cookie")).noneMatch(cookie -> cookie.startsWith("staff="));
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

    private int sessions() {
        return database.sql("SELECT count(*) FROM spring_session")
                .query(Integer.class)
                .single();
    }
}
