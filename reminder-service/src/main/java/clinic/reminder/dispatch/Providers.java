package clinic.reminder.dispatch;

import clinic.contracts.reminder.Channel;
import clinic.messaging.Instance;
import clinic.reminder.channel.Carrier;
import clinic.reminder.channel.ProviderState;
import java.util.List;
import org.springframework.stereotype.Component;

/** Who carries messages, as this instance has seen them. */
@Component
class Providers {

    private final Breakers breakers;
    private final List<Carrier> carriers;
    private final Instance instance;

    Providers(Breakers breakers, List<Carrier> carriers, Instance instance) {
        this.breakers = breakers;
        this.carriers = List.copyOf(carriers);
        this.instance = instance;
    }

    /** The carrier of a channel as a whole: whether anything is taken for it. */
    ProviderState carrier(Channel channel) {
        return breakers.known(channel);
    }

    /** Those behind the carrier; where it stands alone, itself. */
    List<ProviderState> behind(Channel channel) {
        List<ProviderState> behind = carriers.stream()
                .filter(carrier -> carrier.channel() == channel)
                .flatMap(carrier -> carrier.providers().stream())
                .toList();
        return behind.isEmpty() ? List.of(carrier(channel)) : behind;
    }

    /** Whose experience this is. */
    String seenBy() {
        return instance.name();
    }
}
