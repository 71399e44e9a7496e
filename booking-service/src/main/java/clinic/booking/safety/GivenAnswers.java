package clinic.booking.safety;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a program has asked for the clinic's safety, and was answered.
 *
 * @param version of the questions, as they were told
 * @param answers by the question's id: true for yes, false for no
 */
public record GivenAnswers(@Nullable UUID version, @Nullable Map<String, @Nullable Boolean> answers) {

    /** Says nothing of the answers: what is printed may end in a log. */
    @Override
    public String toString() {
        return "GivenAnswers[" + version + "]";
    }
}
