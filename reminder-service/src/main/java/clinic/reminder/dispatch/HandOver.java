package clinic.reminder.dispatch;

import clinic.contracts.reminder.Channel;
import clinic.reminder.channel.Carrier;
import clinic.reminder.channel.Outcome;
import clinic.reminder.channel.Parcel;
import clinic.reminder.dispatch.Arrivals.Accepted;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Hands one message to its carrier, outside any transaction, and writes down what it said. */
@Component
class HandOver {

    private static final Logger log = LoggerFactory.getLogger(HandOver.class);

    private final Arrivals arrivals;
    private final Acceptances acceptances;
    private final Doubts doubts;
    private final Breakers breakers;
    private final Clock clock;
    private final Map<Channel, Carrier> carriers;

    HandOver(
            Arrivals arrivals,
            Acceptances acceptances,
            Doubts doubts,
            Breakers breakers,
            Clock clock,
            List<Carrier> carriers) {
        this.arrivals = arrivals;
        this.acceptances = acceptances;
        this.doubts = doubts;
        this.breakers = breakers;
        this.clock = clock;
        this.carriers = carriers.stream().collect(Collectors.toMap(Carrier::channel, Function.identity()));
    }

    /** What the carrier said; empty if it rests, and was not called. */
    Optional<Outcome> carry(Departure departure) {
        Carrier carrier = carriers.get(departure.channel());
        if (carrier == null) {
            return Optional.of(new Outcome.Refused("no carrier for " + departure.channel()));
        }
        return breakers.through(departure.channel(), () -> carry(departure, carrier));
    }

    private static Outcome carry(Departure departure, Carrier carrier) {
        MessageRow message = departure.message();
        try {
            return carrier.carry(new Parcel(
                    message.id(),
                    message.planned().purpose(),
                    departure.recipient(),
                    departure.words(),
                    message.receiptNonce(),
                    departure.follows()));
        } catch (RuntimeException e) {
            log.error("The carrier of message {} failed in a way it should have told", message.id(), e);
            return new Outcome.Unknown(e.getClass().getSimpleName());
        }
    }

    void record(MessageRow message, Outcome outcome) {
        Fate fate = Fate.ofHandedOver(
                message.planned(),
                outcome,
                message.attempts(),
                clock.instant(),
                ThreadLocalRandom.current().nextDouble());
        tell(message, outcome);
        keep(message, () -> settle(message, fate));
    }

    /** Nobody was called: it goes back to where it was taken from. */
    void layBack(MessageRow message) {
        keep(message, () -> arrivals.laidBack(message));
    }

    /** What became of a message must not be lost because the database is away for a moment. */
    private static void keep(MessageRow message, Runnable news) {
        for (int attempt = 1; ; attempt++) {
            try {
                news.run();
                return;
            } catch (DataAccessException | TransactionException e) {
                Duration pause = Backoff.after(attempt);
                if (pause.compareTo(Departures.LEASE.dividedBy(4)) > 0 || !Dispatcher.pause(pause)) {
                    log.error("What became of message {} could not be kept: it is in doubt", message.id(), e);
                    return;
                }
            }
        }
    }

    private static void tell(MessageRow message, Outcome outcome) {
        switch (outcome) {
            case Outcome.Accepted accepted -> log.info("Message {} was taken by its carrier", message.id());
            case Outcome.NotNow notNow ->
                log.warn("Message {} waits, attempt {}: {}", message.id(), message.attempts(), notNow.reason());
            case Outcome.Refused refused -> log.warn("Message {} was refused: {}", message.id(), refused.reason());
            case Outcome.NoSender none ->
                log.warn("Message {} does not leave by this channel: {}", message.id(), none.reason());
            case Outcome.Unknown unknown -> log.warn("Message {} is in doubt: {}", message.id(), unknown.reason());
        }
    }

    private void settle(MessageRow message, Fate fate) {
        switch (fate) {
            case Fate.Sent sent -> acceptances.write(new Accepted(message, sent.reference()));
            case Fate.Retries retries -> arrivals.notNow(message, retries.after());
            case Fate.Refused refused -> arrivals.refused(message, refused);
            case Fate.NoWay noWay -> arrivals.noWay(message, noWay.reason());
            case Fate.NotSent notSent -> arrivals.notSent(message, notSent.reason());
            case Fate.InDoubt inDoubt -> doubts.about(message);
            case Fate other -> throw new IllegalStateException("What was handed over is not " + other);
        }
    }
}
