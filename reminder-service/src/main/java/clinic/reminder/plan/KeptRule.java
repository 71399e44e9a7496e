package clinic.reminder.plan;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A rule as the clinic has it.
 *
 * @param changedBy null of a rule that is as it came with the software
 */
record KeptRule(Rule rule, Instant changedAt, @Nullable String changedBy) {}
