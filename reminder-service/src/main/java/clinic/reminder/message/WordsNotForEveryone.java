package clinic.reminder.message;

/** An SMS or subject would have told what a visit is about. The message names what it found, never the words. */
public final class WordsNotForEveryone extends RuntimeException {
    WordsNotForEveryone(String found) {
        super("An SMS or subject line may not hold " + found);
    }
}
