package clinic.reminder.checkin;

import clinic.reminder.Flaw;
import clinic.reminder.Problems;
import clinic.reminder.checkin.StandsNow.Standing;
import clinic.reminder.checkin.StandsNow.Standing.Asks;
import clinic.reminder.checkin.StandsNow.Why;
import clinic.reminder.proof.ProveContact;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * A check-in for the patient's own program, by its link. The rules are those of the pages: safety first, an answer once, kept
 * also while the database is away. Answers are read by nobody at the moment they are sent.
 */
@RestController
@RequestMapping("/api/check-in")
class CheckInApi {

    static final String PROOF = "Check-In-Proof";

    private static final Logger log = LoggerFactory.getLogger(CheckInApi.class);
    private static final String AGAIN_SECONDS = "30";

    private final StandsNow standing;
    private final TellCheckIn tell;
    private final AskedQuestions questions;
    private final ProveContact proof;
    private final Taking taking;
    private final Clock clock;

    CheckInApi(
            StandsNow standing,
            TellCheckIn tell,
            AskedQuestions questions,
            ProveContact proof,
            Taking taking,
            Clock clock) {
        this.standing = standing;
        this.tell = tell;
        this.questions = questions;
        this.proof = proof;
        this.taking = taking;
        this.clock = clock;
    }

    /** Where answers go. */
    @Component
    record Taking(OpenCheckIn checkIns, TakeAnswers answers, UrgentAnswers urgent, Spool spool) {}

    @GetMapping
    @Operation(
            summary = "What is asked now, or what came of an answer already given",
            description =
                    "By the last part of the check-in's link. Looking changes nothing. The safety questions are asked"
                            + " every time, and first; `notWatched` is to be shown before answers are sent: nobody reads them at"
                            + " that moment.")
    CheckInTold show(
            @RequestHeader(name = PROOF, required = false) @Nullable String shown,
            HttpServletRequest request,
            Locale language) {
        String link = LinkShown.by(request);
        return told(link, stands(link, shown, language), language);
    }

    @PostMapping("/answers")
    @Operation(
            summary = "Answers all that is asked, at once",
            description =
                    "However often it is sent, the first answer counts, and its advice is told again. A yes to a safety"
                            + " question comes before everything: it is taken at once, whatever else is missing or away, and where"
                            + " care is is told. Then the clinic is told too, and the follow-up rests.")
    @ApiResponse(responseCode = "200", description = "Taken, with what it led to.", useReturnTypeSchema = true)
    @ApiResponse(
            responseCode = "202",
            description = "Kept on a disk; it is taken once the database is back. Look again then.",
            useReturnTypeSchema = true)
    ResponseEntity<CheckInTold> answer(
            @RequestHeader(name = PROOF, required = false) @Nullable String shown,
            @RequestBody CheckInAnswers given,
            HttpServletRequest request,
            Locale language) {
        String link = LinkShown.by(request);
        Optional<Asked> sealed = questions.open(link, given.asked() == null ? "" : given.asked());
        var form = given.form(sealed.map(Asked::flags).orElse(List.of()));
        Posted posted = new Posted(link, GivenAnswers.carried(form, sealed), language.getLanguage(), clock.instant());
        if (posted.answers().safety().anyYes()) {
            return ResponseEntity.ok(
                    CheckInTold.careNeeded(tell.care(taking.urgent().save(posted), language)));
        }
        try {
            Standing before = stands(link, shown, language);
            if (before instanceof Asks asks) {
                require(given, posted, asks.newest());
                if (!asks.isOpen()) {
                    throw codeWanted();
                }
                requireWhole(given, posted, asks);
                taking.answers().take(posted);
            }
            return ResponseEntity.ok(told(link, stands(link, shown, language), language));
        } catch (DataAccessException | TransactionException away) {
            log.error("A check-in goes on while the database is away");
            return keep(given, posted, sealed.orElseThrow(CheckInApi::notKept));
        }
    }

    private Standing stands(String link, @Nullable String shown, Locale language) {
        return standing.of(link, opened -> proof.isOpen(opened.checkIn(), shown), language);
    }

    private CheckInTold told(String link, Standing stands, Locale language) {
        return switch (stands) {
            case Standing.Unknown unknown -> throw LinkShown.notLetIn();
            case Standing.CodeFirst codeFirst -> throw codeWanted();
            case Standing.Closed closed -> throw closed(closed.why());
            case Standing.Answered answered -> tell.outcome(answered.opened(), language);
            case Asks asks -> tell.asking(link, asks, language);
        };
    }

    /** No safety question is passed over, and that is said before anything else is asked for. */
    private static void require(CheckInAnswers given, Posted posted, Asked asked) {
        List<String> unanswered = posted.answers().safety().unanswered(asked.flags());
        if (!unanswered.isEmpty()) {
            throw unfit(CheckInAnswers.unanswered(unanswered));
        }
        if (given.asked() == null) {
            throw unfit(List.of(new Flaw("asked", "missing", "Has to be given, as the questions came with it")));
        }
    }

    private void requireWhole(CheckInAnswers given, Posted posted, Asks asks) {
        List<Flaw> flaws = given.flaws(asks.newest().questions());
        if (!flaws.isEmpty()) {
            throw unfit(flaws);
        }
        if (taking.checkIns().isHalf(asks.opened(), asks.newest(), posted.answers())) {
            throw unfit(List.of(given.half()));
        }
    }

    private ResponseEntity<CheckInTold> keep(CheckInAnswers given, Posted posted, Asked asked) {
        require(given, posted, asked);
        List<Flaw> flaws = given.flaws(asked.questions());
        if (!flaws.isEmpty()) {
            throw unfit(flaws);
        }
        if (taking.spool().keep(posted).isEmpty()) {
            throw notKept();
        }
        return ResponseEntity.status(HttpStatus.ACCEPTED).body(CheckInTold.kept());
    }

    private static ErrorResponseException unfit(List<Flaw> flaws) {
        return new ErrorResponseException(
                HttpStatus.BAD_REQUEST, Problems.invalid("The answers are not whole", flaws), null);
    }

    private static ErrorResponseException codeWanted() {
        return new ErrorResponseException(
                HttpStatus.FORBIDDEN,
                Problems.problem(HttpStatus.FORBIDDEN, "code-wanted", "The clinic wants a code before that"),
                null);
    }

    static ErrorResponseException closed(Why why) {
        HttpStatus status = why == Why.EXPIRED ? HttpStatus.GONE : HttpStatus.CONFLICT;
        ProblemDetail problem = Problems.problem(status, "check-in-closed", "There is nothing to answer");
        problem.setProperty("why", why.word());
        return new ErrorResponseException(status, problem, null);
    }

    private static ErrorResponseException notKept() {
        ErrorResponseException refused = new ErrorResponseException(
                HttpStatus.SERVICE_UNAVAILABLE,
                Problems.problem(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "answers-not-kept",
                        "The answers did not arrive; send them again"),
                null);
        refused.getHeaders().set("Retry-After", AGAIN_SECONDS);
        return refused;
    }
}
