package clinic.benchmarks;

import static java.util.stream.Collectors.joining;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
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

        String table(String floor) {
            return rounds.keySet().stream()
                    .map(name -> row(name, name.equals(floor) ? List.of() : List.of(floor)))
                    .collect(joining());
        }

        private String row(String name, List<String> floors) {
            StringBuilder row = new StringBuilder(
                    "  %-22s p50 %s ms, p99 %s ms".formatted(name, figure(name, 50, 1e6), figure(name, 99, 1e6)));
            floors.forEach(floor -> row.append(", %s / %s: p50 %s, p99 %s"
                    .formatted(name, floor, ratio(name, floor, 50), ratio(name, floor, 99))));
            return row.append("%n".formatted()).toString();
        }

        private String figure(String name, double percent, double unit) {
            return spread(of(name).stream().mapToDouble(round -> round.getValueAtPercentile(percent) / unit));
        }

        private String ratio(String name, String floor, double percent) {
            List<Histogram> ours = of(name);
            List<Histogram> theirs = of(floor);
            double[] ratios = new double[ours.size()];
            Arrays.setAll(
                    ratios,
                    round -> (double) ours.get(round).getValueAtPercentile(percent)
                            / theirs.get(round).getValueAtPercentile(percent));
            return spread(Arrays.stream(ratios));
        }

        private List<Histogram> of(String name) {
            return rounds.getOrDefault(name, List.of());
        }

        /** Median (smallest–largest). */
        static String spread(DoubleStream values) {
            double[] sorted = values.sorted().toArray();
            return "%.2f (%.2f–%.2f)".formatted(sorted[sorted.length / 2], sorted[0], sorted[sorted.length - 1]);
        }
    }
}
