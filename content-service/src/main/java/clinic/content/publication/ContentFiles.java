package clinic.content.publication;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;

/**
 * The folder of content: reads every file and refuses what is not whole, saying which file and why. A clinic of its own
 * names none, and has no files: the texts that come along are samples.
 */
@Component
class ContentFiles {

    private final Kinds kinds;
    private final ItemReader reader;
    private final String folder;
    private final ResourcePatternResolver resources;

    ContentFiles(
            Kinds kinds,
            ItemReader reader,
            @Value("${clinic.content.folder:}") String folder,
            ResourcePatternResolver resources) {
        this.kinds = kinds;
        this.reader = reader;
        this.folder = folder;
        this.resources = resources;
    }

    List<ContentFile<?>> all() {
        if (folder.isBlank()) {
            return List.of();
        }
        try {
            var files = new ArrayList<ContentFile<?>>();
            for (var resource : resources.getResources(folder + "/*/*.yaml")) {
                files.add(read(resource));
            }
            Together.alone().refuseWhatIsNotWhole(files);
            return files;
        } catch (IOException e) {
            throw new RefusedContent(folder, "the folder cannot be read: " + e.getMessage());
        }
    }

    private ContentFile<?> read(Resource resource) throws IOException {
        var file = String.valueOf(resource.getFilename());
        var name = folderOf(resource) + "/" + file;
        var kind = kinds.of(file).orElseThrow(() -> new RefusedContent(name, "no kind of content is called so"));
        try (InputStream in = resource.getInputStream()) {
            return reader.read(name, kind, in);
        } catch (JacksonException e) {
            throw RefusedContent.unreadable(name, e);
        }
    }

    private static String folderOf(Resource resource) throws IOException {
        var steps = resource.getURL().getPath().split("/");
        return steps[steps.length - 2];
    }
}
