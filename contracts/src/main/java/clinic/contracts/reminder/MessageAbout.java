package clinic.contracts.reminder;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which message an event speaks of.
 *
 * @param followUpId set when the message belongs to a follow-up
 * @param rule the rule that asked for it, such as {@code reminder-48h}
 * @param channel null when no channel could be chosen
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MessageAbout(
        UUID messageId,
        UUID appointmentId,
        @Nullable UUID followUpId,
        UUID patientId,
        int scheduleVersion,
        Purpose purpose,
        String rule,
        @Nullable Channel channel) {

    String key() {
        return (followUpId == null ? appointmentId : followUpId).toString();
    }
}
