package clinic.booking.setup;

import clinic.booking.InvalidInput;
import clinic.booking.InvalidInput.Fault;
import clinic.booking.change.SeenVersion;
import clinic.booking.intake.IntakeQuestions;
import clinic.booking.intake.PersonnummerAsked;
import clinic.booking.intake.Question;
import clinic.booking.setup.Treatments.Kept;
import clinic.booking.setup.TypedQuestions.Typed;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What a treatment asks before the visit; for admins. */
@RestController
@RequestMapping(TreatmentController.PATH + "/{id}/questions")
class TreatmentQuestionsController {

    private final Treatments treatments;
    private final IntakeQuestions intake;
    private final AskBeforeVisit asking;

    TreatmentQuestionsController(Treatments treatments, IntakeQuestions intake, AskBeforeVisit asking) {
        this.treatments = treatments;
        this.intake = intake;
        this.asking = asking;
    }

    /**
     * All of them.
     *
     * @param questions at most 20, in the order in which they are asked
     * @param personnummer whether it is asked for besides; left out, it is not
     */
    record QuestionsBody(
            @Nullable List<QuestionBody> questions,
            @Nullable PersonnummerAsked personnummer) {

        List<Question> read() {
            if (questions == null || questions.stream().anyMatch(Objects::isNull)) {
                throw new InvalidInput("questions", "unreadable");
            }
            if (questions.size() > TypedQuestions.MOST) {
                throw new InvalidInput("questions", "too-many-questions");
            }
            List<Typed> typed = IntStream.range(0, questions.size())
                    .mapToObj(n -> questions.get(n).typed(n))
                    .toList();
            List<Fault> faults = new ArrayList<>();
            for (int n = 0; n < typed.size(); n++) {
                String field = "questions[" + n + "].";
                // In the form, one that is emptied is taken away; here it is left out.
                if (typed.get(n).isEmpty()) {
                    faults.add(new Fault(field + "textSv", "question-text-missing"));
                }
                questions.get(n).check(field, faults);
            }
            if (!faults.isEmpty()) {
                throw new InvalidInput(faults);
            }
            return new TypedQuestions(typed, null, personnummer).read();
        }

        PersonnummerAsked asked() {
            return personnummer == null ? PersonnummerAsked.NO : personnummer;
        }
    }

    /**
     * What a treatment asks, in the order in which it is asked.
     *
     * @param id of the treatment
     * @param version of the treatment
     * @param personnummer whether it is asked for besides
     */
    record QuestionsSetUp(UUID id, int version, List<QuestionBody> questions, PersonnummerAsked personnummer)
            implements SetUpAnswer {}

    @GetMapping
    @Operation(summary = "What a treatment asks before the visit")
    ResponseEntity<QuestionsSetUp> show(@PathVariable UUID id) {
        return answer(treatments.of(id).orElseThrow(NoSuchTreatment::new));
    }

    @PutMapping
    @Operation(
            summary = "Says what a treatment asks before the visit",
            description = "What was answered already stays as it was asked and answered.")
    ResponseEntity<QuestionsSetUp> ask(
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody QuestionsBody body,
            HttpServletRequest request) {
        return answer(
                asking.ask(id, body.read(), body.asked(), SeenVersion.of(ifMatch, null), SetUpCalls.who(request)));
    }

    private ResponseEntity<QuestionsSetUp> answer(Kept kept) {
        return SetUpAnswer.ok(new QuestionsSetUp(
                kept.id(),
                kept.version(),
                intake.of(kept.id()).stream().map(QuestionBody::of).toList(),
                intake.personnummer(kept.id())));
    }
}
