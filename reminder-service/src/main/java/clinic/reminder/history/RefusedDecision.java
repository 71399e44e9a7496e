package clinic.reminder.history;

import clinic.reminder.Flaw;
import clinic.reminder.Problems;
import clinic.reminder.followup.SteerFollowUp.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** How the API says that what staff wanted of a follow-up was not done. */
final class RefusedDecision {

    private RefusedDecision() {}

    /** @param said the field that named what was not known */
    static void unlessDone(Outcome outcome, String said) {
        switch (outcome) {
            case DONE -> {
                // As it was wanted.
            }
            case NO_VISIT ->
                throw unfit(
                        List.of(new Flaw("appointment", "not-begun", "The patient has no such visit that has begun")));
            case NO_PLAN ->
                throw unfit(List.of(new Flaw("condition", "no-plan", "No plan for it is published that holds")));
            case NO_SUCH_PLAN ->
                throw unfit(List.of(new Flaw("plan", "unknown", "No plan of the condition that may start")));
            case NO_SUCH_FINDING -> throw unfit(List.of(new Flaw(said, "unknown", "Nothing that the condition knows")));
            case ONLY_A_CLINICIAN ->
                throw refused(
                        HttpStatus.FORBIDDEN,
                        Problems.problem(
                                HttpStatus.FORBIDDEN, "not-allowed", "After a red flag only a practitioner decides"));
            case FOUND_BY_A_CLINICIAN ->
                throw refused(
                        HttpStatus.FORBIDDEN,
                        Problems.problem(
                                HttpStatus.FORBIDDEN, "not-allowed", "Only a practitioner says what was found"));
            case NO_CONSENT, NOTHING_AHEAD, NOT_ANY_MORE -> {
                ProblemDetail problem = Problems.problem(
                        HttpStatus.CONFLICT, "follow-up-refused", "A follow-up does not go there from where it is");
                problem.setProperty(
                        "why", outcome.name().toLowerCase(Locale.ROOT).replace('_', '-'));
                throw refused(HttpStatus.CONFLICT, problem);
            }
        }
    }

    static ErrorResponseException missing(@Nullable UUID appointment, @Nullable UUID condition) {
        List<Flaw> flaws = new ArrayList<>();
        if (appointment == null) {
            flaws.add(new Flaw("appointment", "missing", "Has to be given"));
        }
        if (condition == null) {
            flaws.add(new Flaw("condition", "missing", "Has to be given"));
        }
        return unfit(flaws);
    }

    private static ErrorResponseException unfit(List<Flaw> flaws) {
        return refused(HttpStatus.BAD_REQUEST, Problems.invalid("The follow-up does not fit", flaws));
    }

    private static ErrorResponseException refused(HttpStatus status, ProblemDetail problem) {
        return new ErrorResponseException(status, problem, null);
    }
}
