package clinic.content.publication;

import clinic.site.Slug;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLWriteFeature;

/**
 * An item as files that a clinician can read and another clinic can take in: with everything it refers to, and the plan
 * that follows patients up with it.
 */
@Component
public class ExportedFiles {

    private static final YAMLMapper YAML = YAMLMapper.builder()
            .disable(YAMLWriteFeature.WRITE_DOC_START_MARKER)
            .enable(YAMLWriteFeature.MINIMIZE_QUOTES)
            .enable(YAMLWriteFeature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
            .build();

    private final JdbcClient database;
    private final Kinds kinds;
    private final JsonMapper json;

    ExportedFiles(JdbcClient database, Kinds kinds, JsonMapper json) {
        this.database = database;
        this.kinds = kinds;
        this.json = json;
    }

    private record Exported(Kind<?> kind, Authored item, boolean retired) {}

    /**
     * A ZIP of the newest versions; empty of an item that was never published. Nothing that was withdrawn is given out;
     * what is retired only where something else cannot be read without it.
     */
    public byte[] of(UUID item) {
        var newest = newest();
        var wanted = new LinkedHashMap<UUID, List<Exported>>();
        var next = new ArrayDeque<>(List.of(item));
        newest.forEach((id, versions) -> {
            var first = versions.getFirst();
            if (!first.retired() && first.item().about().filter(item::equals).isPresent()) {
                next.add(id);
            }
        });
        while (!next.isEmpty()) {
            var id = next.remove();
            var versions = newest.getOrDefault(id, List.of());
            if (wanted.putIfAbsent(id, versions) == null) {
                versions.forEach(version -> next.addAll(version.item().references()));
            }
        }
        var files = new LinkedHashMap<String, Authored>();
        wanted.values().stream().flatMap(List::stream).forEach(one -> files.put(name(one, files), one.item()));
        return zip(files);
    }

    private Map<UUID, List<Exported>> newest() {
        var newest = new LinkedHashMap<UUID, List<Exported>>();
        database.sql("""
                        select newest.*, how from (
                            select distinct on (item_id, locale) * from publication
                            order by item_id, locale, version desc) newest
                        left join taken_down using (item_id, locale, version)
                        where how is distinct from 'WITHDRAWN'
                        order by item_id, locale desc""")
                .query((row, number) -> {
                    var kind = kinds.named(row.getString("kind"));
                    return new Exported(
                            kind, json.readValue(row.getString("body"), kind.type()), row.getString("how") != null);
                })
                .list()
                .forEach(one -> newest.computeIfAbsent(one.item().id(), id -> new ArrayList<>())
                        .add(one));
        return newest;
    }

    /** Such as {@code advice-keep-moving.sv.yaml}; two that are called alike are told apart by their ids. */
    private String name(Exported one, Map<String, Authored> taken) {
        var body = json.valueToTree(one.item());
        var title = body.path("name").asString(body.path("title").asString(""));
        var which = Slug.of(title);
        var end = "." + one.item().locale() + ".yaml";
        var name = one.kind().name() + (which.isEmpty() ? "" : "-" + which) + end;
        return taken.containsKey(name) ? one.kind().name() + "-" + one.item().id() + end : name;
    }

    private static byte[] zip(Map<String, Authored> files) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            for (var file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(YAML.writeValueAsBytes(file.getValue()));
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
