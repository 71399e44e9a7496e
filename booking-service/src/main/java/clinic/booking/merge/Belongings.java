package clinic.booking.merge;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What features keep about a patient, and to whom it belongs now. The audit stays as it was written; whoever reads it
 * looks under every id that the patient has had.
 */
@Repository
class Belongings {

    private final JdbcClient jdbc;

    Belongings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** In the transaction that holds both records. */
    void move(UUID from, UUID to) {
        run("UPDATE appointments SET patient_id = :to, version = version + 1 WHERE patient_id = :from", from, to);
        run("UPDATE correspondence SET patient_id = :to WHERE patient_id = :from", from, to);
        // Whoever is signed in there signs in again, where messages go now.
        jdbc.sql("DELETE FROM sign_ins WHERE :from = ANY (patient_ids)")
                .param("from", from)
                .update();
    }

    private void run(String statement, UUID from, UUID to) {
        jdbc.sql(statement).param("from", from).param("to", to).update();
    }
}
