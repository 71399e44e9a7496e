package clinic.reminder.followup;

import clinic.contracts.content.Progress;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** How it goes, as the form says it. */
final class PostedAnswer {

    private PostedAnswer() {}

    static Optional<Integer> pain(Map<String, String> form) {
        String pain = form.getOrDefault("pain", "");
        return pain.matches("\\d|10") ? Optional.of(Integer.valueOf(pain)) : Optional.empty();
    }

    static Optional<Progress> progress(Map<String, String> form) {
        String progress = form.getOrDefault("progress", "").toUpperCase(Locale.ROOT);
        return Arrays.stream(Progress.values())
                .filter(value -> value.name().equals(progress))
                .findFirst();
    }
}
