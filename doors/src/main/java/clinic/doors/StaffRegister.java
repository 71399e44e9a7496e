package clinic.doors;

import clinic.contracts.booking.StaffRecorded;
import clinic.contracts.booking.StaffRole;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** This service's copy of who works at the clinic: by it a pass is void seconds after a role was taken away. */
public class StaffRegister {

    private final JdbcClient jdbc;

    StaffRegister(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Takes in what booking-service tells; an older word never replaces a newer one. */
    public void record(StaffRecorded staff) {
        jdbc.sql("""
                        insert into staff_member (staff_id, version, name, roles) values (:id, :version, :name, :roles)
                        on conflict (staff_id) do update
                            set version = excluded.version, name = excluded.name, roles = excluded.roles
                        where staff_member.version < excluded.version""")
                .param("id", staff.staffId())
                .param("version", staff.version())
                .param("name", staff.name())
                .param("roles", staff.roles().stream().map(StaffRole::name).toArray(String[]::new))
                .update();
    }

    /**
     * Whether nothing has changed since a pass was made out at this version. Somebody not heard of yet stands: the pass
     * is signed, and its holder may be faster than the topic.
     */
    boolean stands(UUID staffId, int version) {
        return jdbc.sql("select not exists (select from staff_member where staff_id = :id and version > :version)")
                .param("id", staffId)
                .param("version", version)
                .query(Boolean.class)
                .single();
    }
}
