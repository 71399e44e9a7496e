package clinic.reminder.channel;

import org.jspecify.annotations.Nullable;

/** What a carrier says when it is asked whether a message ever reached it. */
public sealed interface Whereabouts {

    /** It has it; its own reference, if it gave one. */
    record Taken(@Nullable String reference) implements Whereabouts {}

    /** It never got it. */
    record NeverSeen() implements Whereabouts {}

    /** It cannot be asked. A copy is told from the first by our reference, which is the same at every attempt. */
    record NoMemory() implements Whereabouts {}

    /** It does not answer now. */
    record AskLater(String reason) implements Whereabouts {}
}
