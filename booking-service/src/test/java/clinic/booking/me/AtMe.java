package clinic.booking.me;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import clinic.booking.BookingClient;
import clinic.booking.BookingClient.Answer;
import clinic.booking.DatabaseCalls;
import clinic.booking.RealBooking;
import clinic.booking.StandingClock;
import clinic.booking.online.Browser;
import clinic.booking.online.Browser.Page;
import clinic.contracts.SecretLink;
import clinic.contracts.booking.CodeRequested;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** A family with one address, before the pages where patients see their own visits. */
@RealBooking
abstract class AtMe {

    static final Duration SOON = Duration.ofSeconds(20);

    /** No two tests share a contact: the limits count by it. */
    final String family = "family-" + ThreadLocalRandom.current().nextLong(Long.MAX_VALUE) + "@example.org";

    @LocalServerPort
    int port;

    @Value("${clinic.links.key}")
    String key;

    @Autowired
    JdbcClient database;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    BookingClient client;

    @Autowired
    StandingClock clock;

    @Autowired
    JsonMapper json;

    @Autowired
    DatabaseCalls asked;

    Browser browser;

    @BeforeEach
    void openABrowser() {
        clock.stand(StandingClock.SUNDAY);
        browser = new Browser(port);
    }

    Answer booked(String name, String birthDate) {
        LocalDate day = LocalDate.of(2026, 12, 7);
        var booking = client.booking(
                "return-visit", null, client.starts("return-visit", null, day).getFirst());
        booking.withObject("/patient")
                .put("name", name)
                .put("birthDate", birthDate)
                .put("email", family);
        booking.withObject("/patient").remove("mobile");
        Answer booked = client.book(booking);
        assertThat(booked.status()).as("%s", booked.body()).isEqualTo(201);
        return booked;
    }

    Page signedIn(String birthDate) {
        Asked asked = asked(browser, family);
        Page proved = browser.post("/me/code", form(asked.code()));
        assertThat(proved.location()).isEqualTo("/me/person");
        return browser.follow(browser.post("/me/person", Map.of("birthDate", List.of(birthDate))));
    }

    record Asked(String payload, CodeRequested event, String code) {}

    /** As reminder-service learns of it, and computes the code. */
    Asked asked(Browser asking, String contact) {
        int before = requests();
        assertThat(asking.post("/me", Map.of("contact", List.of(contact))).status())
                .isEqualTo(303);
        return sent(contact, before);
    }

    /** @param before how many codes had been sent until then */
    Asked sent(String contact, int before) {
        await().atMost(SOON).until(() -> requests() > before);
        String payload = database.sql("SELECT payload::text FROM outbox o JOIN sign_ins s ON o.key = s.id::text"
                        + " WHERE s.contact = ? AND o.type = 'booking.code.requested' ORDER BY o.id DESC LIMIT 1")
                .param(contact)
                .query(String.class)
                .single();
        CodeRequested event = json.readValue(payload, CodeRequested.class);
        String code = new SecretLink('a', key).code(SecretLink.Purpose.SIGN_IN, event.requestId(), event.nonce());
        return new Asked(payload, event, code);
    }

    int requests() {
        return database.sql("SELECT count(*) FROM outbox o JOIN sign_ins s ON o.key = s.id::text"
                        + " WHERE s.contact = ? AND o.type = 'booking.code.requested'")
                .param(family)
                .query(Integer.class)
                .single();
    }

    /** Nobody taps twice as slowly as that. */
    void aWhileLater() {
        database.sql("UPDATE sign_ins SET replaced_at = replaced_at - interval '11 seconds' WHERE contact = ?")
                .param(family)
                .update();
    }

    static Map<String, List<String>> form(String code) {
        return Map.of("code", List.of(code));
    }
}
