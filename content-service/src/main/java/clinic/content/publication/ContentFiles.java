package clinic.content.publication;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The folder of content: reads every file and refuses what is not whole, saying which file and why. */
@Component
class ContentFiles {

    private static final Set<String> LANGUAGES = Set.of("sv", "en");

    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(
                    DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES,
                    DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES,
                    DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final Kinds kinds;
    private final String folder;
    private final ResourcePatternResolver resources;

    ContentFiles(
            Kinds kinds,
            @Value("${clinic.content.folder:classpath*:content}") String folder,
            ResourcePatternResolver resources) {
        this.kinds = kinds;
        this.folder = folder;
        this.resources = resources;
    }

    List<ContentFile<?>> all() {
        try {
            var files = new ArrayList<ContentFile<?>>();
            for (var resource : resources.getResources(folder + "/*/*.yaml")) {
                files.add(read(resource));
            }
            var items = new HashMap<Key, ContentFile<?>>();
            files.forEach(file -> refuseDouble(file, items));
            files.forEach(file -> refuseLooseEnds(file, items));
            files.forEach(file -> refuseDisagreement(file, items));
            files.forEach(file -> refuseLack(file, items));
            return files;
        } catch (IOException e) {
            throw new RefusedContent(folder, "the folder cannot be read: " + e.getMessage());
        }
    }

    /** One item in one language. */
    private record Key(UUID item, String locale) {}

    private ContentFile<?> read(Resource resource) throws IOException {
        var file = String.valueOf(resource.getFilename());
        var name = folderOf(resource) + "/" + file;
        var kind = kinds.of(file).orElseThrow(() -> new RefusedContent(name, "no kind of content is called so"));
        try (InputStream in = resource.getInputStream()) {
            return read(name, kind, in);
        } catch (JacksonException e) {
            throw RefusedContent.unreadable(name, e);
        }
    }

    private static String folderOf(Resource resource) throws IOException {
        var steps = resource.getURL().getPath().split("/");
        return steps[steps.length - 2];
    }

    private static <T extends Authored> ContentFile<T> read(String name, Kind<T> kind, InputStream in) {
        var item = YAML.readValue(in, kind.type());
        var known = LANGUAGES.contains(item.locale()) || item.locale().equals(Authored.WORDLESS);
        if (!known || !name.endsWith("." + item.locale() + ".yaml")) {
            throw new RefusedContent(name, "its locale is \"%s\"; name and locale must agree".formatted(item.locale()));
        }
        if (item.version() < 1) {
            throw new RefusedContent(name, "versions count from 1");
        }
        return new ContentFile<>(name, kind, item);
    }

    private static void refuseDouble(ContentFile<?> file, Map<Key, ContentFile<?>> items) {
        var other = items.put(new Key(file.item().id(), file.item().locale()), file);
        if (other != null) {
            throw new RefusedContent(file.name(), "it has the id and locale of " + other.name());
        }
    }

    /** What an item refers to must be there in its language, or have no words. */
    private static void refuseLooseEnds(ContentFile<?> file, Map<Key, ContentFile<?>> items) {
        for (var reference : file.item().references()) {
            if (!languagesOf(file).stream().allMatch(locale -> items.containsKey(new Key(reference, locale)))
                    && !items.containsKey(new Key(reference, Authored.WORDLESS))) {
                throw new RefusedContent(
                        file.name(),
                        "it refers to %s, and no file has that id in %s"
                                .formatted(
                                        reference,
                                        languagesOf(file).stream().sorted().collect(Collectors.joining(" and "))));
            }
        }
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
                    throw new RefusedContent(file.name(), "it has %s, and %s has not".formatted(what, other.name()));
                });
            }
        }
    }

    private static void refuseLack(ContentFile<?> file, Map<Key, ContentFile<?>> items) {
        file.item()
                .lack(id -> Stream.of("sv", "en", Authored.WORDLESS)
                        .flatMap(locale -> Stream.ofNullable(items.get(new Key(id, locale))))
                        .<Authored>map(ContentFile::item)
                        .findFirst())
                .ifPresent(what -> {
                    throw new RefusedContent(file.name(), what);
                });
    }
}
