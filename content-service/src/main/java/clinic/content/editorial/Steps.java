package clinic.content.editorial;

import clinic.content.editorial.Step.What;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who did what to the clinic's content, when and why; the database lets nobody rewrite it. */
@Component
class Steps {

    private final JdbcClient database;
    private final ApplicationEventPublisher listeners;

    Steps(JdbcClient database, ApplicationEventPublisher listeners) {
        this.database = database;
        this.listeners = listeners;
    }

    void add(Step step) {
        database.sql("""
                        insert into editorial_step (item_id, manuscript_id, what, staff_id, staff_name, reason, at)
                        values (:item, :manuscript, :what, :staff, :name, :reason, :at)""")
                .param("item", step.item())
                .param("manuscript", step.manuscript())
                .param("what", step.what().name())
                .param("staff", step.staff())
                .param("name", step.staffName())
                .param("reason", step.reason())
                .param("at", step.at().atOffset(ZoneOffset.UTC))
                .update();
        listeners.publishEvent(step);
    }

    /** The latest first. */
    List<Step> of(UUID item) {
        return database.sql("select * from editorial_step where item_id = ? order by id desc")
                .param(item)
                .query((row, number) -> new Step(
                        item,
                        row.getObject("manuscript_id", UUID.class),
                        What.valueOf(row.getString("what")),
                        row.getObject("staff_id", UUID.class),
                        row.getString("staff_name"),
                        row.getString("reason"),
                        row.getObject("at", OffsetDateTime.class).toInstant()))
                .list();
    }
}
