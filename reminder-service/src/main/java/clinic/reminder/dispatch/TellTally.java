package clinic.reminder.dispatch;

import clinic.contracts.reminder.NotSentReason;
import clinic.vitals.Glance;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import org.springframework.boot.actuate.info.Info;
import org.springframework.boot.actuate.info.InfoContributor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells the staff's page about the services what became of all messages. Counted seldom, for there may be millions. */
@Component
class TellTally implements InfoContributor {

    private static final Duration FRESH = Duration.ofSeconds(30);

    /** Shorter than the page waits for this service. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final Glance<Tally> tally;

    TellTally(JdbcClient jdbc, Ledger ledger) {
        this.tally = new Glance<>(() -> count(jdbc, ledger), FRESH, PATIENCE);
    }

    @Override
    public void contribute(Info.Builder info) {
        tally.now().ifPresent(counted -> info.withDetail("messages", counted));
    }

    private static Tally count(JdbcClient jdbc, Ledger ledger) {
        long[] sentAndWaiting = new long[2];
        Map<NotSentReason, Long> notSent = new EnumMap<>(NotSentReason.class);
        jdbc.sql("select state, reason, count(*) as messages from message group by state, reason")
                .query(row -> {
                    long messages = row.getLong("messages");
                    switch (row.getString("state")) {
                        case "SENT" -> sentAndWaiting[0] += messages;
                        case "NOT_SENT" -> notSent.put(NotSentReason.valueOf(row.getString("reason")), messages);
                        default -> sentAndWaiting[1] += messages;
                    }
                });
        long planned = sentAndWaiting[0]
                + sentAndWaiting[1]
                + notSent.values().stream().mapToLong(Long::longValue).sum();
        return new Tally(
                planned,
                sentAndWaiting[0],
                notSent,
                sentAndWaiting[1],
                ledger.missing().orElse(null));
    }
}
