package clinic.reminder.dispatch;

import clinic.contracts.reminder.Purpose;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What was sent to a phone: what its owner answers is about the last of it. */
@Component
public class SentSms {

    /** What comes so close together is read together: nobody says which of the two an answer is about. */
    private static final Duration TOGETHER = Duration.ofMinutes(2);

    private final JdbcClient jdbc;

    SentSms(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A message as whoever got it knows it.
     *
     * @param amongOthers whether word of another visit came to this phone in the same moments, and both are still to come
     */
    public record Sent(UUID appointmentId, UUID patientId, int scheduleVersion, Purpose purpose, boolean amongOthers) {}

    /**
     * The last one about a visit: nobody answers a code, nor what staff are told. One that is in doubt may be on the phone
     * too.
     *
     * @param besides the rule of what is an answer to nothing: whoever reads it has still to answer what came before
     */
    public Optional<Sent> lastTo(String number, String besides, Instant now) {
        return jdbc.sql("""
                        with told as (
                            select message.*,
                                visit.starts_at > :now and visit.standing <> 'CANCELLED' as ahead
                            from message left join visit on visit.appointment_id = message.appointment_id
                            where channel = 'SMS' and recipient = :number and state in ('SENDING', 'IN_DOUBT', 'SENT')
                                and purpose not in ('CODE', 'ESCALATION') and rule <> :besides),
                        last as (select * from told order by taken_at desc, ahead desc nulls last limit 1)
                        select appointment_id, patient_id, schedule_version, purpose,
                            coalesce(ahead, false) and exists (
                                select from told other
                                where other.ahead and other.appointment_id <> last.appointment_id
                                    and other.taken_at >= last.taken_at - make_interval(secs => :together)) as among_others
                        from last""")
                .param("number", number)
                .param("besides", besides)
                .param("now", Timestamp.from(now))
                .param("together", TOGETHER.toSeconds())
                .query((row, count) -> new Sent(
                        row.getObject("appointment_id", UUID.class),
                        row.getObject("patient_id", UUID.class),
                        row.getInt("schedule_version"),
                        Purpose.valueOf(row.getString("purpose")),
                        row.getBoolean("among_others")))
                .optional();
    }
}
