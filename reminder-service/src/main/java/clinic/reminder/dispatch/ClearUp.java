package clinic.reminder.dispatch;

import clinic.contracts.reminder.Channel;
import clinic.reminder.channel.Carrier;
import clinic.reminder.channel.Whereabouts;
import clinic.reminder.dispatch.Doubts.Doubt;
import java.util.List;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Asks the carriers about messages in doubt, outside any transaction, and acts on the answer. */
@Component
class ClearUp {

    private static final int AT_ONCE = 50;

    private static final Logger log = LoggerFactory.getLogger(ClearUp.class);

    private final Doubts doubts;
    private final Arrivals arrivals;
    private final List<Carrier> carriers;

    ClearUp(Doubts doubts, Arrivals arrivals, List<Carrier> carriers) {
        this.doubts = doubts;
        this.arrivals = arrivals;
        this.carriers = List.copyOf(carriers);
    }

    /** Asks about what can be asked about now; whether there was anything. */
    boolean some() {
        doubts.ofTheDead();
        List<Doubt> open = doubts.claim(AT_ONCE);
        open.forEach(this::one);
        return !open.isEmpty();
    }

    private void one(Doubt doubt) {
        MessageRow message = doubt.message();
        switch (whereabouts(doubt)) {
            case Whereabouts.Taken taken -> {
                log.info("Message {} had left", message.id());
                arrivals.accepted(message, taken.reference());
            }
            case Whereabouts.NeverSeen neverSeen -> {
                log.info("Message {} had not left; it is planned again", message.id());
                doubts.planAgain(message, false);
            }
            case Whereabouts.NoMemory noMemory -> {
                log.info("Whether message {} had left cannot be asked; it is planned again", message.id());
                doubts.planAgain(message, true);
            }
            case Whereabouts.AskLater askLater -> doubts.remain(message, askLater);
        }
    }

    private Whereabouts whereabouts(Doubt doubt) {
        Channel channel = Objects.requireNonNull(doubt.message().planned().channel(), "taken, so it has a channel");
        try {
            return carriers.stream()
                    .filter(carrier -> carrier.channel() == channel)
                    .findFirst()
                    .<Whereabouts>map(carrier -> carrier.whereabouts(doubt.missing()))
                    .orElseGet(() -> new Whereabouts.AskLater("no carrier for " + channel));
        } catch (RuntimeException e) {
            log.error(
                    "The carrier of message {} failed in a way it should have told",
                    doubt.message().id(),
                    e);
            return new Whereabouts.AskLater(e.getClass().getSimpleName());
        }
    }
}
