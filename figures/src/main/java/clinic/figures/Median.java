package clinic.figures;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.DoubleStream;

/** The middle one of what the rounds told, with the smallest and the largest. */
public record Median(double value, double smallest, double largest, int rounds) {

    /** @throws IllegalArgumentException if there was no round */
    public static Median of(DoubleStream rounds) {
        double[] sorted = rounds.sorted().toArray();
        if (sorted.length == 0) {
            throw new IllegalArgumentException("No rounds");
        }
        return new Median(sorted[sorted.length / 2], sorted[0], sorted[sorted.length - 1], sorted.length);
    }

    /** Of what was told once. */
    public static Median once(double value) {
        return new Median(value, value, value, 1);
    }

    /** Of two rows of figures taken in turn, the ratio of each two of one round. */
    public static Median ofRatios(double[] ours, double[] theirs) {
        double[] ratios = new double[ours.length];
        Arrays.setAll(ratios, round -> ours[round] / theirs[round]);
        return of(Arrays.stream(ratios));
    }

    @Override
    public String toString() {
        return rounds == 1 ? number(value) : number(value) + " (" + number(smallest) + "–" + number(largest) + ")";
    }

    private static String number(double figure) {
        return String.format(Locale.ROOT, Math.abs(figure) >= 100 ? "%.0f" : "%.2f", figure);
    }
}
