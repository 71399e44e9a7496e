package clinic.benchmarks;

import clinic.figures.Median;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How much a second those who take turns have done, round after round; told as {@link Rounds} tells its figures. */
final class Rates {

    private final Map<String, List<Double>> rounds = new LinkedHashMap<>();

    void note(String who, double perSecond) {
        rounds.computeIfAbsent(who, anew -> new ArrayList<>()).add(perSecond);
    }

    /** What was noted so far was the warm-up. */
    void forget() {
        rounds.clear();
    }

    /** How many times as much the first did as the other, in the same round. */
    Median ratio(String who, String other) {
        return Median.ofRatios(figures(who), figures(other));
    }

    Median of(String who) {
        return Median.of(Arrays.stream(figures(who)));
    }

    private double[] figures(String who) {
        return noted(who).stream().mapToDouble(Double::doubleValue).toArray();
    }

    private List<Double> noted(String who) {
        return rounds.getOrDefault(who, List.of());
    }
}
