package clinic.endtoend.fire;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Where a figure goes: the median of the slopes between any two of its points, and the quartiles of these slopes. A point
 * that lies far off moves neither.
 */
record Trend(double slope, double lower, double upper, double median) {

    /** What may come or go in a day without anybody calling it a change. */
    private static final double LITTLE = 0.05;

    private static final double HOURS = 24;

    /** A figure at an hour of the clinic's day. */
    record Point(double hour, double figure) {}

    /** @throws IllegalArgumentException if there are too few points to draw a line */
    static Trend of(List<Point> points) {
        List<Double> slopes = new ArrayList<>();
        for (int one = 0; one < points.size(); one++) {
            for (int other = one + 1; other < points.size(); other++) {
                double hours = points.get(other).hour() - points.get(one).hour();
                if (hours > 0) {
                    slopes.add((points.get(other).figure() - points.get(one).figure()) / hours);
                }
            }
        }
        if (slopes.isEmpty()) {
            throw new IllegalArgumentException("No line goes through " + points);
        }
        double[] sorted = sorted(slopes.stream().mapToDouble(Double::doubleValue));
        double median = at(sorted(points.stream().mapToDouble(Point::figure)), 0.5);
        return new Trend(at(sorted, 0.5), at(sorted, 0.25), at(sorted, 0.75), median);
    }

    /** Whether a day would change it by little, or the slopes do not agree on a direction. */
    boolean level() {
        return Math.abs(aDay()) <= LITTLE || lower <= 0 && upper >= 0;
    }

    /** How much of it a whole day would add, as a share of what it is. */
    double aDay() {
        return median == 0 ? 0 : slope * HOURS / median;
    }

    private static double[] sorted(DoubleStream values) {
        return values.sorted().toArray();
    }

    private static double at(double[] sorted, double share) {
        return sorted[(int) Math.round((sorted.length - 1) * share)];
    }

    /** Points at even distances; for whoever has only figures. */
    static Trend of(double hours, double... figures) {
        return of(IntStream.range(0, figures.length)
                .mapToObj(n -> new Point(hours * n / Math.max(1, figures.length - 1), figures[n]))
                .toList());
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%+.3f (%+.3f to %+.3f), %+.1f %% a day, %s",
                slope,
                lower,
                upper,
                aDay() * 100,
                level() ? "level" : slope > 0 ? "GROWS" : "falls");
    }
}
