package clinic.reminder.checkin;

import clinic.contracts.SecretLink;
import clinic.contracts.reminder.OptOutMeans;
import clinic.reminder.contact.StopFollowUps;
import clinic.reminder.followup.CheckIns;
import clinic.reminder.followup.FollowUp;
import clinic.reminder.followup.FollowUps;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Where a patient says that they want no more check-ins. The link of an old mail works as well: a no never expires. */
@Controller
class UnsubscribePage {

    /** What a mail program posts when its own button is pressed, RFC 8058. */
    private static final String ONE_CLICK = "One-Click";

    private final FollowUps followUps;
    private final CheckIns checkIns;
    private final SecretLink secret;
    private final StopFollowUps stopFollowUps;

    UnsubscribePage(FollowUps followUps, CheckIns checkIns, SecretLink secret, StopFollowUps stopFollowUps) {
        this.followUps = followUps;
        this.checkIns = checkIns;
        this.secret = secret;
        this.stopFollowUps = stopFollowUps;
    }

    /** Asks once more. Looking changes nothing: mail scanners look too. */
    @GetMapping("/unsubscribe/{token}")
    ModelAndView ask(@PathVariable String token) {
        return followUp(token).isPresent()
                ? new ModelAndView("unsubscribe/ask", Map.of("token", token))
                : answer("unknown", HttpStatus.NOT_FOUND);
    }

    /** Takes the no, of the page's form or of a mail program, which follows no redirect. */
    @PostMapping("/unsubscribe/{token}")
    ModelAndView take(
            @PathVariable String token, @RequestParam(name = "List-Unsubscribe", defaultValue = "") String button) {
        FollowUp followUp = followUp(token).orElse(null);
        if (followUp == null) {
            return answer("unknown", HttpStatus.NOT_FOUND);
        }
        stopFollowUps.stop(followUp.patientId(), button.equals(ONE_CLICK) ? OptOutMeans.ONE_CLICK : OptOutMeans.PAGE);
        return answer("done", HttpStatus.OK);
    }

    private Optional<FollowUp> followUp(String token) {
        return secret.claimedId(token)
                .flatMap(checkIns::find)
                .filter(checkIn -> secret.opens(token, SecretLink.Purpose.UNSUBSCRIBE, checkIn.id(), checkIn.nonce()))
                .map(checkIn -> followUps.followUp(checkIn.followUpId()));
    }

    private static ModelAndView answer(String answer, HttpStatus status) {
        ModelAndView page = new ModelAndView("unsubscribe/answer", Map.of("answer", answer));
        page.setStatus(status);
        return page;
    }
}
