package clinic.reminder.contact;

import clinic.contracts.reminder.Channel;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An address that takes, or took, no messages. Which one it is stands in the patient's record.
 *
 * @param endedAt since when it is believed again; null while it is not
 * @param endedBy the account of staff who said so; null where the patient gave another address
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Undeliverable(
        Channel channel,
        Instant since,
        @Nullable Instant endedAt,
        @Nullable String endedBy) {}
