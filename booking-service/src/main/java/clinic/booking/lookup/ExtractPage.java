package clinic.booking.lookup;

import clinic.booking.StaffPage;
import clinic.booking.audit.Who;
import clinic.booking.catalogue.Catalogue;
import clinic.booking.signin.StaffMember;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** "What do you have on me, and who has looked?": on paper, or as a file. */
@Controller
@StaffPage
class ExtractPage {

    private final Extract extract;
    private final Catalogue catalogue;

    ExtractPage(Extract extract, Catalogue catalogue) {
        this.extract = extract;
        this.catalogue = catalogue;
    }

    @GetMapping("/staff/patients/{id}/extract")
    String show(@PathVariable UUID id, HttpServletRequest request, Model model, Locale locale) {
        model.addAttribute("paper", paper(id, request, locale));
        model.addAttribute("zone", catalogue.zone());
        return "staff/extract";
    }

    @GetMapping("/staff/patients/{id}/extract.json")
    ResponseEntity<Extract.Paper> file(@PathVariable UUID id, HttpServletRequest request, Locale locale) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + id + ".json\"")
                .body(paper(id, request, locale));
    }

    private Extract.Paper paper(UUID id, HttpServletRequest request, Locale locale) {
        Who who = Who.staff(StaffMember.asking(request).id());
        return extract.of(id, who, locale).orElseThrow(PatientPage::notThere);
    }
}
