package clinic.content.publication;

import clinic.messaging.Outbox;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.UUID;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * Takes every published version of an item, in all its languages, from all pages and messages, and tells the other services
 * so. Patients may be on an older version than the newest.
 */
@Component
public class TakeDownItem {

    private final JdbcClient database;
    private final Publications publications;
    private final Kinds kinds;
    private final JsonMapper json;
    private final Outbox outbox;
    private final Clock clock;

    TakeDownItem(
            JdbcClient database, Publications publications, Kinds kinds, JsonMapper json, Outbox outbox, Clock clock) {
        this.database = database;
        this.publications = publications;
        this.kinds = kinds;
        this.json = json;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** @return how many versions there were to take down; none when somebody else was first */
    @Transactional
    public int takeDown(UUID item, TakenDown how) {
        holdOthersBack();
        var now = clock.instant();
        RowMapper<ContentFile<?>> files =
                (row, number) -> file(kinds.named(row.getString("kind")), row.getString("body"));
        var standing = database.sql("""
                        select kind, body from publication
                        where item_id = :item and not exists (select from taken_down
                            where (taken_down.item_id, taken_down.locale, taken_down.version)
                                = (publication.item_id, publication.locale, publication.version))
                        order by locale, version
                        """).param("item", item).query(files).list();
        for (var file : standing) {
            database.sql("insert into taken_down (item_id, locale, version, how, at) values (?, ?, ?, ?, ?)")
                    .params(item, file.item().locale(), file.item().version(), how.name(), now.atOffset(ZoneOffset.UTC))
                    .update();
            file.withdrawal(now).ifPresent(outbox::announce);
        }
        publications.own(item);
        return standing.size();
    }

    /** Until the transaction ends nobody publishes another version, or something that needs this one. */
    public void holdOthersBack() {
        publications.holdOthersBack();
    }

    private <T extends Authored> ContentFile<?> file(Kind<T> kind, String body) {
        return new ContentFile<>(kind.name(), kind, json.readValue(body, kind.type()));
    }
}
