package clinic.booking.privacy;

import clinic.booking.audit.Who;
import clinic.contracts.Topic;
import clinic.messaging.Restored;
import clinic.messaging.Rewind;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A back-up remembers who was erased after it; the topic remembers that they were. */
@Component
@Order(2)
class EraseAgain implements Restored {

    private static final Logger log = LoggerFactory.getLogger(EraseAgain.class);

    private final Rewind rewind;
    private final ErasePatient erasing;
    private final JdbcClient jdbc;

    EraseAgain(Rewind rewind, ErasePatient erasing, JdbcClient jdbc) {
        this.rewind = rewind;
        this.erasing = erasing;
        this.jdbc = jdbc;
    }

    @Override
    public void catchUp(String word) {
        Set<String> forgotten = rewind.forgotten(Topic.PATIENTS);
        List<UUID> remembered = jdbc.sql("SELECT id FROM patients WHERE erased_at IS NULL AND merged_into IS NULL")
                .query((row, number) -> row.getObject("id", UUID.class))
                .list();
        for (UUID patient : remembered) {
            if (forgotten.contains(patient.toString())) {
                erase(patient);
            }
        }
    }

    private void erase(UUID patient) {
        try {
            erasing.erase(patient, Who.CLOCK);
            log.warn("Patient {} had been erased after the back-up, and is erased again", patient);
        } catch (VisitsAhead expected) {
            log.error(
                    "Patient {} had been erased after the back-up, and is expected again: cancel, then erase", patient);
        }
    }
}
