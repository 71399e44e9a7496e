package clinic.reminder.plan;

import java.io.Serial;

/** There is another rule of this name than the one that its author saw. */
final class RuleChangedMeanwhile extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;
}
