package clinic.booking.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import clinic.booking.BookingClient;
import clinic.booking.BookingClient.Answer;
import clinic.booking.EmptyCalendar;
import clinic.booking.RealBooking;
import clinic.booking.online.BookByForms;
import clinic.booking.online.Browser;
import clinic.booking.online.Browser.Page;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.node.ObjectNode;

/** The gateway stands on this machine and tells whose address it serves. */
@RealBooking
class LimitsIT {

    private static final String TEN = "2026-11-23T10:00:00+01:00";

    private final BookingClient client;
    private final EmptyCalendar calendar;
    private final BookingLimits limits;

    @LocalServerPort
    int port;

    @Autowired
    LimitsIT(BookingClient client, EmptyCalendar calendar, BookingLimits limits) {
        this.client = client;
        this.calendar = calendar;
        this.limits = limits;
    }

    @BeforeEach
    void emptyCalendar() {
        calendar.empty();
    }

    @Test
    @DisplayName("14: an address that writes too often hears when to come back; another is not slowed")
    void addressWritesSoOften() {
        Map<String, String> one = Map.of("X-Forwarded-For", "203.0.113.7");
        for (int i = 0; i < 10; i++) {
            assertThat(client.post("/api/holds", client.object(), one).status()).isEqualTo(400);
        }
        assertTooOften(client.post("/api/holds", client.object(), one));
        assertThat(client.post("/api/holds", client.object(), Map.of("X-Forwarded-For", "203.0.113.8"))
                        .status())
                .isEqualTo(400);
        assertThat(client.get("/api/locations", "X-Forwarded-For", "203.0.113.7")
                        .status())
                .as("reading is counted for itself")
                .isEqualTo(200);
    }

    @Test
    @DisplayName("14: an address may claim no other by a header of its own in front of the gateway's word")
    void claimedAddressIsNotBelieved() {
        for (int i = 0; i < 10; i++) {
            client.post("/api/holds", client.object(), Map.of("X-Forwarded-For", "198.51.100." + i + ", 203.0.113.10"));
        }
        assertTooOften(
                client.post("/api/holds", client.object(), Map.of("X-Forwarded-For", "198.51.100.99, 203.0.113.10")));
    }

    @Test
    @DisplayName("14: an address tries to book so often")
    void addressBooksSoOften() {
        Map<String, String> one = Map.of("X-Forwarded-For", "203.0.113.11");
        ObjectNode booking = client.booking("back-and-leg", null, TEN);
        for (int i = 0; i < 3; i++) {
            assertThat(client.post("/api/appointments", booking, one).status()).isEqualTo(201);
        }
        assertTooOften(client.post("/api/appointments", booking, one));
        assertThat(calendar.count("appointments")).isEqualTo(3);
    }

    @Test
    @DisplayName("14: a contact that has booked too much books no more, and others do")
    void contactBooksSoMuch() {
        boolean left = true;
        while (left) {
            try {
                limits.within(List.of("+46701740698"), () -> Optional.of("booked"));
            } catch (TooOften enough) {
                left = false;
            }
        }
        ObjectNode booking = client.booking("back-and-leg", null, TEN);
        ((ObjectNode) booking.path("patient")).put("mobile", "070-174 06 98");
        assertTooOften(client.book(booking));
        assertThat(client.book("back-and-leg", null, TEN).status()).isEqualTo(201);
    }

    @Test
    void peopleGetAPage() {
        Answer page = null;
        for (int i = 0; i <= 20; i++) {
            page = client.get("/book", "X-Forwarded-For", "203.0.113.12", "Accept", "text/html");
        }
        assertThat(page).isNotNull();
        assertThat(page.status()).isEqualTo(429);
        assertThat(page.response().headers().firstValue("Retry-After")).isPresent();
        assertThat(page.response().headers().firstValue("Content-Type").orElse(""))
                .startsWith("text/html");
        assertThat(page.response().body()).contains("Vänta några minuter").doesNotContain("Det gick inte att förstå");
    }

    @Test
    void networkThatTriesToBookTooOftenGetsTheFormAgainWithAllThatWasTyped() {
        Page details = new BookByForms(new Browser(port)).details();
        String typed = "name=Ida+Falk&birthDate=never";
        for (int i = 0; i < 3; i++) {
            Answer refused = post(details.action("/book/details"), typed, "203.0.113.13");
            assertThat(refused.status()).isEqualTo(422);
        }
        Answer later = post(details.action("/book/details"), typed, "203.0.113.13");

        assertThat(later.status()).isEqualTo(429);
        assertThat(later.response().headers().firstValueAsLong("Retry-After").orElse(0))
                .isPositive();
        assertThat(later.response().body()).contains("Tiden är inte bokad än", "value=\"Ida Falk\"", "value=\"never\"");
    }

    @Test
    @DisplayName("31: whoever answers yes to a red flag is told where care is, however much comes from their network")
    void nobodyIsSentAwayOnTheWayToCare() {
        long before = calendar.count("safety_stops");
        care("203.0.113.14");
        await().until(() -> calendar.count("safety_stops") == before + 1);
        for (int i = 0; i < 10; i++) {
            Answer unanswered = post("/book/safety", "asked=8", "203.0.113.14");
            assertThat(unanswered.status()).isEqualTo(422);
        }
        care("203.0.113.14");
        care("203.0.113.16");

        await().until(() -> calendar.count("safety_stops") > before + 1);
        assertThat(calendar.count("safety_stops"))
                .as("who answers all the time is shown the way, and nothing of it is kept")
                .isEqualTo(before + 2);
        for (int i = 0; i <= 20; i++) {
            Answer again = client.get("/book/emergency", "X-Forwarded-For", "203.0.113.15");
            assertThat(again.status()).isEqualTo(200);
        }
    }

    private void care(String address) {
        Answer care = post("/book/safety", "asked=8&flag-saddle-numbness=emergency", address);
        assertThat(care.status()).isEqualTo(200);
        assertThat(care.response().body()).contains("Du behöver vård nu");
    }

    private Answer post(String path, String form, String address) {
        return client.send(
                "POST",
                path,
                form,
                Map.of(
                        "X-Forwarded-For", address,
                        "Accept", "text/html",
                        "Content-Type", "application/x-www-form-urlencoded"));
    }

    private static void assertTooOften(Answer answer) {
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(429);
        assertThat(answer.text("type")).isEqualTo("urn:clinic:problem:too-often");
        assertThat(answer.response().headers().firstValueAsLong("Retry-After").orElse(0))
                .isPositive();
    }
}
