package clinic.booking.factor;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Hashes of the recovery codes that nobody has used yet. */
@Repository
class RecoveryCodes {

    private final JdbcClient database;

    RecoveryCodes(JdbcClient database) {
        this.database = database;
    }

    /** Those from before open nothing any more. */
    void replace(UUID staffId, List<String> codes) {
        remove(staffId);
        codes.forEach(code -> database.sql("insert into staff_recovery_code (staff_id, hash) values (?, ?)")
                .params(staffId, RecoveryCode.hash(code))
                .update());
    }

    /** Whether it was one; it is none any more. */
    boolean use(UUID staffId, String typed) {
        return database.sql("delete from staff_recovery_code where staff_id = ? and hash = ?")
                        .params(staffId, RecoveryCode.hash(typed))
                        .update()
                == 1;
    }

    int left(UUID staffId) {
        return database.sql("select count(*) from staff_recovery_code where staff_id = ?")
                .param(staffId)
                .query(Integer.class)
                .single();
    }

    void remove(UUID staffId) {
        database.sql("delete from staff_recovery_code where staff_id = ?")
                .param(staffId)
                .update();
    }
}
