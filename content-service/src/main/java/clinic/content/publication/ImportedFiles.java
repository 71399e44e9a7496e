package clinic.content.publication;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
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
     * What differs from what is published. Version and approver of a file do not count: here it has neither yet.
     *
     * @param files by name, such as {@code advice-walk.sv.yaml}
     * @throws Unreadable when one of them is not whole, or refers to what is neither there nor published
     */
    public List<WrittenItem> read(Map<String, byte[]> files) {
        try {
            var read = new ArrayList<ContentFile<?>>();
            files.forEach((name, bytes) -> read.add(read(name, bytes)));
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
