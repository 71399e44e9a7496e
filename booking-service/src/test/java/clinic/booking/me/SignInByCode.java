package clinic.booking.me;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import clinic.booking.online.Browser;
import clinic.booking.online.Browser.Page;
import clinic.contracts.SecretLink;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The patient of the walked-through bookings signs in, step by step; the code is computed as reminder-service does. */
public final class SignInByCode {

    private static final String EMAIL = "ida@example.org";
    private static final String BORN = "1985-04-12";

    private final Browser browser;
    private final JdbcClient database;
    private final SecretLink secret;

    public SignInByCode(Browser browser, JdbcClient database, SecretLink secret) {
        this.browser = browser;
        this.database = database;
        this.secret = secret;
    }

    public Page code() {
        // Nobody else's limits count here.
        database.sql("DELETE FROM sign_ins WHERE contact = ?").param(EMAIL).update();
        return browser.follow(browser.post("/me", Map.of("contact", List.of(EMAIL))));
    }

    public Page person() {
        code();
        record Asked(UUID id, String nonce) {}
        Asked asked = await().atMost(Duration.ofSeconds(20))
                .until(
                        () -> database.sql("SELECT id, nonce FROM sign_ins WHERE contact = ? AND handed_on")
                                .param(EMAIL)
                                .query(Asked.class)
                                .list(),
                        list -> !list.isEmpty())
                .getFirst();
        String code = secret.code(SecretLink.Purpose.SIGN_IN, asked.id(), asked.nonce());
        Page proved = browser.post("/me/code", Map.of("code", List.of(code)));
        assertThat(proved.location()).isEqualTo("/me/person");
        return browser.follow(proved);
    }

    public Page visits() {
        person();
        return browser.follow(browser.post("/me/person", Map.of("birthDate", List.of(BORN))));
    }
}
