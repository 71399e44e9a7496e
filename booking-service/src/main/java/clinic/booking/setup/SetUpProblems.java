package clinic.booking.setup;

import clinic.booking.Problems;
import clinic.booking.catalogue.Catalogue;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Why something was not set up. */
@RestControllerAdvice(annotations = RestController.class)
class SetUpProblems {

    private final Problems problems;
    private final Catalogue catalogue;

    SetUpProblems(Problems problems, Catalogue catalogue) {
        this.problems = problems;
        this.catalogue = catalogue;
    }

    /**
     * What a change means for visits that are booked.
     *
     * @param kind such as {@code length}
     * @param visits how many
     * @param first when the first of them starts, and the last
     */
    record TouchTold(
            String kind,
            int visits,
            @Nullable OffsetDateTime first,
            @Nullable OffsetDateTime last) {

        static TouchTold of(Touch touch, ZoneId zone) {
            return new TouchTold(
                    touch.words(),
                    touch.ahead().visits(),
                    at(touch.ahead().first(), zone),
                    at(touch.ahead().last(), zone));
        }

        private static @Nullable OffsetDateTime at(@Nullable Instant time, ZoneId zone) {
            return time == null ? null : time.atZone(zone).toOffsetDateTime();
        }
    }

    @ExceptionHandler({NoSuchLocation.class, NoSuchRoom.class, NoSuchTreatment.class})
    ProblemDetail unknown(Locale locale) {
        return problems.problem(HttpStatus.NOT_FOUND, "not-found", locale);
    }

    @ExceptionHandler
    ProblemDetail touches(TouchesVisits visits, Locale locale) {
        ProblemDetail problem = problems.problem(HttpStatus.CONFLICT, "visits-touched", locale);
        ZoneId zone = catalogue.zone();
        problem.setProperty(
                "touches",
                visits.touches().stream()
                        .map(touch -> TouchTold.of(touch, zone))
                        .toList());
        problem.setProperty("agreement", Touch.agreement(visits.touches()));
        return problem;
    }
}
