package clinic.clock;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** What a service says of its due work, and how its clock is moved; on the service's own port, profile demo only. */
@RestController
class ClockEndpoints {
    private final MovableClock clock;
    private final ObjectProvider<DueWork> works;
    private final ApplicationEventPublisher events;

    ClockEndpoints(MovableClock clock, ObjectProvider<DueWork> works, ApplicationEventPublisher events) {
        this.clock = clock;
        this.works = works;
        this.events = events;
    }

    /** When there will be something to do, and whether all that is due has been done. */
    @GetMapping("/internal/pulse")
    Pulse pulse() {
        List<DueWork> all = works.stream().toList();
        return Pulse.of(clock.instant(), all);
    }

    /** Sets the offset, never to less than it is. */
    @PostMapping("/internal/clock")
    Pulse move(@RequestBody Move move) {
        if (move.offset() == null) {
            throw new IllegalArgumentException("offset is missing; send a duration such as PT36H");
        }
        clock.moveTo(move.offset());
        events.publishEvent(new ClockMoved(clock.instant()));
        return pulse();
    }

    record Move(@Nullable Duration offset) {}

    @ExceptionHandler({ClockNeverGoesBack.class, IllegalArgumentException.class})
    ProblemDetail refused(RuntimeException e) {
        return ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, String.valueOf(e.getMessage()));
    }

    @ExceptionHandler
    ProblemDetail unreadable(HttpMessageNotReadableException e) {
        return ProblemDetail.forStatusAndDetail(
                HttpStatus.BAD_REQUEST, "The body should be {\"offset\":\"PT36H\"} with an ISO 8601 duration");
    }
}
