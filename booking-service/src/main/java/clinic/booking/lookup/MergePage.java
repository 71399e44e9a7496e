package clinic.booking.lookup;

import clinic.booking.StaffPage;
import clinic.booking.merge.MergePatients;
import clinic.booking.patient.FurtherContact;
import clinic.booking.patient.LookAlikes;
import clinic.booking.patient.NotOne;
import clinic.booking.patient.NotOne.Why;
import clinic.booking.patient.PatientRegister;
import clinic.booking.patient.PatientView;
import clinic.booking.signin.StaffMember;
import clinic.site.OtherLanguage;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Two records side by side: which is kept and what of each, or that they are two people. */
@Controller
@StaffPage
class MergePage {

    private static final String PATIENT = "/staff/patients/{id}";

    private final OnePatient patients;
    private final PatientRegister register;
    private final FindPatients finding;
    private final LookAlikes lookAlikes;
    private final MergePatients merging;

    MergePage(
            OnePatient patients,
            PatientRegister register,
            FindPatients finding,
            LookAlikes lookAlikes,
            MergePatients merging) {
        this.patients = patients;
        this.register = register;
        this.finding = finding;
        this.lookAlikes = lookAlikes;
        this.merging = merging;
    }

    /**
     * One of the two.
     *
     * @param tasks how many nobody has done
     */
    record Side(PatientView patient, List<FurtherContact> further, int visits, int messages, long tasks) {}

    /** With whom: those who may be the same, and whoever is looked for. */
    @GetMapping(PATIENT + "/merge")
    ModelAndView choose(@PathVariable UUID id, HttpServletRequest request, Locale locale) {
        return choice(id, "", request, locale);
    }

    /** What is typed is posted: a name in an address would be kept. */
    @PostMapping(PATIENT + "/merge")
    ModelAndView find(@PathVariable UUID id, @RequestParam String q, HttpServletRequest request, Locale locale) {
        return choice(id, q, request, locale)
                .addObject("asked", true)
                .addObject(
                        "found",
                        finding.find(q, StaffMember.asking(request))
                                .map(found -> found.patients().stream()
                                        .filter(one -> !one.id().equals(id))
                                        .toList())
                                .orElse(List.of()));
    }

    @GetMapping(PATIENT + "/merge/{other}")
    ModelAndView show(@PathVariable UUID id, @PathVariable UUID other, HttpServletRequest request, Locale locale) {
        UUID kept = register.keptAs(other);
        if (!kept.equals(other)) {
            return SeeOther.at("/staff/patients/" + id + (kept.equals(id) ? "" : "/merge/" + kept));
        }
        if (id.equals(other)) {
            throw PatientPage.notThere();
        }
        Side one = side(id, request);
        Side two = side(other, request);
        return page(
                one,
                two,
                MergeChoice.first(id, one.patient().revision(), two.patient().revision()),
                locale);
    }

    @PostMapping(PATIENT + "/merge/{other}")
    ModelAndView merge(
            @PathVariable UUID id,
            @PathVariable UUID other,
            @ModelAttribute("typed") MergeChoice typed,
            HttpServletRequest request,
            Locale locale) {
        MergePatients.Decision decision = typed.decision(id, other);
        try {
            merging.merge(decision, StaffMember.asking(request));
            return SeeOther.at("/staff/patients/" + decision.kept());
        } catch (NotOne refused) {
            return refused(id, other, typed, refused.why(), request, locale);
        }
    }

    @PostMapping(PATIENT + "/merge/{other}/not-the-same")
    ModelAndView notTheSame(
            @PathVariable UUID id, @PathVariable UUID other, HttpServletRequest request, Locale locale) {
        side(id, request);
        side(other, request);
        try {
            merging.notTheSame(id, other, StaffMember.asking(request));
        } catch (NotOne refused) {
            return refused(id, other, MergeChoice.first(id, 0, 0), refused.why(), request, locale);
        }
        return SeeOther.at(register.laterIfProtected(id, other)
                .map(still -> "/staff/patients/" + still + "?two=true#held")
                .orElse("/staff/patients/" + id));
    }

    /** What was chosen stays; where there is nothing left to choose, the page says so. */
    private ModelAndView refused(
            UUID id, UUID other, MergeChoice typed, Why why, HttpServletRequest request, Locale locale) {
        if (why == Why.NO_SUCH_PATIENT) {
            throw PatientPage.notThere();
        }
        ModelAndView page;
        if (why == Why.ALREADY_MERGED || why == Why.SAME_RECORD) {
            page = choice(register.keptAs(id), "", request, locale);
        } else {
            Side one = side(id, request);
            Side two = side(other, request);
            page = page(
                    one, two, typed.over(one.patient().revision(), two.patient().revision()), locale);
        }
        page.addObject("refusal", why.code());
        page.setStatus(
                switch (why) {
                    case PROTECTED_IDENTITY -> HttpStatus.FORBIDDEN;
                    case REASON_MISSING, REASON_TOO_LONG -> HttpStatus.UNPROCESSABLE_CONTENT;
                    default -> HttpStatus.CONFLICT;
                });
        return page;
    }

    private ModelAndView choice(UUID id, String typed, HttpServletRequest request, Locale locale) {
        OnePatient.Held held = held(id, request);
        List<PatientView> perhaps = lookAlikes.of(id).stream()
                .map(other -> held(other, request).patient())
                .toList();
        ModelAndView page = new ModelAndView("staff/merge-choice")
                .addObject("patient", held.patient())
                .addObject("perhaps", perhaps)
                .addObject("typed", typed);
        return OtherLanguage.at("/staff/patients/" + id + "/merge", page, locale);
    }

    private static ModelAndView page(Side one, Side two, MergeChoice typed, Locale locale) {
        String address = "/staff/patients/" + one.patient().id() + "/merge/"
                + two.patient().id();
        ModelAndView page = new ModelAndView("staff/merge")
                .addObject("sides", List.of(one, two))
                .addObject("typed", typed)
                .addObject("address", address);
        return OtherLanguage.at(address, page, locale);
    }

    private Side side(UUID id, HttpServletRequest request) {
        OnePatient.Held held = held(id, request);
        return new Side(
                held.patient(),
                register.further(id),
                held.visits().size(),
                held.timeline().size(),
                held.tasks().stream().filter(task -> task.closedAt() == null).count());
    }

    private OnePatient.Held held(UUID id, HttpServletRequest request) {
        return patients.shownTo(StaffMember.asking(request), id).orElseThrow(PatientPage::notThere);
    }
}
