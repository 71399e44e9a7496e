package clinic.endtoend.running;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;

/**
 * The phones and mailboxes of all patients, read at the local viewer.
 *
 * @param since older messages are left out
 */
public record Postbox(Http http, Instant since) {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Everything that has reached anybody since this run began, newest first. */
    public List<Letter> all() {
        return StreamSupport.stream(
                        http.get("/local/messages?since=" + since).json().spliterator(), false)
                .map(Letter::of)
                .toList();
    }

    /** Everything that has reached an address since this run began, newest first. */
    public List<Letter> of(String address) {
        String query = URLEncoder.encode(address, StandardCharsets.UTF_8);
        return StreamSupport.stream(
                        http.get("/local/messages?to=" + query + "&since=" + since)
                                .json()
                                .spliterator(),
                        false)
                .map(Letter::of)
                .toList();
    }

    public List<Letter> of(String purpose, Person person) {
        return Stream.of(person.mobile(), person.email())
                // Some have no mobile.
                .filter(address -> !address.isEmpty())
                .flatMap(address -> of(address).stream())
                .filter(letter -> letter.purpose().equals(purpose))
                .sorted(Comparator.comparing(Letter::at).reversed())
                .toList();
    }

    /** Sends an SMS from a person's phone to the clinic's number. */
    public void answer(Person person, String words) {
        Answer taken = http.post("/local/replies", Map.of("from", person.mobile(), "text", words), Map.of());
        assertThat(taken.status()).as(taken.body()).isEqualTo(202);
    }

    /** Names no condition and no treatment, in any language; one link at most in an SMS. */
    public void isNeutral(Letter letter) {
        String words = (letter.subject() + " " + letter.text() + " " + letter.html()).toLowerCase(Locale.ROOT);
        for (String list : List.of("/api/conditions", "/api/treatments")) {
            for (String language : List.of("sv", "en")) {
                http.get(list + "?lang=" + language)
                        .json()
                        .forEach(item -> assertThat(words)
                                .doesNotContain(item.path("name").asString().toLowerCase(Locale.ROOT)));
            }
        }
        if (letter.channel().equals("sms")) {
            assertThat(letter.text().split("https?://", -1))
                    .as("one link: " + letter.text())
                    .hasSizeLessThanOrEqualTo(2);
        }
    }

    /** Waits until as many messages of a purpose have reached a person; more fail at once. */
    public List<Letter> await(int number, String purpose, Person person) {
        return Awaitility.await("%d × %s for %s".formatted(number, purpose, person.name()))
                .atMost(PATIENCE)
                .until(() -> of(purpose, person), found -> found.size() == number);
    }
}
