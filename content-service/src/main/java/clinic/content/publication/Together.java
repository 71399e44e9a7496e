package clinic.content.publication;

import static clinic.content.publication.ItemReader.LANGUAGES;

import clinic.site.Slug;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
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
        files.forEach(Together::refuseGaps);
        files.forEach(file -> refuseLooseEnds(file, items));
        files.forEach(file -> file.item().address().ifPresent(address -> refuseAddress(file, address, items)));
        files.forEach(file -> refuseDisagreement(file, items));
        files.forEach(file -> refuseLack(file, items));
        files.forEach(file -> file.item().hole(id -> referred(id, items)).ifPresent(hole -> refuse(file, hole)));
        published.forEach((key, item) -> refuseWhatItWouldMiss(key, item, items));
    }

    private static void refuseDouble(ContentFile<?> file, Map<Key, ContentFile<?>> items) {
        var other = items.put(new Key(file.item().id(), file.item().locale()), file);
        if (other != null) {
            throw new RefusedContent(file.name(), "it has the id and locale of " + other.name());
        }
        items.values().stream()
                .filter(one -> one.item().id().equals(file.item().id()) && one.kind() != file.kind())
                .findFirst()
                .ifPresent(one -> {
                    throw new RefusedContent(
                            file.name(),
                            "it has the id of %s, which is no %s"
                                    .formatted(one.name(), file.kind().name()));
                });
    }

    private static void refuseGaps(ContentFile<?> file) {
        Gaps.of(file.item()).stream().findFirst().ifPresent(gap -> refuse(file, gap));
    }

    private static void refuse(ContentFile<?> file, Fault fault) {
        throw new RefusedContent(file.name(), told(fault), fault);
    }

    private static String told(Fault fault) {
        return "field %s is %s %s"
                .formatted(fault.field(), fault.code(), fault.detail())
                .strip();
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
                        new Fault(file.item().id(), file.item().locale(), "", "reference", reference.toString()));
            }
        }
    }

    private boolean isThere(Key key, Map<Key, ContentFile<?>> items) {
        return items.containsKey(key) || published.containsKey(key);
    }

    private static List<String> languagesOf(ContentFile<?> file) {
        return file.item().locale().equals(Authored.WORDLESS)
                ? LANGUAGES
                : List.of(file.item().locale());
    }

    /** In whichever language it is asked for, an address leads to one page. */
    private void refuseAddress(ContentFile<?> file, String address, Map<Key, ContentFile<?>> items) {
        if (address.isEmpty() || !Slug.of(address).equals(address)) {
            throw new RefusedContent(
                    file.name(),
                    "\"%s\" cannot stand in an address".formatted(address),
                    new Fault(file.item().id(), file.item().locale(), "", "address", address));
        }
        var others = Stream.concat(
                items.values().stream().map(ContentFile::item),
                published.entrySet().stream()
                        .filter(entry -> !items.containsKey(entry.getKey()))
                        .map(Map.Entry::getValue));
        if (others.filter(other -> other.getClass() == file.item().getClass())
                .filter(other -> !other.id().equals(file.item().id()))
                .anyMatch(other -> other.address().equals(Optional.of(address)))) {
            throw new RefusedContent(
                    file.name(),
                    "another has the address \"%s\"".formatted(address),
                    new Fault(file.item().id(), file.item().locale(), "", "shared-address", address));
        }
    }

    private static void refuseDisagreement(ContentFile<?> file, Map<Key, ContentFile<?>> items) {
        for (var language : LANGUAGES) {
            var other = items.get(new Key(file.item().id(), language));
            if (other != null) {
                file.item().disagreement(other.item()).ifPresent(what -> {
                    throw new RefusedContent(
                            file.name(),
                            "it has %s, and %s has not".formatted(what, other.name()),
                            new Fault(file.item().id(), file.item().locale(), "", "disagreement", what));
                });
            }
        }
    }

    private void refuseLack(ContentFile<?> file, Map<Key, ContentFile<?>> items) {
        file.item().lack(id -> referred(id, items)).ifPresent(what -> {
            throw new RefusedContent(
                    file.name(), what, new Fault(file.item().id(), file.item().locale(), "", "lack", what));
        });
    }

    /** What is published and stays as it is goes on finding what it asks for; what it missed before is not asked for here. */
    private void refuseWhatItWouldMiss(Key key, Authored item, Map<Key, ContentFile<?>> items) {
        if (items.containsKey(key)) {
            return;
        }
        items.values().stream()
                .filter(file -> item.references().contains(file.item().id()))
                .findFirst()
                .ifPresent(file -> newly(item::lack, items)
                        .or(() -> newly(referred -> item.hole(referred).map(Together::told), items))
                        .ifPresent(what -> {
                            throw new RefusedContent(
                                    file.name(),
                                    "what is published needs it as it was: " + what,
                                    new Fault(file.item().id(), file.item().locale(), "", "needed", what));
                        }));
    }

    /** What is missing with these, and was not before. */
    private Optional<String> newly(
            Function<Function<UUID, Optional<Authored>>, Optional<String>> missing, Map<Key, ContentFile<?>> items) {
        return missing.apply(id -> referred(id, Map.of())).isPresent()
                ? Optional.empty()
                : missing.apply(id -> referred(id, items));
    }

    private Optional<Authored> referred(UUID id, Map<Key, ContentFile<?>> items) {
        return Stream.concat(LANGUAGES.stream(), Stream.of(Authored.WORDLESS))
                .map(locale -> new Key(id, locale))
                .flatMap(key -> {
                    var file = items.get(key);
                    return Stream.ofNullable(file == null ? published.get(key) : file.item());
                })
                .findFirst();
    }
}
