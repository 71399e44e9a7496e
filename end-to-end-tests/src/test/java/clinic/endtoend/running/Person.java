package clinic.endtoend.running;

import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/** A patient of fiction, with a telephone number that is kept for fiction. */
public record Person(String name, String mobile, String email, String language) {

    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final AtomicInteger UNHEARD_OF = new AtomicInteger();
    private static final int FIRST = 5;

    /** Of those kept for fiction all but the last two, which others use. */
    private static final int NUMBERS = 93;

    /** Somebody new: no other test writes to the same address. */
    public static Person speaking(String language) {
        int count = COUNT.getAndIncrement();
        return person(count, 600 + FIRST + count % NUMBERS, "maja", language);
    }

    /** Somebody new by an address of their own: for more people than there are numbers of fiction. */
    public static Person unheardOf() {
        return person(UNHEARD_OF.getAndIncrement(), 699, "unheard-of", "sv");
    }

    private static Person person(int count, int number, String box, String language) {
        return new Person(
                "Maja Exempel " + letters(count),
                "+4670174%04d".formatted(number),
                "%s.%d.%d@example.org".formatted(box, ProcessHandle.current().pid(), count),
                language);
    }

    /** Somebody of the same name with the same telephone may be the same person, and the desk would be asked of each. */
    private static String letters(int count) {
        String last = String.valueOf((char) ('A' + count % 26));
        return count < 26 ? last : letters(count / 26 - 1) + last.toLowerCase(Locale.ROOT);
    }
}
