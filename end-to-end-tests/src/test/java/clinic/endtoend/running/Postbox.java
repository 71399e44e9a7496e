package clinic.endtoend.running;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
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
                .flatMap(address -> of(address).stream())
                .filter(letter -> letter.purpose().equals(purpose))
                .sorted(Comparator.comparing(Letter::at).reversed())
                .toList();
    }

    /** Waits until as many messages of a purpose have reached a person; more fail at once. */
    public List<Letter> await(int number, String purpose, Person person) {
        return Awaitility.await("%d × %s for %s".formatted(number, purpose, person.name()))
                .atMost(PATIENCE)
                .until(() -> of(purpose, person), found -> found.size() == number);
    }
}
