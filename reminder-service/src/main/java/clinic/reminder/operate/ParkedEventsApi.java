package clinic.reminder.operate;

import clinic.messaging.MessagingEndpoint;
import clinic.messaging.MessagingReport;
import clinic.messaging.ParkedEvent;
import clinic.messaging.Replayed;
import io.swagger.v3.oas.annotations.Operation;
import java.security.Principal;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Events that this service could not take in: what {@code /actuator/messaging} does inside, for signed-in staff. */
@RestController
@RequestMapping("/api/staff/parked-events")
class ParkedEventsApi {

    private static final String ONE = "/{topic}/{partition}/{offset}";

    private final MessagingEndpoint messaging;

    ParkedEventsApi(MessagingEndpoint messaging) {
        this.messaging = messaging;
    }

    @GetMapping
    @Operation(
            summary = "Those that wait for a person, oldest first, each with its cause",
            description = "503 while the broker does not tell.")
    List<ParkedEvent> all() {
        MessagingReport report = messaging.report();
        List<ParkedEvent> parked = report.parked();
        if (parked == null) {
            throw new ResponseStatusException(HttpStatus.SERVICE_UNAVAILABLE);
        }
        return parked;
    }

    @PostMapping(ONE)
    @Operation(summary = "Takes one in once more", description = "Taken twice, it has its effect once.")
    Replayed replay(
            @PathVariable String topic, @PathVariable int partition, @PathVariable long offset, Principal person) {
        return messaging.replay(topic, partition, offset, person.getName());
    }

    @DeleteMapping(ONE)
    @Operation(summary = "Decides that one shall have no effect")
    Replayed layAside(
            @PathVariable String topic,
            @PathVariable int partition,
            @PathVariable long offset,
            @RequestParam(defaultValue = "") String reason,
            Principal person)
            throws ExecutionException, InterruptedException, TimeoutException {
        return messaging.layAside(topic, partition, offset, person.getName(), reason);
    }
}
