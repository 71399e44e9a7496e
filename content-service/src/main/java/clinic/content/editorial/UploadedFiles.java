package clinic.content.editorial;

import clinic.content.editorial.RefusedUpload.Because;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipInputStream;
import org.springframework.web.multipart.MultipartFile;

/** What somebody sent to be read: files as they are, or archives of them. */
final class UploadedFiles {

    private static final int MOST_FILES = 400;
    private static final int MOST_BYTES = 400_000;

    /** All together, unpacked: ten times what a whole condition is. */
    private static final int MOST_IN_ALL = 8_000_000;

    private final Map<String, byte[]> files = new LinkedHashMap<>();
    private int entries;
    private int bytes;

    private UploadedFiles() {}

    /**
     * By their names, those of an archive with their folders: files may be called alike in each. What is no YAML file
     * is left out, and so is what a computer lays beside one under a name that begins with a dot.
     *
     * @throws RefusedUpload saying which file cannot be taken, and why
     */
    static Map<String, byte[]> read(List<MultipartFile> sent) throws IOException, RefusedUpload {
        var uploaded = new UploadedFiles();
        for (var file : sent) {
            var name = String.valueOf(file.getOriginalFilename());
            try (var in = file.getInputStream()) {
                if (name.endsWith(".zip")) {
                    uploaded.unpack(name, in);
                } else {
                    uploaded.take(name, in);
                }
            }
        }
        return uploaded.files;
    }

    private void unpack(String name, InputStream archive) throws RefusedUpload {
        try (var zip = new ZipInputStream(archive)) {
            var entry = zip.getNextEntry();
            if (entry == null) {
                throw new RefusedUpload(Because.NO_ARCHIVE, name);
            }
            for (; entry != null; entry = zip.getNextEntry()) {
                take(entry.getName(), zip);
            }
        } catch (IOException | IllegalArgumentException damaged) {
            throw new RefusedUpload(Because.NO_ARCHIVE, name);
        }
    }

    /** An archive may promise more than it weighs, also in what is left out of it: all that is read is counted. */
    private void take(String name, InputStream in) throws IOException, RefusedUpload {
        if (++entries > MOST_FILES) {
            throw new RefusedUpload(Because.TOO_MANY, name);
        }
        var read = in.readNBytes(MOST_BYTES + 1);
        bytes += read.length;
        if (read.length > MOST_BYTES || bytes > MOST_IN_ALL) {
            throw new RefusedUpload(Because.TOO_LARGE, name);
        }
        var path = name.replace('\\', '/');
        if (isContent(path) && files.put(path, read) != null) {
            throw new RefusedUpload(Because.TWICE, path);
        }
    }

    private static boolean isContent(String path) {
        return path.endsWith(".yaml") && !path.startsWith(".", path.lastIndexOf('/') + 1);
    }
}
