package clinic.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DataFolderTest {

    @TempDir
    Path folder;

    private DataFolder data;

    @BeforeEach
    void open() throws Exception {
        data = DataFolder.open(folder);
    }

    @Test
    void whatWasBookedIsForgottenAndWhatWasUnpackedIsKept() throws Exception {
        Files.writeString(data.postgresWhole(), "");
        Files.createDirectories(data.postgres().resolve("base"));
        Files.writeString(data.apps().resolve("booking.jar"), "");

        data.forget();

        assertThat(data.postgresWhole()).doesNotExist();
        assertThat(data.postgres()).doesNotExist();
        assertThat(data.apps().resolve("booking.jar")).exists();
        assertThat(data.isHalfForgotten()).isFalse();
    }

    @Test
    void whoeverIsInterruptedWhileForgettingIsToGoOnNextTime() throws Exception {
        Path inTheWay = folder.resolve("forgetting");
        Files.writeString(inTheWay, "");
        assertThat(data.isHalfForgotten()).isTrue();

        data.forget();

        assertThat(data.isHalfForgotten()).isFalse();
    }

    @Test
    void aClockThatWasNeverMovedOrWasMovedIsFine() throws Exception {
        assertThatCode(data::checkClock).doesNotThrowAnyException();
        Files.writeString(data.clock(), "PT36H\n");
        assertThatCode(data::checkClock).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "PT", "P1", "36 hours"})
    void aDamagedClockIsToldWithTheRemedy(String left) throws Exception {
        Files.writeString(data.clock(), left);
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(data::checkClock)
                .withMessageContaining(data.clock().toString())
                .withMessageContaining("delete it");
    }
}
