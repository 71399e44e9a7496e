package clinic.content.treatment;

import clinic.contracts.booking.TreatmentListed;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A copy of what can be booked, so that pages say length and price while booking-service is away. */
@Component
public class BookableTreatments {

    private final JdbcClient database;

    BookableTreatments(JdbcClient database) {
        this.database = database;
    }

    /** A treatment as it is now; one that cannot be booked any more is forgotten. */
    public void list(TreatmentListed listed) {
        var bookable = listed.bookable();
        if (bookable == null) {
            database.sql("delete from bookable_treatment where treatment_id = :id")
                    .param("id", listed.treatmentId())
                    .update();
            return;
        }
        database.sql("""
                        insert into bookable_treatment (treatment_id, code, name_sv, name_en, minutes, price)
                        values (:id, :code, :sv, :en, :minutes, :price)
                        on conflict (treatment_id) do update
                            set code = excluded.code, name_sv = excluded.name_sv, name_en = excluded.name_en,
                                minutes = excluded.minutes, price = excluded.price
                        """)
                .param("id", listed.treatmentId())
                .param("code", bookable.code())
                .param("sv", listed.names().getFirst())
                .param("en", listed.names().getLast())
                .param("minutes", bookable.minutes())
                .param("price", bookable.price())
                .update();
    }

    /** The shortest first. */
    public List<BookableTreatment> all() {
        return database.sql("select * from bookable_treatment order by minutes, price, name_sv")
                .query((row, number) -> new BookableTreatment(
                        row.getObject("treatment_id", UUID.class),
                        row.getString("code"),
                        row.getString("name_sv"),
                        row.getString("name_en"),
                        row.getInt("minutes"),
                        row.getInt("price")))
                .list();
    }

    /** Those in which a method is used, in the order in which its authors name them. */
    public List<BookableTreatment> of(TreatmentMethod method) {
        return all().stream()
                .filter(treatment -> method.bookable().contains(treatment.code()))
                .sorted(Comparator.comparingInt(treatment -> method.bookable().indexOf(treatment.code())))
                .toList();
    }
}
