package clinic.reminder.dispatch;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Mail programs keep what is said of one visit, or of one follow-up, to one address together. */
@Component
class Talks {

    /** @param about the visit or the follow-up */
    record Talk(UUID about, String recipient) {

        static Talk of(MessageRow message) {
            PlannedMessage planned = message.planned();
            UUID followUp = planned.followUpId();
            return new Talk(followUp == null ? planned.appointmentId() : followUp, planned.recipient());
        }
    }

    private final JdbcClient jdbc;

    Talks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The mail that each talk of these began with, where it has begun. */
    Map<Talk, UUID> first(List<MessageRow> mails) {
        Map<Talk, UUID> first = new HashMap<>();
        // Two questions rather than one, for the sake of two indexes.
        find(mails, false, "appointment_id", "follow_up_id is null and ", first);
        find(mails, true, "follow_up_id", "", first);
        return first;
    }

    private void find(List<MessageRow> mails, boolean ofFollowUps, String about, String which, Map<Talk, UUID> first) {
        String[] talks = mails.stream()
                .filter(mail -> (mail.planned().followUpId() != null) == ofFollowUps)
                .map(mail -> Talk.of(mail).about().toString())
                .toArray(String[]::new);
        if (talks.length == 0) {
            return;
        }
        jdbc.sql("select distinct on (about, recipient) %1$s as about, recipient, id from message where %2$s%1$s"
                                .formatted(about, which)
                        + " = any(cast(:talks as uuid[])) and channel = 'EMAIL' and state = 'SENT'"
                        + " order by about, recipient, taken_at")
                .param("talks", talks)
                .query(row -> {
                    first.put(
                            new Talk(row.getObject("about", UUID.class), row.getString("recipient")),
                            row.getObject("id", UUID.class));
                });
    }
}
