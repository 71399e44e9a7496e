package clinic.reminder.followup;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to a follow-up.
 *
 * @param planId null where an earlier release wrote it while this one was already at work
 * @param by whose decision it was; null for what no person decided
 * @param findings what a clinician had said by then
 */
public record Changed(
        Instant at,
        FollowUps.Change what,
        FollowUp.@Nullable Because because,
        @Nullable UUID planId,
        int planVersion,
        @Nullable String by,
        Findings findings) {}
