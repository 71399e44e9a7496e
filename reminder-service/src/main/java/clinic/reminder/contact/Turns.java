package clinic.reminder.contact;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Lets what comes on different topics about one thing meet. A visit and its patient may be taken in at the same moment,
 * each before the other is committed; without turns neither would find the other, and nobody would make the plan. Take
 * the turn before the first write, but for that of the patient's contact: a bounce or a STOP knows an address first, and
 * only by it whose it is. So it is contact, turn, follow-up, message, for everybody. The turn ends with the transaction.
 */
@Component
public class Turns {

    private final JdbcClient jdbc;
    private final AddressBook addresses;

    Turns(JdbcClient jdbc, AddressBook addresses) {
        this.jdbc = jdbc;
        this.addresses = addresses;
    }

    /** Until the end of the transaction nobody else is busy with this thing. */
    public void alone(UUID thing) {
        take("select 1 from pg_advisory_xact_lock(hashtextextended(:thing, 0))", thing);
    }

    /** Nobody else is busy with this patient; answers the id that they are known under by now. */
    public UUID patient(UUID patientId) {
        alone(patientId);
        UUID kept = patientId;
        // Whoever was busy with it until now may have merged it on.
        for (UUID by = addresses.keptAs(patientId); !by.equals(kept); by = addresses.keptAs(patientId)) {
            alone(by);
            kept = by;
        }
        return kept;
    }

    /** Others may be busy with this thing too, but nobody alone. */
    public void together(UUID thing) {
        take("select 1 from pg_advisory_xact_lock_shared(hashtextextended(:thing, 0))", thing);
    }

    private void take(String lock, UUID thing) {
        jdbc.sql(lock).param("thing", thing.toString()).query(Integer.class).single();
    }
}
