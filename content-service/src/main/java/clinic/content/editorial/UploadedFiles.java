package clinic.content.editorial;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import org.springframework.web.multipart.MultipartFile;

/** What somebody sent to be read: files as they are, or one archive of them. */
final class UploadedFiles {

    private static final int MOST_FILES = 400;
    private static final int MOST_BYTES = 400_000;

    private UploadedFiles() {}

    /** By their names without folders; what is no YAML file is left out. */
    static Map<String, byte[]> read(List<MultipartFile> sent) throws IOException {
        var files = new LinkedHashMap<String, byte[]>();
        for (var file : sent) {
            var name = String.valueOf(file.getOriginalFilename());
            if (name.endsWith(".zip")) {
                unpack(file, files);
            } else if (name.endsWith(".yaml")) {
                files.put(withoutFolders(name), file.getBytes());
            }
        }
        return files;
    }

    /** An archive may promise more than it weighs: what is read of it is counted. */
    private static void unpack(MultipartFile archive, Map<String, byte[]> files) throws IOException {
        try (var zip = new ZipInputStream(archive.getInputStream())) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.isDirectory() || !entry.getName().endsWith(".yaml")) {
                    continue;
                }
                var bytes = zip.readNBytes(MOST_BYTES + 1);
                if (bytes.length > MOST_BYTES || files.size() >= MOST_FILES) {
                    throw new ZipException("more than is taken in at once");
                }
                files.put(withoutFolders(entry.getName()), bytes);
            }
        }
    }

    private static String withoutFolders(String name) {
        return name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    }
}
