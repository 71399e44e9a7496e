package clinic.reminder.dispatch;

import clinic.reminder.hook.DeliveryReports;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What providers report, brought to the message it is about. */
@Component
class ReportedDeliveries implements DeliveryReports {

    private final JdbcClient jdbc;
    private final Arrivals arrivals;

    ReportedDeliveries(JdbcClient jdbc, Arrivals arrivals) {
        this.jdbc = jdbc;
        this.arrivals = arrivals;
    }

    @Override
    public Optional<String> receiptNonce(UUID messageId) {
        return jdbc.sql("select receipt_nonce from message where id = :id")
                .param("id", messageId)
                .query(String.class)
                .optional();
    }

    @Override
    public List<String> receiptsBefore(UUID messageId) {
        return jdbc.sql("select unnest(receipts_before) from message where id = :id")
                .param("id", messageId)
                .query((row, number) -> row.getString(1))
                .list();
    }

    @Override
    public void delivered(UUID messageId) {
        arrivals.delivered(messageId);
    }

    @Override
    public void cameBack(UUID messageId, String as, Return how) {
        arrivals.cameBack(messageId, as, how);
    }

    @Override
    public void failed(UUID messageId) {
        arrivals.failed(messageId);
    }

    @Override
    public void stopped(UUID messageId) {
        arrivals.stopped(messageId);
    }
}
