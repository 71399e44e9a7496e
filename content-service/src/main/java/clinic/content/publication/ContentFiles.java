package clinic.content.publication;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The folder of content: reads every file and refuses what is not whole, saying which file and why. */
@Component
class ContentFiles {

    private static final Set<String> LOCALES = Set.of("sv", "en", "zxx");

    private static final YAMLMapper YAML = YAMLMapper.builder()
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
            refuseDoubles(files);
            refuseLooseEnds(files);
            return files;
        } catch (IOException e) {
            throw new RefusedContent(folder, "the folder cannot be read: " + e.getMessage());
        }
    }

    private ContentFile<?> read(Resource resource) throws IOException {
        var name = String.valueOf(resource.getFilename());
        var kind = kinds.of(name).orElseThrow(() -> new RefusedContent(name, "no kind of content is called so"));
        try (InputStream in = resource.getInputStream()) {
            return read(name, kind, in);
        } catch (JacksonException e) {
            throw new RefusedContent(name, e.getOriginalMessage() + " at " + e.getPathReference());
        }
    }

    private static <T extends Authored> ContentFile<T> read(String name, Kind<T> kind, InputStream in) {
        var item = YAML.readValue(in, kind.type());
        if (!LOCALES.contains(item.locale()) || !name.endsWith("." + item.locale() + ".yaml")) {
            throw new RefusedContent(name, "its locale is \"%s\"; name and locale must agree".formatted(item.locale()));
        }
        if (item.version() < 1) {
            throw new RefusedContent(name, "versions count from 1");
        }
        return new ContentFile<>(name, kind, item);
    }

    private static void refuseDoubles(List<ContentFile<?>> files) {
        var seen = new HashMap<String, String>();
        for (var file : files) {
            var other = seen.put(file.item().id() + file.item().locale(), file.name());
            if (other != null) {
                throw new RefusedContent(file.name(), "it has the id and locale of " + other);
            }
        }
    }

    private static void refuseLooseEnds(List<ContentFile<?>> files) {
        var known = files.stream().map(file -> file.item().id()).collect(Collectors.toSet());
        for (var file : files) {
            for (var reference : file.item().references()) {
                if (!known.contains(reference)) {
                    throw new RefusedContent(file.name(), "it refers to " + reference + ", and no file has that id");
                }
            }
        }
    }
}
