package clinic.reminder.dispatch;

import clinic.contracts.reminder.Channel;
import clinic.contracts.reminder.NotSentReason;
import clinic.contracts.reminder.Purpose;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What became of one message, and why. Says on which channel, not to which address.
 *
 * @param ruleVersion the version of the rule that planned it; for a check-in, of the plan whose content it carries
 * @param wording which words it left in, such as {@code sv:sms.reminder:v3}: language, template and its version; null
 *     before it leaves
 * @param encoding of an SMS that left: GSM-7, or UCS-2 where a letter needs it
 * @param segments how many SMS it was sent and paid as
 * @param reason why it was not sent
 * @param retryAt when it is tried, or its carrier asked, again
 * @param laidAside null unless it was given up and seen to
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MessageStory(
        UUID id,
        @Nullable UUID followUp,
        int scheduleVersion,
        Purpose purpose,
        String rule,
        int ruleVersion,
        @Nullable Channel channel,
        @Nullable String wording,
        @Nullable String encoding,
        @Nullable Integer segments,
        String state,
        @Nullable NotSentReason reason,
        Instant dueAt,
        Instant giveUpAt,
        int attempts,
        @Nullable Instant retryAt,
        @Nullable Instant settledAt,
        @Nullable Instant deliveredAt,
        @Nullable LaidAside laidAside) {

    /** Somebody decided that nothing more is done about it. */
    public record LaidAside(Instant at, String by, String because) {}
}
