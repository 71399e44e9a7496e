package clinic.booking.lookup;

import clinic.booking.StaffPage;
import clinic.booking.audit.Who;
import clinic.booking.patient.ChangeMessages;
import clinic.booking.patient.ConsentPurpose;
import clinic.booking.patient.ConsentTexts;
import clinic.booking.patient.PatientChanged;
import clinic.booking.signin.StaffMember;
import clinic.site.SeeOther;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** A patient tells somebody who works here that they want to be written to about something, or no longer. */
@Controller
@StaffPage
class ConsentPage {

    private final ChangeMessages messages;
    private final ConsentTexts texts;

    ConsentPage(ChangeMessages messages, ConsentTexts texts) {
        this.messages = messages;
        this.texts = texts;
    }

    /**
     * @param purpose such as {@code reminders}
     * @param words version of those that were read out for a yes; null for a no
     * @param revision of the patient when the page was made
     */
    record Said(@Nullable String purpose, @Nullable UUID words, int revision) {}

    @PostMapping("/staff/patients/{id}/consents")
    ModelAndView say(@PathVariable UUID id, @ModelAttribute("said") Said said, HttpServletRequest request) {
        ConsentPurpose purpose = ConsentPurpose.of(String.valueOf(said.purpose()))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.BAD_REQUEST));
        Locale asked = said.words() == null
                ? null
                : texts.shownIn(purpose, said.words()).orElse(null);
        if (said.words() != null && asked == null) {
            return lookAgain(id);
        }
        Who who = Who.staff(StaffMember.asking(request).id());
        try {
            return messages.say(id, purpose, asked, said.revision(), who)
                    .map(now -> SeeOther.at("/staff/patients/" + id + "#consents"))
                    .orElseThrow(PatientPage::notThere);
        } catch (PatientChanged meanwhile) {
            return lookAgain(id);
        }
    }

    /** Somebody else said something meanwhile, or the words that were read out are in force no more. */
    private static ModelAndView lookAgain(UUID id) {
        return SeeOther.at("/staff/patients/" + id + "?meanwhile#consents");
    }
}
