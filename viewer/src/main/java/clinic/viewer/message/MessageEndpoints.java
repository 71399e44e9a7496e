package clinic.viewer.message;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The messages as data, for tests and scripts. */
@RestController
class MessageEndpoints {
    private final Messages messages;

    MessageEndpoints(Messages messages) {
        this.messages = messages;
    }

    /** Newest first; {@code to} is an exact address, {@code since} an instant such as 2026-11-23T08:00:00Z. */
    @GetMapping("/local/messages")
    List<Message> list(
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(required = false) @Nullable String since) {
        return messages.newestFirst(sentTo(to).and(arrivedSince(since)));
    }

    private static Predicate<Message> sentTo(@Nullable String to) {
        if (to == null || to.isBlank()) {
            return message -> true;
        }
        // A plus sign that was not escaped in the address line arrives as a space.
        String address = to.startsWith(" ") ? "+" + to.strip() : to.strip();
        return message -> message.to().equalsIgnoreCase(address);
    }

    private static Predicate<Message> arrivedSince(@Nullable String since) {
        if (since == null || since.isBlank()) {
            return message -> true;
        }
        Instant from = OffsetDateTime.parse(since.replace(' ', '+')).toInstant();
        return message -> !message.at().isBefore(from);
    }

    @ExceptionHandler
    ProblemDetail notAnInstant(DateTimeParseException e) {
        return ProblemDetail.forStatusAndDetail(
                HttpStatus.BAD_REQUEST, "since should be an instant such as 2026-11-23T08:00:00Z");
    }
}
