package clinic.booking.safety;

import clinic.booking.catalogue.SafetyQuestion;
import clinic.booking.catalogue.SafetyQuestion.Level;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says whether answers send somebody to care instead of to a time, and keeps that they did; never whose they were. */
@Component
public class JudgeAnswers {

    /** As the clinic names its questions, and as any database keeps it. */
    private static final Pattern NAME = Pattern.compile("[\\w.-]{1,64}");

    private static final String UNKNOWN = "unknown";
    private static final int MOST_NAMES = 50;

    private final SafetyStops stops;
    private final Counter shown;

    JudgeAnswers(SafetyStops stops, MeterRegistry figures) {
        this.stops = stops;
        this.shown = figures.counter("clinic.bookings.red.flag.stops");
    }

    /**
     * How urgent it is; empty where there is no yes, or something more urgent may still be answered.
     *
     * @param questions what is asked now; looked up only where the answers do not decide it alone
     * @param kept false for who answers too often to be a patient: they are shown the way to care all the same, and nothing
     *     of it is kept
     */
    public Optional<Level> stop(
            SafetyAnswers answers,
            Supplier<List<SafetyQuestion>> questions,
            @Nullable UUID condition,
            @Nullable UUID treatment,
            boolean kept) {
        // What is still to be answered may be the more urgent; where nothing is left to ask, a yes is never passed
        // over.
        Optional<Level> raised = answers.raised()
                .filter(level -> level == Level.EMERGENCY
                        || answers.complete()
                        || answers.unanswered(questions.get()).isEmpty());
        if (kept) {
            raised.ifPresent(level -> {
                shown.increment();
                stops.keep(level, names(answers.yes()), condition, treatment);
            });
        }
        return raised;
    }

    /** Whoever makes up questions of their own may call them whatever they like, and as many as they like: a yes is a yes. */
    private static List<String> names(List<String> questions) {
        return questions.stream()
                .map(name -> NAME.matcher(name).matches() ? name : UNKNOWN)
                .distinct()
                .limit(MOST_NAMES)
                .toList();
    }
}
