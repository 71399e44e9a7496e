package clinic.reminder.followup;

import clinic.contracts.content.Progress;
import clinic.contracts.content.RedFlagLevel;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a patient answered, as they gave it, and what they were shown for it. Nothing is computed from it.
 *
 * @param pain from 0 to 10; null where it was not asked, and when a red flag ended the questions
 * @param function how well the patient can do what they named, from 0 to 10; null where it was not asked, or they named nothing
 * @param progress better, the same or worse, by their own word
 * @param redFlags the ids of those answered with yes
 * @param flaggedAt when the last of them was, which may be after what was answered first; null without one
 */
public record Answer(
        Instant at,
        @Nullable Integer pain,
        @Nullable Integer function,
        @Nullable Progress progress,
        boolean callWanted,
        boolean offerRebooking,
        List<String> redFlags,
        @Nullable RedFlagLevel level,
        @Nullable Instant flaggedAt,
        List<Shown> shown) {

    /** One published item, exactly. */
    public record Shown(UUID itemId, String locale, int version) {}

    /** Says nothing of the patient: what is printed may end in a log. */
    @Override
    public String toString() {
        return "Answer[" + at + "]";
    }
}
