package clinic.reminder.dispatch;

import clinic.contracts.reminder.Channel;
import clinic.reminder.channel.Carrier;
import clinic.reminder.channel.Whereabouts;
import java.time.Clock;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

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
        List<MessageRow> open = doubts.claim(AT_ONCE);
        open.stream().collect(Collectors.groupingBy(ClearUp::channel)).values().forEach(this::ask);
        return !open.isEmpty();
    }

    /**
     * Of one carrier. Each question may take its whole time, so one that does not answer is asked no other in this round;
     * the next round begins with those it was not asked about.
     */
    private void ask(List<MessageRow> open) {
        Iterator<MessageRow> waiting = open.iterator();
        while (waiting.hasNext()) {
            MessageRow message = waiting.next();
            Whereabouts whereabouts = whereabouts(message);
            if (whereabouts instanceof Whereabouts.AskLater) {
                waiting.forEachRemaining(doubts::remain);
            }
            settle(message, whereabouts);
        }
    }

    private void settle(MessageRow message, Whereabouts whereabouts) {
        int handedOver = message.mayHaveLeft() ? message.attempts() : 0;
        switch (Fate.ofFound(message.planned(), whereabouts, handedOver, message.unanswered(), clock.instant())) {
            case Fate.Sent sent -> found(message, sent);
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

    private void found(MessageRow message, Fate.Sent sent) {
        if (arrivals.found(message, sent.reference())) {
            log.info("Message {} had left", message.id());
        } else {
            log.info("Message {} stays in doubt: what was found may be another in the same words", message.id());
            doubts.remain(message);
        }
    }

    private Whereabouts whereabouts(MessageRow message) {
        try {
            return carriers.stream()
                    .filter(carrier -> carrier.channel() == channel(message))
                    .findFirst()
                    .<Whereabouts>map(carrier -> carrier.whereabouts(doubts.missing(message)))
                    .orElseGet(() -> new Whereabouts.AskLater("no carrier for " + channel(message)));
        } catch (DataAccessException | TransactionException e) {
            throw e;
        } catch (RuntimeException e) {
            log.error("The carrier of message {} failed in a way it should have told", message.id(), e);
            return new Whereabouts.AskLater(e.getClass().getSimpleName());
        }
    }

    private static Channel channel(MessageRow message) {
        return Objects.requireNonNull(message.planned().channel(), "taken, so it has a channel");
    }
}
