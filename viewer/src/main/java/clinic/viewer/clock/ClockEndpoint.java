package clinic.viewer.clock;

import java.net.URI;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** The clinic's clock as data. */
@RestController
class ClockEndpoint {
    private final ClinicClock clock;

    ClockEndpoint(ClinicClock clock) {
        this.clock = clock;
    }

    /** What the clock shows, how far it is ahead, and when something happens next. */
    @GetMapping("/local/clock")
    ClinicClock.Reading read() {
        return clock.read();
    }

    /** Moves every service's clock forward; answers when all that came due on the way has happened. */
    @PostMapping(path = "/local/clock", consumes = MediaType.APPLICATION_JSON_VALUE)
    ClinicClock.Moved move(@RequestBody Advance advance) {
        return advance.apply(clock);
    }

    @ExceptionHandler
    ProblemDetail stands(ClockStands why) {
        return switch (why) {
            case ClockStands.AlreadyMoving e -> problem(HttpStatus.CONFLICT, "clock-already-moving", e);
            case ClockStands.NotThatWay e -> problem(HttpStatus.BAD_REQUEST, "not-a-way-forward", e);
            case ClockStands.Unfinished e -> {
                ProblemDetail problem = problem(HttpStatus.SERVICE_UNAVAILABLE, "service-not-at-rest", e);
                problem.setProperty("service", e.service());
                yield problem;
            }
        };
    }

    @ExceptionHandler
    ProblemDetail unreadable(HttpMessageNotReadableException e) {
        return stands(new ClockStands.NotThatWay("Send either {\"advance\":\"P1D\"} or {\"to\":\"next\"}"));
    }

    private static ProblemDetail problem(HttpStatus status, String type, ClockStands why) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, String.valueOf(why.getMessage()));
        problem.setType(URI.create("urn:clinic:problem:" + type));
        return problem;
    }
}
