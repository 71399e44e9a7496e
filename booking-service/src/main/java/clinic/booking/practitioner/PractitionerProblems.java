package clinic.booking.practitioner;

import clinic.booking.Problems;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Why nothing was changed of who receives patients, and when. */
@RestControllerAdvice(annotations = RestController.class)
class PractitionerProblems {

    private final Problems problems;

    PractitionerProblems(Problems problems) {
        this.problems = problems;
    }

    /** A booked visit that a change leaves outside the hours; it names nobody, as on the page. */
    record VisitTold(
            UUID id, UUID practitioner, UUID treatment, UUID location, OffsetDateTime start, OffsetDateTime end) {

        static VisitTold of(ComingVisit visit) {
            return new VisitTold(
                    visit.id(),
                    visit.practitioner(),
                    visit.treatment(),
                    visit.location(),
                    visit.startsAt().toOffsetDateTime(),
                    visit.endsAt().toOffsetDateTime());
        }
    }

    @ExceptionHandler
    ProblemDetail unknown(NoSuchPractitioner unknown, Locale locale) {
        return problems.problem(HttpStatus.NOT_FOUND, "not-found", locale);
    }

    @ExceptionHandler
    ProblemDetail touched(NotConfirmed first, Locale locale) {
        ProblemDetail problem = problems.problem(HttpStatus.CONFLICT, "visits-touched", locale);
        problem.setProperty(
                "visits", first.touched().stream().map(VisitTold::of).toList());
        return problem;
    }
}
