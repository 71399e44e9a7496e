package clinic.reminder.dispatch;

import clinic.contracts.Event;
import clinic.contracts.reminder.MessageAbout;
import clinic.contracts.reminder.MessageDelivered;
import clinic.contracts.reminder.MessageNotSent;
import clinic.contracts.reminder.MessageSent;
import clinic.contracts.reminder.NotSentReason;
import clinic.messaging.Outbox;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Tells the other services what became of a message; a code is about no visit, and nobody keeps its story. */
@Component
class Announcements {

    private final Outbox outbox;
    private final Clock clock;
    private final MeterRegistry figures;
    private final AtomicLong made = new AtomicLong();

    Announcements(Outbox outbox, Clock clock, MeterRegistry figures) {
        this.outbox = outbox;
        this.clock = clock;
        this.figures = figures;
    }

    void sent(List<MessageRow> rows) {
        made.addAndGet(rows.size());
        List<MessageAbout> messages = rows.stream().map(MessageRow::about).toList();
        // Written down together, each of them belongs to a trace of its own.
        Map<UUID, String> traces = new HashMap<>();
        rows.forEach(row -> traces.put(row.id(), Objects.requireNonNullElse(row.traceparent(), "")));
        Instant now = clock.instant();
        outbox.announce(
                messages.stream()
                        .filter(Announcements::isTold)
                        .map(message -> new MessageSent(message, now))
                        .toList(),
                sent -> traces.get(sent.message().messageId()));
        count(messages, "sent");
    }

    void delivered(MessageAbout message) {
        made.incrementAndGet();
        announce(message, new MessageDelivered(message, clock.instant()));
        count(List.of(message), "delivered");
    }

    void notSent(MessageAbout message, NotSentReason reason) {
        made.incrementAndGet();
        announce(message, new MessageNotSent(message, reason, clock.instant()));
        count(List.of(message), "not-sent-" + word(reason));
    }

    private void announce(MessageAbout message, Event event) {
        if (isTold(message)) {
            outbox.announce(event);
        }
    }

    private static boolean isTold(MessageAbout message) {
        return message.purpose().isAboutAVisit();
    }

    /** By kind and outcome, never by person; what a rolled-back transaction announced is not counted. */
    private void count(List<MessageAbout> messages, String outcome) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                messages.forEach(message -> counter(message, outcome).increment());
            }
        });
    }

    private Counter counter(MessageAbout message, String outcome) {
        String channel = message.channel() == null ? "none" : word(message.channel());
        return figures.counter(
                "clinic.messages", "purpose", word(message.purpose()), "channel", channel, "outcome", outcome);
    }

    private static String word(Enum<?> name) {
        return name.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    long made() {
        return made.get();
    }
}
