package clinic.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {

    @TempDir
    private Path folder = Path.of("");

    @Test
    void whatHeldStandsInTheTable() throws Exception {
        Report report = new Report("queue", folder);
        report.ratio("taken a second", "db-scheduler", Median.ofRatios(new double[] {4, 9, 2}, new double[] {1, 3, 2}));
        report.figure("a message", "bytes", Median.once(365));
        report.held("each done once");
        report.keep();

        OneTable table = OneTable.of(List.of(file("queue")));

        assertThat(table.refused()).isEmpty();
        assertThat(table.toString())
                .containsPattern("taken a second +× db-scheduler +3\\.00 \\(1\\.00–4\\.00\\) +3")
                .containsPattern("a message +bytes +365 +1")
                .contains("held: each done once", "commit ", "load ");
    }

    @Test
    void whatEndedEarlyIsRefused() throws Exception {
        new Report("queue", folder).keep();
        new Report("queue", folder).ratio("taken a second", "db-scheduler", Median.once(4));

        OneTable table = OneTable.of(List.of(file("queue")));

        assertThat(table.refused()).containsExactly("queue");
        assertThat(table.toString()).contains("No figures of queue").doesNotContain("db-scheduler");
    }

    @Test
    void theMiddleOneIsTold() {
        assertThat(Median.of(DoubleStream.of(9, 1, 2))).isEqualTo(new Median(2, 1, 9, 3));
        assertThatThrownBy(() -> Median.of(DoubleStream.empty())).isInstanceOf(IllegalArgumentException.class);
    }

    private Path file(String name) {
        return folder.resolve(name + "-figures.tsv");
    }
}
