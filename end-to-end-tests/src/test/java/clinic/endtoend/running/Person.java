package clinic.endtoend.running;

import java.util.concurrent.atomic.AtomicInteger;

/** A patient of fiction, with a telephone number that is kept for fiction. */
public record Person(String name, String mobile, String email, String language) {

    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final int FIRST = 5;
    private static final int NUMBERS = 95;

    /** Somebody new: no other test writes to the same address. */
    public static Person speaking(String language) {
        int count = COUNT.getAndIncrement();
        String number = "070174%04d".formatted(600 + FIRST + count % NUMBERS);
        return new Person(
                "Maja Exempel " + (char) ('A' + count % 26),
                "+46" + number.substring(1),
                "maja.%d.%d@example.org".formatted(ProcessHandle.current().pid(), count),
                language);
    }

    /** Somebody new by an address of their own: for more people than there are numbers of fiction. */
    public static Person unheardOf() {
        Person person = speaking("sv");
        return new Person(person.name(), "+46701740699", person.email(), person.language());
    }
}
