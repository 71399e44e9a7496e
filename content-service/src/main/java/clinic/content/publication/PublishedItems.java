package clinic.content.publication;

import clinic.content.publication.PublishedItem.InLanguage;
import clinic.content.publication.Together.Key;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Everything that was ever published, as those see it who write and approve: each item with its newest versions. */
@Component
public class PublishedItems {

    private static final String NEWEST = """
            select newest.*, taken_down.how from (
                select distinct on (item_id, locale) * from publication
                where item_id = :item or cast(:item as uuid) is null
                order by item_id, locale, version desc) newest
            left join taken_down using (item_id, locale, version)
            """;

    private final JdbcClient database;
    private final Kinds kinds;
    private final JsonMapper json;
    private final Publications publications;

    PublishedItems(JdbcClient database, Kinds kinds, JsonMapper json, Publications publications) {
        this.database = database;
        this.kinds = kinds;
        this.json = json;
        this.publications = publications;
    }

    private record Row(
            Kind<?> kind,
            InLanguage told,
            Authored item,
            @Nullable TakenDown takenDown) {}

    public List<PublishedItem> all() {
        return newest(null);
    }

    public Optional<PublishedItem> item(UUID id) {
        return newest(id).stream().findFirst();
    }

    /** Versions of plans that have a next one, nobody took down, and somebody may still be followed up by today. */
    public List<EarlierPlan> earlierPlans() {
        RowMapper<EarlierPlan> earlier = (row, number) -> earlier(
                json.readValue(
                        row.getString("body"),
                        kinds.named(row.getString("kind")).type()),
                row.getObject("replaced_at", OffsetDateTime.class).toInstant());
        return database.sql("""
                        select * from (
                            select *, lead(published_at) over (partition by item_id, locale order by version) replaced_at
                            from publication where kind in (:plans)) earlier
                        where replaced_at is not null
                            and not exists (select from taken_down
                                where (taken_down.item_id, taken_down.locale, taken_down.version)
                                    = (earlier.item_id, earlier.locale, earlier.version))
                        """).param("plans", kinds.plans()).query(earlier).list().stream()
                .filter(plan -> !plan.until().isBefore(publications.today()))
                .toList();
    }

    private EarlierPlan earlier(Authored plan, Instant replacedAt) {
        // Past its own last day too: whoever has reviewed the plan by a next version goes on with those on this one.
        var last = LocalDate.ofInstant(replacedAt, publications.zone()).plusDays(plan.outlives());
        return new EarlierPlan(plan.id(), plan.carried(), last);
    }

    /** What a new version begins with: the words in force, without what nobody writes. Empty where nothing is published. */
    public Optional<WrittenItem> words(UUID id) {
        var texts = new HashMap<String, ObjectNode>();
        var kind = database.sql(NEWEST)
                .param("item", id)
                .query((row, number) -> {
                    texts.put(row.getString("locale"), ItemReader.written((ObjectNode)
                            json.readTree(row.getString("body"))));
                    return row.getString("kind");
                })
                .list();
        return kind.stream().findFirst().map(name -> new WrittenItem(id, name, texts));
    }

    /** The newest version of each language; none of an item that was never published. */
    Map<String, Integer> versions(UUID id) {
        return item(id).stream()
                .flatMap(item -> item.inLanguages().stream())
                .collect(Collectors.toMap(InLanguage::locale, InLanguage::version));
    }

    /** What may be referred to. */
    Map<Key, Authored> inForce() {
        return rows(null).stream()
                .filter(row -> row.takenDown() == null)
                .map(Row::item)
                .collect(Collectors.toMap(item -> new Key(item.id(), item.locale()), Function.identity()));
    }

    private List<Row> rows(@Nullable UUID id) {
        return database.sql(NEWEST)
                .param("item", id)
                .query((row, number) -> row(row))
                .list();
    }

    private List<PublishedItem> newest(@Nullable UUID id) {
        var byItem = new LinkedHashMap<UUID, List<Row>>();
        rows(id).forEach(row -> byItem.computeIfAbsent(row.item().id(), item -> new ArrayList<>())
                .add(row));
        return byItem.values().stream().map(PublishedItems::item).toList();
    }

    private static PublishedItem item(List<Row> rows) {
        var carried = new HashSet<UUID>();
        rows.forEach(row -> carried.addAll(row.item().carried()));
        var first = rows.getFirst();
        return new PublishedItem(
                first.item().id(),
                first.kind().name(),
                first.kind().isPlan(),
                rows.stream().map(Row::told).toList(),
                carried,
                first.item().about().orElse(null),
                // All languages go together; what one of them shows is shown.
                rows.stream().allMatch(row -> row.takenDown() != null) ? first.takenDown() : null);
    }

    private Row row(ResultSet row) throws SQLException {
        var body = json.readTree(row.getString("body"));
        var kind = kinds.named(row.getString("kind"));
        var own = body.path("name").asString(body.path("title").asString(""));
        return new Row(
                kind,
                new InLanguage(
                        row.getString("locale"),
                        own.isEmpty() ? ForWhom.of(body) : own,
                        row.getInt("version"),
                        row.getString("approver"),
                        row.getObject("review_by", LocalDate.class)),
                json.treeToValue(body, kind.type()),
                row.getString("how") == null ? null : TakenDown.valueOf(row.getString("how")));
    }
}
