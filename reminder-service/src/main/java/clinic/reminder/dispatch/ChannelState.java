package clinic.reminder.dispatch;

import clinic.contracts.reminder.Channel;
import clinic.reminder.channel.ProviderState;
import clinic.reminder.channel.ProviderState.Health;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a channel is.
 *
 * @param paused null unless staff hold it up
 * @param waiting messages that are due and have not left
 * @param waitingSince when the oldest of them was due
 * @param underWay in a carrier's hands, which has not answered
 * @param inDoubt of which a carrier did not say whether it took them; it is being asked
 * @param instance whose experience with carrier and providers this is: each has its own
 * @param carrier whether anything is taken for the channel now
 * @param providers those behind the carrier; where it stands alone, itself
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ChannelState(
        Channel channel,
        @Nullable Pause paused,
        long waiting,
        @Nullable Instant waitingSince,
        long underWay,
        long inDoubt,
        String instance,
        ProviderState carrier,
        List<ProviderState> providers) {

    /** Who holds it up, and why. */
    public record Pause(Instant since, String by, String reason) {}

    /** Whether messages leave now. */
    public boolean open() {
        return paused == null && carrier.health() != Health.RESTING;
    }

    /** Whether the carrier is a company of its own, with nobody behind it. */
    public boolean direct() {
        return providers.equals(List.of(carrier));
    }
}
