package clinic.reminder.editing;

import clinic.reminder.Flaw;
import java.io.Serial;
import java.util.List;

/** Words that cannot be kept, and all that is wrong with them. */
final class UnfitWords extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient List<Flaw> flaws;

    UnfitWords(List<Flaw> flaws) {
        super("These words cannot be kept: " + flaws.stream().map(Flaw::code).toList());
        this.flaws = List.copyOf(flaws);
    }

    List<Flaw> flaws() {
        return flaws;
    }
}
