package clinic.content.publication;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What is published: the newest version of each item, as long as it may be shown. */
@Component
public class Publications {

    private final JdbcClient database;
    private final Kinds kinds;
    private final JsonMapper json;
    private final Clock clock;
    private final ZoneId zone;
    private final ReadVersions read = new ReadVersions();

    Publications(
            JdbcClient database,
            Kinds kinds,
            JsonMapper json,
            Clock clock,
            @Value("${clinic.zone:Europe/Stockholm}") ZoneId zone) {
        this.database = database;
        this.kinds = kinds;
        this.json = json;
        this.clock = clock;
        this.zone = zone;
    }

    /** All items of a type in one language that may be shown today. */
    public <T extends Authored> List<T> current(Class<T> type, String locale) {
        // The newest version decides: when it is withdrawn or past its review date, no older one comes back.
        var versions = database.sql("""
                        select item_id, version, published_at from (
                            select distinct on (item_id) item_id, locale, version, review_by, published_at
                            from publication
                            where kind = :kind and locale = :locale
                            order by item_id, version desc) newest
                        where review_by >= :today
                            and not exists (select from taken_down
                                where (taken_down.item_id, taken_down.locale, taken_down.version)
                                    = (newest.item_id, newest.locale, newest.version))
                        """)
                .param("kind", kinds.name(type))
                .param("locale", locale)
                .param("today", today())
                .query((row, number) -> new ReadVersions.Version(
                        row.getObject("item_id", UUID.class),
                        row.getInt("version"),
                        row.getObject("published_at", OffsetDateTime.class)))
                .list();
        return read.shown(
                type,
                locale,
                versions,
                one -> version(type, one.item(), locale, one.number()).orElseThrow());
    }

    /** Another text whenever {@link #current} may answer otherwise than before. */
    public String state() {
        return database.sql("""
                        select count(*) || ' ' || coalesce(max(published_at)::text, '') || ' '
                            || (select count(*) from taken_down)
                        from publication""").query(String.class).single() + " " + today();
    }

    /** The clinic's day. */
    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), zone);
    }

    /** Where the clinic's day turns. */
    public ZoneId zone() {
        return zone;
    }

    /** What this version says, if it was published and nobody took it back. */
    public <T extends Authored> Optional<T> shown(Class<T> type, UUID id, String locale, int version) {
        boolean takenDown = database.sql(
                        "select exists (select from taken_down where item_id = ? and locale = ? and version = ?)")
                .params(id, locale, version)
                .query(Boolean.class)
                .single();
        return takenDown ? Optional.empty() : version(type, id, locale, version);
    }

    /** What this version says, if it was published. */
    public <T extends Authored> Optional<T> version(Class<T> type, UUID id, String locale, int version) {
        return database.sql("""
                        select body from publication
                        where kind = :kind and item_id = :id and locale = :locale and version = :version
                        """)
                .param("kind", kinds.name(type))
                .param("id", id)
                .param("locale", locale)
                .param("version", version)
                .query(String.class)
                .optional()
                .map(body -> json.readValue(body, type));
    }

    <T extends Authored> Optional<T> version(T like) {
        return version(typeOf(like), like.id(), like.locale(), like.version());
    }

    void add(ContentFile<?> file) {
        var item = file.item();
        database.sql("""
                        insert into publication (item_id, locale, version, kind, body, approver, review_by, published_at)
                        values (:id, :locale, :version, :kind, :body::jsonb, :approver, :reviewBy, :now)
                        """)
                .param("id", item.id())
                .param("locale", item.locale())
                .param("version", item.version())
                .param("kind", file.kind().name())
                .param("body", json.writeValueAsString(item))
                .param("approver", item.approver().words())
                .param("reviewBy", item.reviewBy())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** From now on the clinic decides about this item, and no release. */
    void own(UUID item) {
        database.sql("insert into own_item (item_id) values (?) on conflict do nothing")
                .param(item)
                .update();
    }

    boolean isOwn(UUID item) {
        return database.sql("select exists (select from own_item where item_id = ?)")
                .param(item)
                .query(Boolean.class)
                .single();
    }

    /** Until the transaction ends, other instances that start at the same time wait. */
    public void holdOthersBack() {
        database.sql("select pg_advisory_xact_lock(hashtext('publication'))")
                .query((row, number) -> number)
                .list();
    }

    @SuppressWarnings("unchecked")
    private static <T extends Authored> Class<T> typeOf(T item) {
        return (Class<T>) item.getClass();
    }
}
