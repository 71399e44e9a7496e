package clinic.content.publication;

import static clinic.content.publication.ItemReader.LANGUAGES;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Items that are published together: what one refers to must be there and have what it asks for, and languages may not
 * disagree.
 *
 * @param published what is published already and may be referred to
 */
record Together(Map<Key, Authored> published) {

    static Together alone() {
        return new Together(Map.of());
    }

    /** One item in one language. */
    record Key(UUID item, String locale) {}

    /** @throws RefusedContent for the first that is not whole */
    void refuseWhatIsNotWhole(List<ContentFile<?>> files) {
        var items = new HashMap<Key, ContentFile<?>>();
        files.forEach(file -> refuseDouble(file, items));
        files.forEach(file -> refuseLooseEnds(file, items));
        files.forEach(file -> refuseDisagreement(file, items));
        files.forEach(file -> refuseLack(file, items));
    }

    private static void refuseDouble(ContentFile<?> file, Map<Key, ContentFile<?>> items) {
        var other = items.put(new Key(file.item().id(), file.item().locale()), file);
        if (other != null) {
            throw new RefusedContent(file.name(), "it has the id and locale of " + other.name());
        }
    }

    /** What an item refers to must be there in its language, or have no words. */
    private void refuseLooseEnds(ContentFile<?> file, Map<Key, ContentFile<?>> items) {
        for (var reference : file.item().references()) {
            if (!languagesOf(file).stream().allMatch(locale -> isThere(new Key(reference, locale), items))
                    && !isThere(new Key(reference, Authored.WORDLESS), items)) {
                throw new RefusedContent(
                        file.name(),
                        "it refers to %s, and no file has that id in %s"
                                .formatted(
                                        reference,
                                        languagesOf(file).stream().sorted().collect(Collectors.joining(" and "))),
                        new Fault(file.item().locale(), "", "reference", reference.toString()));
            }
        }
    }

    private boolean isThere(Key key, Map<Key, ContentFile<?>> items) {
        return items.containsKey(key) || published.containsKey(key);
    }

    private static Set<String> languagesOf(ContentFile<?> file) {
        return file.item().locale().equals(Authored.WORDLESS)
                ? LANGUAGES
                : Set.of(file.item().locale());
    }

    private static void refuseDisagreement(ContentFile<?> file, Map<Key, ContentFile<?>> items) {
        for (var language : LANGUAGES) {
            var other = items.get(new Key(file.item().id(), language));
            if (other != null && other.kind() == file.kind()) {
                file.item().disagreement(other.item()).ifPresent(what -> {
                    throw new RefusedContent(
                            file.name(),
                            "it has %s, and %s has not".formatted(what, other.name()),
                            new Fault(file.item().locale(), "", "disagreement", what));
                });
            }
        }
    }

    private void refuseLack(ContentFile<?> file, Map<Key, ContentFile<?>> items) {
        file.item()
                .lack(id -> Stream.of("sv", "en", Authored.WORDLESS)
                        .map(locale -> new Key(id, locale))
                        .flatMap(key -> Stream.ofNullable(
                                items.containsKey(key) ? items.get(key).item() : published.get(key)))
                        .findFirst())
                .ifPresent(what -> {
                    throw new RefusedContent(
                            file.name(), what, new Fault(file.item().locale(), "", "lack", what));
                });
    }
}
