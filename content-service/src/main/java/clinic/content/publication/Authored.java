package clinic.content.publication;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/** Something that a clinician wrote in one language and another clinician approved. */
public interface Authored {

    /** The locale of an item without words. */
    String WORDLESS = "zxx";

    /** The same in every language and version. */
    UUID id();

    /** {@code sv}, {@code en}, or {@link #WORDLESS}. */
    String locale();

    int version();

    Approver approver();

    /** The last day on which it may be shown. */
    LocalDate reviewBy();

    /** What it rests on, by name. */
    List<String> sources();

    /** Other items without which this one makes no sense. */
    default Set<UUID> references() {
        return Set.of();
    }

    /** Items that reach a patient in a check-in because of this one. */
    default Set<UUID> carried() {
        return references();
    }

    /** For how many days after its next version is published a patient may still be led by this one. */
    default int outlives() {
        return 0;
    }

    /** The item whose name tells what this one is for, where it has no name of its own. */
    default Optional<UUID> about() {
        return Optional.empty();
    }

    /** What stands for it in the address of its page; empty where it has none. */
    default Optional<String> address() {
        return Optional.empty();
    }

    /** What this one says and the same item in another language does not, though they must not differ in it. */
    default Optional<String> disagreement(Authored other) {
        return Optional.empty();
    }

    /**
     * What this one asks of those it refers to, and they have not.
     *
     * @param referred an item by its id, in any of its languages: they agree in it
     */
    default Optional<String> lack(Function<UUID, Optional<Authored>> referred) {
        return Optional.empty();
    }

    /**
     * What would leave a patient without an answer, or unasked about what needs care.
     *
     * @param referred an item by its id, as for {@link #lack}
     */
    default Optional<Fault> hole(Function<UUID, Optional<Authored>> referred) {
        return Optional.empty();
    }
}
