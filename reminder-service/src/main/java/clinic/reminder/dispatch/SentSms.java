package clinic.reminder.dispatch;

import clinic.contracts.reminder.Purpose;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What was sent to a phone: what its owner answers is about the last of it. */
@Component
public class SentSms {

    private final JdbcClient jdbc;

    SentSms(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A message as whoever got it knows it. */
    public record Sent(UUID appointmentId, UUID patientId, int scheduleVersion, Purpose purpose) {}

    /**
     * The last one about a visit: nobody answers a code, nor what staff are told. One that is in doubt may be on the phone
     * too.
     */
    public Optional<Sent> lastTo(String number) {
        return jdbc.sql("""
                        select appointment_id, patient_id, schedule_version, purpose from message
                        where channel = 'SMS' and recipient = :number and state in ('SENDING', 'IN_DOUBT', 'SENT')
                            and purpose not in ('CODE', 'ESCALATION')
                        order by taken_at desc limit 1""")
                .param("number", number)
                .query((row, count) -> new Sent(
                        row.getObject("appointment_id", UUID.class),
                        row.getObject("patient_id", UUID.class),
                        row.getInt("schedule_version"),
                        Purpose.valueOf(row.getString("purpose"))))
                .optional();
    }
}
