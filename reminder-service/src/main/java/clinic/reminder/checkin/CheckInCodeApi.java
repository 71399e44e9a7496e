package clinic.reminder.checkin;

import clinic.contracts.reminder.Channel;
import clinic.reminder.Flaw;
import clinic.reminder.Problems;
import clinic.reminder.checkin.OpenCheckIn.Opened;
import clinic.reminder.checkin.StandsNow.Why;
import clinic.reminder.proof.ProveContact;
import clinic.reminder.proof.ProveContact.Asked.Sent;
import clinic.reminder.proof.ProveContact.Asked.TooOften;
import clinic.reminder.proof.ProveContact.Asked.Unreachable;
import clinic.reminder.proof.ProveContact.Typed.Over;
import clinic.reminder.proof.ProveContact.Typed.Right;
import clinic.reminder.proof.ProveContact.Typed.Wrong;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Where the clinic wants to know that whoever answers has the patient's phone or mailbox: asks for a code, and shows it. */
@RestController
@RequestMapping("/api/check-in/code")
class CheckInCodeApi {

    private static final String WINDOW_SECONDS = "900";

    private final OpenCheckIn checkIns;
    private final ProveContact proof;

    CheckInCodeApi(OpenCheckIn checkIns, ProveContact proof) {
        this.checkIns = checkIns;
        this.proof = proof;
    }

    /**
     * What was sent.
     *
     * @param channel by which the code comes
     * @param proof belongs to the code, and is sent back with it
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record CodeSent(Channel channel, String proof) {}

    /**
     * What the patient typed.
     *
     * @param proof that came when the code was asked for
     */
    record TypedCode(@Nullable String code, @Nullable String proof) {

        /** A code ends in no log. */
        @Override
        public String toString() {
            return "TypedCode";
        }
    }

    /** @param proof goes with each request from now on, for an hour, as {@code Check-In-Proof} */
    record Proved(String proof) {}

    @PostMapping
    @Operation(
            summary = "Sends the patient a one-time code, by the channel that the check-in came by",
            description = "It holds for ten minutes and five tries.")
    CodeSent send(HttpServletRequest request) {
        return switch (proof.ask(opened(request).checkIn())) {
            case Sent sent -> new CodeSent(sent.channel(), sent.browser().text());
            case TooOften often -> throw tooOften();
            case Unreachable nowhere ->
                throw refused(Problems.problem(
                        HttpStatus.CONFLICT, "nowhere-to-send", "No address of the patient takes a code"));
        };
    }

    @PostMapping("/proof")
    @Operation(summary = "Shows the code that came", description = "A wrong one takes a try; none typed takes none.")
    Proved prove(@RequestBody TypedCode typed, HttpServletRequest request) {
        Opened opened = opened(request);
        String code = typed.code();
        if (code == null || code.isBlank()) {
            throw unfit("missing", "Has to be given");
        }
        return switch (proof.judge(opened.checkIn(), typed.proof(), code)) {
            case Right right -> new Proved(right.browser().text());
            case Wrong wrong -> throw unfit("wrong", "Is not the one that was sent");
            case Over over -> throw unfit("over", "Is too old, was tried too often, or belongs to another proof");
        };
    }

    private Opened opened(HttpServletRequest request) {
        Opened opened = checkIns.open(LinkShown.by(request)).orElseThrow(LinkShown::notLetIn);
        if (opened.expired()) {
            throw CheckInApi.closed(Why.EXPIRED);
        }
        return opened;
    }

    private static ErrorResponseException tooOften() {
        ErrorResponseException refused = refused(
                Problems.problem(HttpStatus.TOO_MANY_REQUESTS, "too-often", "As many codes were sent as can be"));
        refused.getHeaders().set("Retry-After", WINDOW_SECONDS);
        return refused;
    }

    private static ErrorResponseException unfit(String code, String message) {
        return refused(Problems.invalid("The code does not fit", List.of(new Flaw("code", code, message))));
    }

    private static ErrorResponseException refused(ProblemDetail problem) {
        return new ErrorResponseException(HttpStatus.valueOf(problem.getStatus()), problem, null);
    }
}
