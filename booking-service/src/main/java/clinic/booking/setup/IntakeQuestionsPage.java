package clinic.booking.setup;

import clinic.booking.InvalidInput;
import clinic.booking.InvalidInput.Fault;
import clinic.booking.StaffPage;
import clinic.booking.change.ChangedMeanwhile;
import clinic.booking.change.SeenVersion;
import clinic.booking.intake.IntakeQuestions;
import clinic.booking.intake.Question;
import clinic.booking.setup.Treatments.Kept;
import clinic.site.SeeOther;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** What a treatment asks before the visit; there is always an empty question to fill in. For admins. */
@Controller
@StaffPage
class IntakeQuestionsPage {

    private static final String PATH = TreatmentPages.PATH + "/{id}/questions";

    private final Treatments treatments;
    private final IntakeQuestions intake;
    private final AskBeforeVisit asking;

    IntakeQuestionsPage(Treatments treatments, IntakeQuestions intake, AskBeforeVisit asking) {
        this.treatments = treatments;
        this.intake = intake;
        this.asking = asking;
    }

    @GetMapping(PATH)
    ModelAndView show(@PathVariable UUID id, Locale locale) {
        Kept kept = treatment(id);
        return form(kept, TypedQuestions.of(intake.of(id), kept.version(), intake.personnummer(id)), List.of(), locale);
    }

    @PostMapping(PATH)
    ModelAndView ask(
            @PathVariable UUID id,
            @ModelAttribute("typed") TypedQuestions typed,
            HttpServletRequest request,
            Locale locale) {
        Kept kept = treatment(id);
        try {
            asking.ask(id, typed.read(), typed.asked(), SeenVersion.ofForm(typed.version()), SetUpCalls.who(request));
        } catch (InvalidInput input) {
            return form(kept, typed, input.faults(), locale);
        } catch (ChangedMeanwhile changed) {
            List<Question> now = intake.of(id);
            return SetUpForm.changedMeanwhile(form(kept, typed, List.of(), locale), now);
        }
        return SeeOther.at(TreatmentPages.PATH + "?saved");
    }

    private Kept treatment(UUID id) {
        return treatments.of(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private static ModelAndView form(Kept kept, TypedQuestions typed, List<Fault> faults, Locale locale) {
        return SetUpForm.of("setup/questions", TreatmentPages.PATH + "/" + kept.id() + "/questions", faults, locale)
                .addObject("kept", kept)
                .addObject("version", typed.version())
                .addObject("questions", typed.withAnEmptyOne())
                .addObject("personnummer", typed.asked())
                .addObject("kinds", Question.Kind.values());
    }
}
