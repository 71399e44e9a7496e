package clinic.booking;

import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The quarters of an hour of a day, to choose from: a browser's own field for times may show AM and PM. */
public final class Quarters {

    private static final int OF_A_DAY = 96;

    private Quarters() {}

    public static List<LocalTime> all() {
        return stream().toList();
    }

    /** And a time that need not be one of them. */
    public static List<LocalTime> and(LocalTime also) {
        return Stream.concat(stream(), Stream.of(also.truncatedTo(ChronoUnit.MINUTES)))
                .distinct()
                .sorted()
                .toList();
    }

    private static Stream<LocalTime> stream() {
        return IntStream.range(0, OF_A_DAY).mapToObj(quarter -> LocalTime.MIN.plusMinutes(15L * quarter));
    }
}
