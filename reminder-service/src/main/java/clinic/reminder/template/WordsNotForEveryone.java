package clinic.reminder.template;

import java.io.Serial;

/** Words that must not leave. The message names what was found, never the words. */
public final class WordsNotForEveryone extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    WordsNotForEveryone(String found) {
        super("What a locked screen shows may not hold " + found);
    }
}
