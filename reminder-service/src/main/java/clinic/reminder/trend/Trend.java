package clinic.reminder.trend;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Pain, and how well the patient can do what they named, from 0 to 10 over the days since the visit: as points to draw.
 *
 * @param activity the patient's own words; empty where they named nothing
 */
public record Trend(List<Given> given, String activity) {

    /** The drawing's own measures; a page scales it. */
    private static final int LEFT = 30;

    private static final int WIDTH = 280;
    private static final int TOP = 12;
    private static final int HEIGHT = 130;
    private static final int MOST = 10;

    /** What was answered on a day after the visit. */
    public record Given(
            int day, @Nullable Integer pain, @Nullable Integer function) {}

    /** A point of the drawing. */
    public record Mark(int day, int value, int x, int y) {}

    /** One point is no course. */
    public boolean isWorthDrawing() {
        return given.size() > 1;
    }

    public List<Mark> pain() {
        return marks(Given::pain);
    }

    public List<Mark> function() {
        return marks(Given::function);
    }

    /** As an SVG polyline has it. */
    public String line(List<Mark> marks) {
        return marks.stream().map(mark -> mark.x() + "," + mark.y()).collect(Collectors.joining(" "));
    }

    public int x(int day) {
        int first = given.getFirst().day();
        int last = given.getLast().day();
        return last == first ? LEFT : LEFT + (day - first) * WIDTH / (last - first);
    }

    public int y(int value) {
        return TOP + (MOST - value) * HEIGHT / MOST;
    }

    private List<Mark> marks(Function<Given, @Nullable Integer> which) {
        return given.stream()
                .filter(one -> which.apply(one) != null)
                .map(one -> {
                    int value = Objects.requireNonNull(which.apply(one));
                    return new Mark(one.day(), value, x(one.day()), y(value));
                })
                .toList();
    }

    /** Says nothing of the patient: what is printed may end in a log. */
    @Override
    public String toString() {
        return "Trend[" + given.size() + "]";
    }
}
