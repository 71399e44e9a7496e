package clinic.content.editorial;

import clinic.content.editorial.Manuscript.Approval;
import clinic.content.editorial.Manuscript.State;
import clinic.content.editorial.Refused.Because;
import clinic.content.publication.WrittenItem;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** All versions on their way, and those that have arrived. */
@Component
class Manuscripts {

    private final JdbcClient database;
    private final JsonMapper json;

    Manuscripts(JdbcClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    Optional<Manuscript> manuscript(UUID id) {
        return database.sql("select * from manuscript where id = ?")
                .param(id)
                .query((row, number) -> manuscript(row))
                .optional();
    }

    List<Manuscript> underWay() {
        return database.sql("select * from manuscript where state in ('DRAFT', 'IN_REVIEW', 'APPROVED')")
                .query((row, number) -> manuscript(row))
                .list();
    }

    Optional<Manuscript> underWay(UUID item) {
        return database.sql("""
                        select * from manuscript where item_id = ? and state in ('DRAFT', 'IN_REVIEW', 'APPROVED')""")
                .param(item)
                .query((row, number) -> manuscript(row))
                .optional();
    }

    /** The same, and nobody else saves it until the transaction ends; whoever is just saving it is waited for. */
    Optional<Manuscript> lockedUnderWay(UUID item) {
        return database.sql("""
                        select * from manuscript where item_id = ? and state in ('DRAFT', 'IN_REVIEW', 'APPROVED')
                        for update""")
                .param(item)
                .query((row, number) -> manuscript(row))
                .optional();
    }

    /** @throws Refused when the item has one under way */
    void add(Manuscript manuscript) {
        try {
            database.sql("""
                            insert into manuscript (id, item_id, kind, state, texts, authors, revision)
                            values (?, ?, ?, ?, ?::jsonb, ?, 0)""")
                    .params(
                            manuscript.id(),
                            manuscript.written().id(),
                            manuscript.written().kind(),
                            manuscript.state().name(),
                            json.writeValueAsString(manuscript.written().texts()),
                            manuscript.authors().toArray(UUID[]::new))
                    .update();
        } catch (DuplicateKeyException underWay) {
            throw new Refused(Because.UNDER_WAY, manuscript.written());
        }
    }

    /** @throws Refused when somebody else saved it since it was read */
    void save(Manuscript manuscript) {
        var approval = Optional.ofNullable(manuscript.approval());
        int saved = database.sql("""
                        update manuscript set state = :state, texts = :texts::jsonb, authors = :authors,
                            approved_by = :by, approver_name = :name, approver_title = :title, revision = revision + 1
                        where id = :id and revision = :revision""")
                .param("state", manuscript.state().name())
                .param("texts", json.writeValueAsString(manuscript.written().texts()))
                .param("authors", manuscript.authors().toArray(UUID[]::new))
                .param("by", approval.map(Approval::by).orElse(null))
                .param("name", approval.map(Approval::name).orElse(null))
                .param("title", approval.map(Approval::title).orElse(null))
                .param("id", manuscript.id())
                .param("revision", manuscript.revision())
                .update();
        if (saved == 0) {
            throw new Refused(Because.CHANGED_MEANWHILE);
        }
    }

    private Manuscript manuscript(ResultSet row) throws SQLException {
        var texts = new HashMap<String, ObjectNode>();
        json.readTree(row.getString("texts"))
                .properties()
                .forEach(text -> texts.put(text.getKey(), (ObjectNode) text.getValue()));
        var approvedBy = row.getObject("approved_by", UUID.class);
        return new Manuscript(
                row.getObject("id", UUID.class),
                new WrittenItem(row.getObject("item_id", UUID.class), row.getString("kind"), texts),
                State.valueOf(row.getString("state")),
                Set.of((UUID[]) row.getArray("authors").getArray()),
                approvedBy == null
                        ? null
                        : new Approval(approvedBy, row.getString("approver_name"), row.getString("approver_title")),
                row.getInt("revision"));
    }
}
