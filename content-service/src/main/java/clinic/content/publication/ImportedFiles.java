package clinic.content.publication;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reads files as they stand in the folder of content into items that nobody stands for yet. */
@Component
public class ImportedFiles {

    private final Kinds kinds;
    private final ItemReader reader;
    private final PublishedItems items;
    private final JsonMapper json;

    ImportedFiles(Kinds kinds, ItemReader reader, PublishedItems items, JsonMapper json) {
        this.kinds = kinds;
        this.reader = reader;
        this.items = items;
        this.json = json;
    }

    /** Why nothing was read: which file, and what is wrong with it. */
    public static final class Unreadable extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Unreadable(RefusedContent refused) {
            super(refused.getMessage(), refused);
        }
    }

    /**
     * What differs from what is published, in all languages of each item: one that has no file is taken as it is
     * published. Version and approver of a file do not count: here it has neither yet.
     *
     * @param files by name, such as {@code advice-walk.sv.yaml}, with the folders in which they stand or without
     * @throws Unreadable when one of them is not whole, or refers to what is neither there nor published
     */
    public List<WrittenItem> read(Map<String, byte[]> files) {
        try {
            var read = new ArrayList<ContentFile<?>>();
            files.forEach((name, bytes) -> read.add(read(name, bytes)));
            read.forEach(this::refuseAnotherKind);
            read.addAll(otherLanguages(read));
            new Together(items.inForce()).refuseWhatIsNotWhole(read);
            return written(read).stream().filter(this::isNew).toList();
        } catch (RefusedContent refused) {
            throw new Unreadable(refused);
        }
    }

    private ContentFile<?> read(String name, byte[] bytes) {
        var kind = kinds.of(name).orElseThrow(() -> new RefusedContent(name, "no kind of content is called so"));
        try {
            return reader.read(name, kind, new ByteArrayInputStream(bytes));
        } catch (JacksonException e) {
            throw RefusedContent.unreadable(name, e);
        }
    }

    private void refuseAnotherKind(ContentFile<?> file) {
        items.item(file.item().id())
                .filter(known -> !known.kind().equals(file.kind().name()))
                .ifPresent(known -> {
                    throw new RefusedContent(
                            file.name(),
                            "its id is that of a published %s, and an item does not change its kind"
                                    .formatted(known.kind()));
                });
    }

    /** What nobody sent of items that somebody sent: all languages of one are published together. */
    private List<ContentFile<?>> otherLanguages(List<ContentFile<?>> sent) {
        var there = sent.stream()
                .map(file -> new Together.Key(file.item().id(), file.item().locale()))
                .collect(Collectors.toSet());
        var others = new ArrayList<ContentFile<?>>();
        for (var file : sent) {
            if (!file.item().locale().equals(Authored.WORDLESS)) {
                ItemReader.LANGUAGES.stream()
                        .filter(language ->
                                !there.contains(new Together.Key(file.item().id(), language)))
                        .forEach(language -> others.add(asPublished(file, language)));
            }
        }
        return others;
    }

    private ContentFile<?> asPublished(ContentFile<?> file, String language) {
        var written = items.words(file.item().id())
                .filter(item -> item.texts().containsKey(language))
                .orElseThrow(() -> new RefusedContent(
                        file.name(),
                        "there is no file of it in \"%s\", and nothing is published in it".formatted(language)));
        try {
            return reader.read(written, file.kind(), language, 1, file.item().approver());
        } catch (JacksonException e) {
            throw RefusedContent.unreadable(file.name() + ", as it is published in \"" + language + "\"", e);
        }
    }

    private List<WrittenItem> written(List<ContentFile<?>> files) {
        var kindOf = new LinkedHashMap<UUID, String>();
        var texts = new HashMap<UUID, Map<String, ObjectNode>>();
        for (var file : files) {
            kindOf.put(file.item().id(), file.kind().name());
            texts.computeIfAbsent(file.item().id(), id -> new HashMap<>())
                    .put(file.item().locale(), ItemReader.written(json.valueToTree(file.item())));
        }
        return kindOf.entrySet().stream()
                .map(item ->
                        new WrittenItem(item.getKey(), item.getValue(), texts.getOrDefault(item.getKey(), Map.of())))
                .toList();
    }

    private boolean isNew(WrittenItem item) {
        return !items.words(item.id()).equals(Optional.of(item));
    }
}
