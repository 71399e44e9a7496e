package clinic.reminder.operate;

import clinic.contracts.reminder.Channel;
import clinic.reminder.ChannelInAddress;
import clinic.reminder.dispatch.ChannelState;
import clinic.reminder.dispatch.Channels;
import io.swagger.v3.oas.annotations.Operation;
import java.security.Principal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** How the channels are, and holding one up. */
@RestController
@RequestMapping("/api/staff/channels")
class ChannelsApi {

    private final Channels channels;

    ChannelsApi(Channels channels) {
        this.channels = channels;
    }

    /** @param reason for whoever finds the channel paused; names no patient */
    record PauseBody(@Nullable String reason) {}

    @GetMapping
    @Operation(summary = "What waits on each channel, whether it is paused, and how its carrier does")
    List<ChannelState> all() {
        return channels.all();
    }

    @GetMapping("/{channel}")
    @Operation(summary = "How one channel is")
    ChannelState one(@PathVariable String channel) {
        return channels.of(ChannelInAddress.named(channel));
    }

    @PutMapping("/{channel}/pause")
    @Operation(
            summary = "Lets nothing leave on this channel, in any instance, until somebody resumes it",
            description =
                    "Calls to staff that something waits get through; one-time codes wait. Paused twice, the first one"
                            + " stands.")
    ChannelState pause(
            @PathVariable String channel, @RequestBody(required = false) @Nullable PauseBody pause, Principal person) {
        Channel held = ChannelInAddress.named(channel);
        channels.pause(held, person.getName(), pause == null || pause.reason() == null ? "" : pause.reason());
        return channels.of(held);
    }

    @DeleteMapping("/{channel}/pause")
    @Operation(
            summary = "Lets messages leave on this channel again",
            description = "Those that came too late meanwhile do not.")
    ChannelState resume(@PathVariable String channel) {
        Channel held = ChannelInAddress.named(channel);
        channels.resume(held);
        return channels.of(held);
    }
}
