package clinic.booking.absence;

import clinic.booking.InvalidInput;
import clinic.booking.Quarters;
import clinic.booking.StaffPage;
import clinic.booking.catalogue.Catalogue;
import clinic.booking.catalogue.Practitioner;
import clinic.booking.change.NotYours;
import clinic.booking.signin.StaffMember;
import clinic.site.SeeOther;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** "Anna is ill today": who, and from when until when. */
@Controller
@StaffPage
class NewAbsencePage {

    private final KnownAbsences known;
    private final NoteAbsence noting;
    private final Catalogue catalogue;
    private final Clock clock;

    NewAbsencePage(KnownAbsences known, NoteAbsence noting, Catalogue catalogue, Clock clock) {
        this.known = known;
        this.noting = noting;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    @GetMapping("/staff/absences/new")
    ModelAndView show(@ModelAttribute("said") Said said, HttpServletRequest request) {
        return page(said, StaffMember.asking(request));
    }

    @PostMapping("/staff/absences/new")
    ModelAndView note(@ModelAttribute("said") Said said, HttpServletRequest request) {
        StaffMember member = StaffMember.asking(request);
        try {
            return SeeOther.at("/staff/absences/" + noting.note(said, member).id());
        } catch (InvalidInput unclear) {
            return refused(said, member, "absence-unclear");
        } catch (NotYours colleagues) {
            return refused(said, member, "absence-not-yours");
        }
    }

    private ModelAndView refused(Said said, StaffMember member, String code) {
        ModelAndView page = page(said, member).addObject("refusal", code);
        page.setStatus(HttpStatus.CONFLICT);
        return page;
    }

    private ModelAndView page(Said said, StaffMember member) {
        LocalDate today = clock.instant().atZone(catalogue.zone()).toLocalDate();
        List<Practitioner> reached = catalogue.practitioners().stream()
                .filter(one -> member.mayChange(one.id()))
                .toList();
        return new ModelAndView("staff/new-absence")
                .addObject("id", UUID.randomUUID())
                .addObject("today", today)
                .addObject("practitioners", reached)
                .addObject("spans", Said.Span.values())
                .addObject("times", Quarters.all().stream().skip(1).toList())
                .addObject("known", known.to(member));
    }
}
