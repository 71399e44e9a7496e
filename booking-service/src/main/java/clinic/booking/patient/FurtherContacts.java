package clinic.booking.patient;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Where else patients, and those who answer for them, are reached. */
@Repository
class FurtherContacts {

    private static final RowMapper<FurtherContact> CONTACT = (row, n) -> contact(row);

    private final JdbcClient jdbc;

    FurtherContacts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** In the order in which they were added. */
    List<FurtherContact> of(UUID patientId) {
        return jdbc.sql("SELECT * FROM further_contacts WHERE patient_id = ? ORDER BY added_at, id")
                .param(patientId)
                .query(CONTACT)
                .list();
    }

    /** The same of several patients, by their ids; who has none is left out. */
    Map<UUID, List<FurtherContact>> of(Collection<UUID> patientIds) {
        Map<UUID, List<FurtherContact>> all = new HashMap<>();
        jdbc.sql("SELECT * FROM further_contacts WHERE patient_id = ANY (?::uuid[]) ORDER BY added_at, id")
                .param(patientIds.stream().map(UUID::toString).toArray(String[]::new))
                .query(row -> {
                    all.computeIfAbsent(row.getObject("patient_id", UUID.class), none -> new ArrayList<>())
                            .add(contact(row));
                });
        return all;
    }

    Optional<FurtherContact> find(UUID patientId, UUID id) {
        return jdbc.sql("SELECT * FROM further_contacts WHERE patient_id = ? AND id = ?")
                .params(patientId, id)
                .query(CONTACT)
                .optional();
    }

    /** Another one in the place of one that there is. */
    void replace(UUID id, FurtherContact by) {
        jdbc.sql(
                        "UPDATE further_contacts SET id = :by, whose = :whose, mobile = :mobile, email = :email WHERE id = :id")
                .param("by", by.id())
                .param("whose", by.whose())
                .param("mobile", by.mobile())
                .param("email", by.email())
                .param("id", id)
                .update();
    }

    /** Adds it. */
    void keep(UUID patientId, FurtherContact contact, Instant now) {
        jdbc.sql("""
                INSERT INTO further_contacts (id, patient_id, whose, mobile, email, added_at)
                VALUES (:id, :patient, :whose, :mobile, :email, :now)""")
                .param("id", contact.id())
                .param("patient", patientId)
                .param("whose", contact.whose())
                .param("mobile", contact.mobile())
                .param("email", contact.email())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    void remove(UUID id) {
        jdbc.sql("DELETE FROM further_contacts WHERE id = ?").param(id).update();
    }

    private static FurtherContact contact(ResultSet row) throws SQLException {
        return new FurtherContact(
                row.getObject("id", UUID.class),
                row.getString("whose"),
                row.getString("mobile"),
                row.getString("email"));
    }
}
