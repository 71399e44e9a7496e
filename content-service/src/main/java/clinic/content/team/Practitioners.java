package clinic.content.team;

import clinic.contracts.booking.PractitionerListed;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A copy of whom patients can visit, so that the search finds them while booking-service is away. */
@Component
public class Practitioners {

    private final JdbcClient database;

    Practitioners(JdbcClient database) {
        this.database = database;
    }

    public void list(PractitionerListed listed) {
        database.sql("""
                        insert into practitioner (practitioner_id, name, retired_from) values (:id, :name, :from)
                        on conflict (practitioner_id) do update
                            set name = excluded.name, retired_from = excluded.retired_from""")
                .param("id", listed.practitionerId())
                .param("name", listed.name())
                .param("from", listed.retiredFrom())
                .update();
    }

    /** Those who receive patients on this day. */
    public List<Practitioner> on(LocalDate day) {
        return database.sql("""
                        select practitioner_id, name from practitioner
                        where retired_from is null or retired_from > ? order by name""")
                .param(day)
                .query((row, number) ->
                        new Practitioner(row.getObject("practitioner_id", UUID.class), row.getString("name")))
                .list();
    }
}
