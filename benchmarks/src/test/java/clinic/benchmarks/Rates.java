package clinic.benchmarks;

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

    String of(String who) {
        return Rounds.Outcome.spread(noted(who).stream().mapToDouble(Double::doubleValue));
    }

    /** How many times as much the first did as the other, in the same round. */
    String ratio(String who, String other) {
        double[] ratios = new double[noted(who).size()];
        Arrays.setAll(ratios, round -> noted(who).get(round) / noted(other).get(round));
        return Rounds.Outcome.spread(Arrays.stream(ratios));
    }

    private List<Double> noted(String who) {
        return rounds.getOrDefault(who, List.of());
    }
}
