package clinic.reminder.followup;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to a follow-up.
 *
 * @param by whose decision it was; null for what no person decided
 * @param findings what a clinician had said by then
 */
public record Changed(
        Instant at,
        FollowUps.Change what,
        FollowUp.@Nullable Because because,
        int planVersion,
        @Nullable String by,
        Findings findings) {}
