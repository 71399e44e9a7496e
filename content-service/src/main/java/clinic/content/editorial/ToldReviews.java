package clinic.content.editorial;

import clinic.contracts.content.ReviewStanding;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the other services have been told of reviews that are not settled. */
@Component
class ToldReviews {

    private final JdbcClient database;

    ToldReviews(JdbcClient database) {
        this.database = database;
    }

    record Told(int version, LocalDate reviewBy, ReviewStanding standing) {}

    Map<UUID, Told> all() {
        var told = new HashMap<UUID, Told>();
        database.sql("select * from told_review").query(row -> {
            told.put(
                    row.getObject("item_id", UUID.class),
                    new Told(
                            row.getInt("version"),
                            row.getObject("review_by", LocalDate.class),
                            ReviewStanding.valueOf(row.getString("standing"))));
        });
        return told;
    }

    void keep(UUID item, Told told) {
        database.sql("""
                        insert into told_review (item_id, version, review_by, standing)
                        values (:item, :version, :reviewBy, :standing)
                        on conflict (item_id) do update
                            set version = excluded.version, review_by = excluded.review_by, standing = excluded.standing""")
                .param("item", item)
                .param("version", told.version())
                .param("reviewBy", told.reviewBy())
                .param("standing", told.standing().name())
                .update();
    }

    void forget(UUID item) {
        database.sql("delete from told_review where item_id = ?").param(item).update();
    }
}
