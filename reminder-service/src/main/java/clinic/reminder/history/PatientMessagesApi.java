package clinic.reminder.history;

import clinic.reminder.contact.Undeliverable;
import clinic.reminder.contact.UndeliverableAddresses;
import clinic.reminder.contact.WhoLooked;
import clinic.reminder.dispatch.MessageStories;
import clinic.reminder.dispatch.MessageStories.OfPatient;
import clinic.reminder.dispatch.MessageStory;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Everything a patient was, or was not, written to about, over all their visits. */
@RestController
class PatientMessagesApi {

    /** Years of visits; whoever wants more asks for those before. */
    private static final int MOST = 200;

    private final MessageStories stories;
    private final SentWords words;
    private final UndeliverableAddresses undeliverable;
    private final WhoLooked audit;
    private final WhoIsMeant whoIsMeant;

    PatientMessagesApi(
            MessageStories stories,
            SentWords words,
            UndeliverableAddresses undeliverable,
            WhoLooked audit,
            WhoIsMeant whoIsMeant) {
        this.stories = stories;
        this.words = words;
        this.undeliverable = undeliverable;
        this.audit = audit;
        this.whoIsMeant = whoIsMeant;
    }

    /**
     * A patient's messages.
     *
     * @param patient the id that they are known under, which is another one once two records were merged
     * @param messages the latest due first, 200 and what is due at the same instant as the last; whoever has read so many asks
     *     for those {@code before} the last
     * @param undeliverable the patient's addresses that take no messages, or took none for a while
     */
    record MessagesOfPatient(UUID patient, List<AboutVisit> messages, List<Undeliverable> undeliverable) {}

    /** @param words what it said, part by part; what stood in its places is not kept. Empty before it leaves */
    record AboutVisit(UUID appointment, MessageStory message, List<String> words) {}

    @GetMapping("/api/staff/messages/of/{patient}")
    @Operation(
            summary = "A patient's messages about all their visits, what became of each and why",
            description = "Check-ins and answers to SMS included, one-time codes not. That you looked is in the audit.")
    MessagesOfPatient of(
            @PathVariable UUID patient,
            @RequestParam(required = false) @Nullable Instant before,
            JwtAuthenticationToken reader,
            HttpServletRequest request) {
        UUID kept = whoIsMeant.by(patient, request);
        audit.looked(List.of(kept), UUID.fromString(reader.getToken().getSubject()));
        return new MessagesOfPatient(
                kept, stories.of(kept, before, MOST).stream().map(this::inWords).toList(), undeliverable.of(kept));
    }

    private AboutVisit inWords(OfPatient about) {
        String wording = about.story().wording();
        return new AboutVisit(about.appointmentId(), about.story(), wording == null ? List.of() : words.of(wording));
    }
}
