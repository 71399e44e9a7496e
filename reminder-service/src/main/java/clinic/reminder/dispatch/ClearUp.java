package clinic.reminder.dispatch;

import clinic.contracts.reminder.Channel;
import clinic.reminder.channel.Carrier;
import clinic.reminder.channel.Whereabouts;
import clinic.reminder.dispatch.Doubts.Doubt;
import java.time.Clock;
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
    private final Clock clock;
    private final List<Carrier> carriers;

    ClearUp(Doubts doubts, Arrivals arrivals, Clock clock, List<Carrier> carriers) {
        this.doubts = doubts;
        this.arrivals = arrivals;
        this.clock = clock;
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
        Whereabouts whereabouts = whereabouts(doubt);
        switch (Fate.ofFound(message.planned(), whereabouts, clock.instant())) {
            case Fate.Sent sent -> {
                log.info("Message {} had left", message.id());
                arrivals.accepted(List.of(new Arrivals.Accepted(message, sent.reference())));
            }
            case Fate.Returns returns -> {
                log.info(
                        "Message {} {}; it is planned again",
                        message.id(),
                        returns.mayHaveLeft() ? "may have left, which cannot be asked" : "had not left");
                doubts.planAgain(message, returns.mayHaveLeft());
            }
            case Fate.InDoubt inDoubt -> {
                log.warn("Message {} stays in doubt: {}", message.id(), whereabouts);
                doubts.remain(message);
            }
            case Fate.NotSent notSent -> doubts.giveUp(message, notSent.reason());
            case Fate other -> throw new IllegalStateException("What was in doubt is not " + other);
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
