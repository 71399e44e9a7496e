package clinic.reminder.followup;

import clinic.contracts.content.Progress;
import clinic.contracts.content.RedFlagLevel;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a patient answered, and what they were shown for it.
 *
 * @param pain null when a red flag ended the questions
 * @param redFlags the ids of those answered with yes
 */
record Answer(
        @Nullable Integer pain,
        @Nullable Progress progress,
        boolean offerRebooking,
        List<String> redFlags,
        @Nullable RedFlagLevel level,
        List<Shown> shown) {

    /** One published item, exactly. */
    record Shown(UUID itemId, String locale, int version) {}
}
