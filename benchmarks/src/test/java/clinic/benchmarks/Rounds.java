package clinic.benchmarks;

import static java.util.stream.Collectors.joining;

import clinic.figures.Median;
import clinic.figures.Report;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;

/**
 * Contenders in turn, round after round, so that whatever else the machine does falls on all of them alike. A figure is
 * the median of its rounds, a ratio the median of the rounds' own ratios; both with the smallest and the largest.
 */
record Rounds(Duration warmUp, int count, Duration each) {

    private static final int DIGITS = 3;

    Rounds {
        if (count < 1) {
            throw new IllegalArgumentException("No rounds");
        }
    }

    /** By default what the benchmarks promise; shorter for trying them out: {@code -Dclinic.measure.quick=true}. */
    static Rounds promised() {
        return Boolean.getBoolean("clinic.measure.quick")
                ? new Rounds(Duration.ofSeconds(5), 3, Duration.ofSeconds(2))
                : new Rounds(Duration.ofSeconds(60), 5, Duration.ofSeconds(5));
    }

    Outcome of(List<Contender> contenders) throws Exception {
        Duration slice = warmUp.dividedBy(contenders.size());
        for (Contender contender : contenders) {
            during(contender, slice);
        }
        Map<String, List<Histogram>> byName = new LinkedHashMap<>();
        for (int round = 0; round < count; round++) {
            for (Contender contender : contenders) {
                byName.computeIfAbsent(contender.name(), name -> new ArrayList<>())
                        .add(during(contender, each));
            }
        }
        return new Outcome(byName);
    }

    private static Histogram during(Contender contender, Duration time) throws Exception {
        Histogram nanos = new Histogram(DIGITS);
        long end = System.nanoTime() + time.toNanos();
        do {
            long from = System.nanoTime();
            contender.once();
            nanos.recordValue(System.nanoTime() - from);
        } while (System.nanoTime() < end);
        return nanos;
    }

    /** Of each contender, one histogram a round. */
    record Outcome(Map<String, List<Histogram>> rounds) {

        private String table(String floor) {
            return rounds.keySet().stream()
                    .map(name -> row(name, name.equals(floor) ? List.of() : List.of(floor)))
                    .collect(joining());
        }

        private String row(String name, List<String> floors) {
            StringBuilder row = new StringBuilder(
                    "  %-22s p50 %s ms, p99 %s ms".formatted(name, milliseconds(name, 50), milliseconds(name, 99)));
            floors.forEach(floor -> row.append(", %s / %s: p50 %s, p99 %s"
                    .formatted(name, floor, ratio(name, floor, 50), ratio(name, floor, 99))));
            return row.append("%n".formatted()).toString();
        }

        Median milliseconds(String name, double percent) {
            return Median.of(Arrays.stream(figures(name, percent)).map(nanos -> nanos / 1e6));
        }

        Median ratio(String name, String floor, double percent) {
            return Median.ofRatios(figures(name, percent), figures(floor, percent));
        }

        private double[] figures(String name, double percent) {
            return of(name).stream()
                    .mapToDouble(round -> round.getValueAtPercentile(percent))
                    .toArray();
        }

        /** The table for whoever reads along, and of each contender its ratios for the one table. */
        void tell(Report report, String floor, String what) {
            report.say(table(floor));
            rounds.keySet().stream().filter(name -> !name.equals(floor)).forEach(name -> {
                report.ratio(what + name + ", p50", floor, ratio(name, floor, 50));
                report.ratio(what + name + ", p99", floor, ratio(name, floor, 99));
            });
        }

        private List<Histogram> of(String name) {
            return rounds.getOrDefault(name, List.of());
        }
    }
}
