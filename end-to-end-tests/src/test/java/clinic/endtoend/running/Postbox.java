package clinic.endtoend.running;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;

/** The phones and mailboxes of all patients, read at the local viewer. */
public record Postbox(Http http) {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Everything that reached any of the addresses, newest first. */
    public List<Letter> of(String... addresses) {
        Set<String> wanted = Set.of(addresses);
        return StreamSupport.stream(http.get("/local/messages").json().spliterator(), false)
                .map(Letter::of)
                .filter(letter -> wanted.contains(letter.to()))
                .toList();
    }

    public List<Letter> of(String purpose, Person person) {
        return of(person.mobile(), person.email()).stream()
                .filter(letter -> letter.purpose().equals(purpose))
                .toList();
    }

    /** Waits until as many messages of a purpose have reached a person; more fail at once. */
    public List<Letter> await(int number, String purpose, Person person) {
        return Awaitility.await("%d × %s for %s".formatted(number, purpose, person.name()))
                .atMost(PATIENCE)
                .until(() -> of(purpose, person), found -> found.size() == number);
    }
}
