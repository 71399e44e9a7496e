package clinic.reminder.contact;

import clinic.contracts.reminder.AddressUndeliverable;
import clinic.contracts.reminder.Channel;
import clinic.messaging.Outbox;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Marks an address that takes no messages, for everybody who has it, and has a person ask for another. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class ReturnedMessages {

    private final JdbcClient jdbc;
    private final Outbox outbox;
    private final Clock clock;

    ReturnedMessages(JdbcClient jdbc, Outbox outbox, Clock clock) {
        this.jdbc = jdbc;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * A message came back for good. One that went to an address which nobody has any more says nothing of the new one.
     *
     * @param patientId whose message it was
     * @param appointmentId what it was about; null if it was about no visit
     */
    public void from(Channel channel, String address, UUID patientId, @Nullable UUID appointmentId) {
        Instant now = clock.instant();
        for (UUID patient : marked(channel, address, now)) {
            outbox.announce(
                    new AddressUndeliverable(patient, patient.equals(patientId) ? appointmentId : null, channel, now));
        }
    }

    private List<UUID> marked(Channel channel, String address, Instant now) {
        String sql = switch (channel) {
            case SMS -> """
                            update contact set mobile_undeliverable_since = :now
                            where mobile = :address and mobile_undeliverable_since is null returning patient_id""";
            case EMAIL -> """
                            update contact set email_undeliverable_since = :now
                            where lower(email) = lower(:address) and email_undeliverable_since is null
                            returning patient_id""";
        };
        return jdbc.sql(sql)
                .param("now", Timestamp.from(now))
                .param("address", address)
                .query((row, number) -> Objects.requireNonNull(row.getObject(1, UUID.class)))
                .list();
    }
}
