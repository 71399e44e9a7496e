package clinic.booking.task;

import clinic.contracts.content.ReviewRecorded;
import clinic.contracts.content.ReviewStanding;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Content that somebody has to look at, as content-service tells of it. Of an item there is one task at a time, which is
 * closed by itself when the review is done.
 */
@Component
class ReviewTasks {

    private final JdbcClient jdbc;
    private final Clock clock;

    ReviewTasks(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void heard(ReviewRecorded review) {
        if (review.standing() == ReviewStanding.SETTLED) {
            settle(review.itemId());
        } else if (!changed(review)) {
            raise(review);
        }
    }

    private void settle(UUID item) {
        jdbc.sql("UPDATE tasks SET closed_at = :now, note = '' WHERE item_id = :item AND closed_at IS NULL")
                .param("now", now())
                .param("item", item)
                .update();
    }

    private boolean changed(ReviewRecorded review) {
        return with(review, """
                        UPDATE tasks SET item_version = :version, title_sv = :titleSv, title_en = :titleEn,
                               review_by = :reviewBy, overdue = :overdue
                         WHERE item_id = :item AND closed_at IS NULL""").update() > 0;
    }

    /** Not of what somebody has closed already: a word that comes again asks nobody again. */
    private void raise(ReviewRecorded review) {
        with(review, """
                        INSERT INTO tasks (id, kind, raised_at, item_id, item_version, item_kind, title_sv, title_en,
                                           review_by, overdue)
                        SELECT :id, 'CONTENT_REVIEW', :now, :item, :version, :kind, :titleSv, :titleEn, :reviewBy, :overdue
                         WHERE NOT EXISTS (SELECT FROM tasks WHERE item_id = :item AND item_version = :version
                                                               AND overdue = :overdue)
                        ON CONFLICT DO NOTHING""")
                .param("id", UUID.randomUUID())
                .param("now", now())
                .param("kind", review.kind())
                .update();
    }

    private JdbcClient.StatementSpec with(ReviewRecorded review, String statement) {
        return jdbc.sql(statement)
                .param("item", review.itemId())
                .param("version", review.version())
                .param("titleSv", review.titleSv())
                .param("titleEn", review.titleEn())
                .param("reviewBy", review.reviewBy())
                .param("overdue", review.standing() == ReviewStanding.OVERDUE);
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    static @Nullable Review review(ResultSet row) throws SQLException {
        UUID item = row.getObject("item_id", UUID.class);
        return item == null
                ? null
                : new Review(
                        item,
                        row.getInt("item_version"),
                        row.getString("item_kind"),
                        row.getString("title_sv"),
                        row.getString("title_en"),
                        row.getObject("review_by", LocalDate.class),
                        row.getBoolean("overdue"));
    }
}
