package clinic.reminder.staff;

import clinic.contracts.booking.StaffRecorded;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Where the clinic writes to those who work at it, as booking-service tells. */
@Component
public class StaffAddresses {

    private final JdbcClient jdbc;

    StaffAddresses(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** An address and the language to write in. */
    record Address(String email, Locale language) {}

    /** Takes in what booking-service tells; an older word never replaces a newer one. */
    public void record(StaffRecorded staff) {
        jdbc.sql("""
                        insert into staff_address (staff_id, version, email, language)
                        values (:id, :version, :email, :language)
                        on conflict (staff_id) do update
                            set version = excluded.version, email = excluded.email, language = excluded.language
                        where staff_address.version < excluded.version""")
                .param("id", staff.staffId())
                .param("version", staff.version())
                .param("email", staff.email())
                .param("language", staff.language())
                .update();
    }

    /** Empty where nothing was heard of them yet, or they have no address. */
    Optional<Address> of(UUID staffId) {
        return jdbc.sql("select email, language from staff_address where staff_id = ? and email is not null")
                .param(staffId)
                .query((row, number) -> new Address(
                        row.getString("email"),
                        Locale.of(Optional.ofNullable(row.getString("language")).orElse("sv"))))
                .optional();
    }
}
