package clinic.messaging;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What waits in a service. What could not be found out is null, never zero.
 *
 * @param kafka whether the broker answers
 * @param waiting events in the outbox that are not sent yet
 * @param oldestSeconds how long the oldest of them has waited; 0 when none does
 * @param unread events in the topics of others that are not read yet
 * @param parked events that could not be taken; at most five hundred are told one by one
 */
public record MessagingReport(
        boolean kafka,
        @Nullable Long waiting,
        @Nullable Double oldestSeconds,
        @Nullable Long unread,
        @Nullable List<ParkedEvent> parked) {}
