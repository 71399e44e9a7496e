package clinic.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PartTest {

    @TempDir
    Path folder;

    @Test
    void whatWasTrainedMeanwhileIsUsedAtTheNextStart() throws Exception {
        Path jar = folder.resolve("booking.jar");
        Part part = Part.service("booking", 128, jar, Map.of(), 1);
        assertThat(part.command().get()).noneMatch(word -> word.startsWith("-XX:AOTCache="));
        assertThat(part.lesson().isLearnt()).isFalse();

        Files.writeString(App.training(jar), "");

        assertThat(part.command().get()).contains("-XX:AOTCache=" + App.training(jar));
        assertThat(part.lesson().isLearnt()).isTrue();
    }

    @Test
    void whatIsTrainedNeitherTakesMessagesNorSendsAny() {
        Part part = Part.service("booking", 128, folder.resolve("booking.jar"), Map.of(), 1);

        assertThat(part.lesson().command().apply(folder.resolve("result")))
                .contains("-Dspring.context.exit=onRefresh")
                .contains("-XX:AOTCacheOutput=" + folder.resolve("result"));
    }
}
