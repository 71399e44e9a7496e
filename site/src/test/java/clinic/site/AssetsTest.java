package clinic.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AssetsTest {

    @TempDir
    Path folder;

    private String before = "";

    @BeforeEach
    void lay() throws IOException {
        write("css/site.css", "a { color: #000 }");
        write("js/site.js", "");
        before = address();
    }

    @Test
    void sameFilesHaveTheSameAddress() throws IOException {
        assertThat(before).matches("/assets/[0-9a-f]{12}/css/site\\.css");
        write("css/site.css", "a { color: #000 }");
        assertThat(address()).isEqualTo(before);
    }

    @Test
    void oneByteOfOneFileIsAnotherAddress() throws IOException {
        write("css/site.css", "a { color: #001 }");
        assertThat(address()).isNotEqualTo(before);
    }

    @Test
    void anotherNameIsAnotherAddress() throws IOException {
        Files.move(folder.resolve("js/site.js"), folder.resolve("js/page.js"));
        assertThat(address()).isNotEqualTo(before);
    }

    @Test
    void oneMoreAndOneLessIsAnotherAddress() throws IOException {
        write("img/empty.svg", "");
        assertThat(address()).isNotEqualTo(before);
        Files.delete(folder.resolve("img/empty.svg"));
        assertThat(address()).isEqualTo(before);
        Files.delete(folder.resolve("js/site.js"));
        assertThat(address()).isNotEqualTo(before);
    }

    /** Whoever starts with it looks anew. */
    private String address() throws IOException {
        return new Assets(folder.toUri().toString()).at("css/site.css");
    }

    private void write(String file, String content) throws IOException {
        var path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, content);
    }
}
