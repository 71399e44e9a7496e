package clinic.booking.patient;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Where whoever books waits for everybody who books for the same contact at that moment. Without it two bookings of one new
 * person would neither find the other's record, and who is two is asked by nobody.
 */
@Component
public class ContactQueue {

    private final JdbcClient jdbc;

    ContactQueue(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Until the end of the transaction. In one order, so that no two who share two contacts wait for each other crosswise.
     *
     * @param contacts every mobile number and e-mail address of the patient, the latter in lower case
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void queue(List<String> contacts) {
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtextextended('reached at ' || one.contact, 0))"
                        + " FROM (SELECT contact FROM unnest(ARRAY[:contacts]) AS contact ORDER BY contact) AS one")
                .param("contacts", contacts)
                .query()
                .listOfRows();
    }
}
