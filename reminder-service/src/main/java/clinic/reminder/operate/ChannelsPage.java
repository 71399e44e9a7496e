package clinic.reminder.operate;

import clinic.contracts.reminder.Channel;
import clinic.messaging.Unread;
import clinic.reminder.contact.AddressBook;
import clinic.reminder.dispatch.ChannelState;
import clinic.reminder.dispatch.Channels;
import clinic.reminder.dispatch.GivenUp;
import java.security.Principal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** How SMS and e-mail do, with a switch for each, and the messages that were given up. */
@Controller
class ChannelsPage {

    private static final String PAGE = "/staff/messages/channels";

    private final Channels channels;
    private final GivenUp givenUp;
    private final AddressBook addresses;
    private final Unread unread;

    ChannelsPage(Channels channels, GivenUp givenUp, AddressBook addresses, Unread unread) {
        this.channels = channels;
        this.givenUp = givenUp;
        this.addresses = addresses;
        this.unread = unread;
    }

    @GetMapping(PAGE)
    String show(@RequestParam(required = false) GivenUp.@Nullable Outcome outcome, Model model) {
        List<ChannelState> all = channels.all();
        model.addAttribute("channels", all);
        model.addAttribute("paused", all.stream().anyMatch(one -> one.paused() != null));
        model.addAttribute("unread", unread.events().orElse(null));
        model.addAttribute("givenUp", givenUp.all());
        model.addAttribute("zone", addresses.zone());
        model.addAttribute("outcome", outcome);
        return "staff/channels";
    }

    @PostMapping(PAGE + "/pause")
    String pause(@RequestParam Channel channel, @RequestParam(defaultValue = "") String reason, Principal person) {
        channels.pause(channel, person.getName(), reason);
        return "redirect:" + PAGE;
    }

    @PostMapping(PAGE + "/resumption")
    String resume(@RequestParam Channel channel) {
        channels.resume(channel);
        return "redirect:" + PAGE;
    }

    /** @param aside whether it is laid aside rather than tried again */
    @PostMapping("/staff/messages/given-up")
    String seeTo(@RequestParam UUID message, @RequestParam(defaultValue = "false") boolean aside, Principal person) {
        GivenUp.Outcome outcome = aside ? givenUp.layAside(message, person.getName(), "") : givenUp.tryAgain(message);
        return "redirect:" + PAGE + "?outcome=" + outcome;
    }
}
