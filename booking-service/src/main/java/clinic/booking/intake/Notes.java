package clinic.booking.intake;

import clinic.booking.InvalidInput;
import clinic.booking.InvalidInput.Fault;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What whoever books wants to be known before the visit, though nobody asked. Stays with the visit as answers do, and
 * leaves this service neither on a topic nor in a message.
 */
public final class Notes {

    private static final String FIELD = "notes";

    private Notes() {}

    /** What is wrong with them; empty when they can be taken. */
    public static Optional<Fault> fault(@Nullable String typed) {
        String code = Question.textFault(Question.plain(typed));
        return code.isEmpty() ? Optional.empty() : Optional.of(new Fault(FIELD, code));
    }

    /**
     * As they are kept; null when there are none.
     *
     * @throws InvalidInput when they cannot be taken
     */
    public static @Nullable String read(@Nullable String typed) {
        fault(typed).ifPresent(fault -> {
            throw new InvalidInput(List.of(fault));
        });
        String plain = Question.plain(typed);
        return plain.isEmpty() ? null : plain;
    }
}
