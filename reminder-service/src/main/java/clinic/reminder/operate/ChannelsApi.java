package clinic.reminder.operate;

import clinic.contracts.reminder.Channel;
import clinic.reminder.dispatch.ChannelState;
import clinic.reminder.dispatch.Channels;
import java.security.Principal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** How the channels are, and holding one up. */
@RestController
@RequestMapping("/api/staff/channels")
class ChannelsApi {

    private final Channels channels;

    ChannelsApi(Channels channels) {
        this.channels = channels;
    }

    /** @param reason for whoever finds the channel paused; names no patient */
    record Pause(@Nullable String reason) {}

    /** What waits on each channel, whether it is paused, and how its carrier does. */
    @GetMapping
    List<ChannelState> all() {
        return channels.all();
    }

    /** How one channel is. */
    @GetMapping("/{channel}")
    ChannelState one(@PathVariable String channel) {
        return channels.of(named(channel));
    }

    /** Lets nothing leave on this channel, in any instance, until somebody resumes it. Paused twice, the first stands. */
    @PutMapping("/{channel}/pause")
    ChannelState pause(
            @PathVariable String channel, @RequestBody(required = false) @Nullable Pause pause, Principal person) {
        Channel held = named(channel);
        channels.pause(held, person.getName(), pause == null || pause.reason() == null ? "" : pause.reason());
        return channels.of(held);
    }

    /** Lets messages leave on this channel again; those that came too late meanwhile do not. */
    @DeleteMapping("/{channel}/pause")
    ChannelState resume(@PathVariable String channel) {
        Channel held = named(channel);
        channels.resume(held);
        return channels.of(held);
    }

    private static Channel named(String channel) {
        return switch (channel) {
            case "sms" -> Channel.SMS;
            case "email" -> Channel.EMAIL;
            default -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        };
    }
}
