package clinic.reminder.plan;

import java.io.Serial;

/** A rule that cannot be meant. */
final class UnfitRule extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final String field;

    UnfitRule(String field, String expected) {
        super(field + ": " + expected);
        this.field = field;
    }

    static <T> T unless(boolean fits, String field, String expected, T value) {
        if (!fits) {
            throw new UnfitRule(field, expected);
        }
        return value;
    }

    String field() {
        return field;
    }
}
