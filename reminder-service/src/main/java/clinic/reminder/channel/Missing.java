package clinic.reminder.channel;

import clinic.reminder.message.Words;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A message that may or may not have left.
 *
 * @param fingerprint of its words, as {@link Words#fingerprint()} makes it; others to the same person may have the same
 * @param since it cannot have left earlier
 * @param others what providers call other messages to the same person, which are accounted for
 */
public record Missing(String recipient, String fingerprint, Instant since, Set<String> others) {

    public Missing {
        others = Set.copyOf(others);
    }

    public Missing(String recipient, String fingerprint, Instant since) {
        this(recipient, fingerprint, since, Set.of());
    }

    /** Whether what a provider keeps under this reference may be it. */
    boolean mayBe(@Nullable String reference, @Nullable String words) {
        return reference != null
                && words != null
                && !others.contains(reference)
                && Words.fingerprint(words).equals(fingerprint);
    }
}
