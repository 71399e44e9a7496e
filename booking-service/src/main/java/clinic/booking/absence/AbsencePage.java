package clinic.booking.absence;

import clinic.booking.StaffPage;
import clinic.booking.catalogue.Catalogue;
import clinic.booking.signin.StaffMember;
import clinic.site.SeeOther;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * Whom an absence concerns: what is to become of each visit, chosen in one go, and then the list of whom to ring. What
 * was done stays done; what could not be done is shown again with other times.
 */
@Controller
@StaffPage
class AbsencePage {

    private final OneAbsence one;
    private final LookAtAbsence look;
    private final SettleVisits settling;
    private final NoteAbsence noting;
    private final Catalogue catalogue;

    AbsencePage(OneAbsence one, LookAtAbsence look, SettleVisits settling, NoteAbsence noting, Catalogue catalogue) {
        this.one = one;
        this.look = look;
        this.settling = settling;
        this.noting = noting;
        this.catalogue = catalogue;
    }

    /** @param all what is chosen in the form for every visit that can have it */
    @GetMapping("/staff/absences/{id}")
    ModelAndView show(
            @PathVariable UUID id, @RequestParam(defaultValue = "MOVE") Decision.Kind all, HttpServletRequest request) {
        StaffMember reader = StaffMember.asking(request);
        return page(one.of(id, reader), reader, all, Map.of(), Map.of());
    }

    @PostMapping("/staff/absences/{id}")
    ModelAndView settle(@PathVariable UUID id, @RequestParam Map<String, String> fields, HttpServletRequest request) {
        StaffMember member = StaffMember.asking(request);
        Absence absence = one.of(id, member);
        Map<UUID, String> refused = settling.settle(absence, Chosen.in(fields), request);
        if (refused.isEmpty()) {
            return SeeOther.at("/staff/absences/" + id);
        }
        ModelAndView page = page(absence, member, Decision.Kind.MOVE, fields, refused);
        page.setStatus(HttpStatus.CONFLICT);
        return page;
    }

    @PostMapping("/staff/absences/{id}/end")
    ModelAndView takeBack(@PathVariable UUID id, HttpServletRequest request) {
        StaffMember member = StaffMember.asking(request);
        noting.takeBack(one.of(id, member), member.id());
        return SeeOther.at("/staff/absences/" + id);
    }

    /** @param chosen by the form that was sent; what it chose for a visit that waits on is still chosen */
    private ModelAndView page(
            Absence absence,
            StaffMember reader,
            Decision.Kind forAll,
            Map<String, String> chosen,
            Map<UUID, String> refused) {
        return new ModelAndView("staff/absence")
                .addObject("absence", absence)
                .addObject(
                        "practitioner",
                        catalogue.practitioner(absence.practitionerId()).orElseThrow())
                .addObject("undecided", look.undecided(absence, reader))
                .addObject("settled", look.settled(absence, reader))
                .addObject("kinds", Decision.Kind.values())
                .addObject("forAll", forAll)
                .addObject("chosen", chosen)
                .addObject("refused", refused);
    }
}
