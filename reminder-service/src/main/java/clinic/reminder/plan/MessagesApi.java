package clinic.reminder.plan;

import clinic.contracts.reminder.Purpose;
import clinic.reminder.Problems;
import clinic.reminder.contact.Reach;
import clinic.reminder.contact.Undeliverable;
import clinic.reminder.contact.UndeliverableAddresses;
import clinic.reminder.contact.WhoLooked;
import clinic.reminder.dispatch.Balance;
import clinic.reminder.dispatch.Ledger;
import clinic.reminder.dispatch.MessageStories;
import clinic.reminder.dispatch.MessageStory;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Why a patient was, or was not, written to about a visit. */
@RestController
@RequestMapping("/api/staff/messages")
class MessagesApi {

    private final Visits visits;
    private final MessageRules rules;
    private final MessageStories stories;
    private final Ledger ledger;
    private final UndeliverableAddresses undeliverable;
    private final Reach reach;
    private final WhoLooked audit;

    MessagesApi(
            Visits visits,
            MessageRules rules,
            MessageStories stories,
            Ledger ledger,
            UndeliverableAddresses undeliverable,
            Reach reach,
            WhoLooked audit) {
        this.visits = visits;
        this.rules = rules;
        this.stories = stories;
        this.ledger = ledger;
        this.undeliverable = undeliverable;
        this.reach = reach;
        this.audit = audit;
    }

    /**
     * All about one visit.
     *
     * @param scheduleVersion the version that messages have to be of; null when the visit was never heard of
     * @param notPlanned the rules in force that made no message of this version
     * @param undeliverable the patient's addresses that take no messages, or took none for a while
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Explanation(
            UUID appointment,
            @Nullable Integer scheduleVersion,
            List<MessageStory> messages,
            List<Silence> notPlanned,
            List<Undeliverable> undeliverable) {}

    record Drawn(long due, long sent, long suppressed, long expired, long parked, long balance) {}

    @GetMapping
    @Operation(
            summary = "Everything that was planned about a visit, what became of it and why",
            description = "And what was not planned, and why. That you looked is in the audit.")
    Explanation explain(
            @RequestParam UUID appointment,
            @RequestParam(required = false) @Nullable String purpose,
            JwtAuthenticationToken reader,
            HttpServletRequest request) {
        if (Stream.of(Purpose.values()).noneMatch(one -> isAskedFor(one, purpose))) {
            throw Problems.unknown("purpose", "No message has such a purpose");
        }
        List<MessageStory> told = stories.about(appointment);
        KnownVisit visit = visits.find(appointment).orElse(null);
        if (visit == null) {
            if (told.isEmpty()) {
                throw nothingHeard();
            }
            return new Explanation(appointment, null, told, List.of(), List.of());
        }
        if (!reach.of(request, visit.patientId())) {
            throw nothingHeard();
        }
        audit.looked(
                List.of(visit.patientId()), UUID.fromString(reader.getToken().getSubject()));
        Set<String> speaking = told.stream()
                .filter(story -> story.followUp() == null && story.scheduleVersion() == visit.scheduleVersion())
                .map(MessageStory::rule)
                .collect(Collectors.toSet());
        List<Silence> silent =
                rules.planFor(visit.treatmentId()).silences(visit, visits.isPlanned(appointment), speaking);
        return new Explanation(
                appointment,
                visit.scheduleVersion(),
                told.stream()
                        .filter(story -> isAskedFor(story.purpose(), purpose))
                        .toList(),
                silent.stream()
                        .filter(silence -> isAskedFor(silence.purpose(), purpose))
                        .toList(),
                undeliverable.of(visit.patientId()));
    }

    private static ErrorResponseException nothingHeard() {
        return Problems.notFound("Nothing was heard of this visit");
    }

    /** @param asked as in the answer, such as {@code check-in}; null for all */
    private static boolean isAskedFor(Purpose purpose, @Nullable String asked) {
        return asked == null || purpose.name().equalsIgnoreCase(asked.replace('-', '_'));
    }

    @GetMapping("/balance")
    @Operation(
            summary = "The balance of all messages",
            description = "due − sent − suppressed − expired − parked is 0, or something is lost.")
    Drawn balance() {
        Balance drawn = ledger.balance();
        return new Drawn(drawn.due(), drawn.sent(), drawn.suppressed(), drawn.expired(), drawn.parked(), drawn.open());
    }
}
