package clinic.reminder.checkin;

import clinic.contracts.reminder.OptOutMeans;
import java.util.Map;
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

    private final OptOutByLink optingOut;

    UnsubscribePage(OptOutByLink optingOut) {
        this.optingOut = optingOut;
    }

    /** Asks once more. Looking changes nothing: mail scanners look too. */
    @GetMapping("/unsubscribe/{token}")
    ModelAndView ask(@PathVariable String token) {
        return optingOut.isOurs(token)
                ? new ModelAndView("unsubscribe/ask", Map.of("token", token))
                : answer("unknown", HttpStatus.NOT_FOUND);
    }

    /** Takes the no, of the page's form or of a mail program, which follows no redirect. */
    @PostMapping("/unsubscribe/{token}")
    ModelAndView take(
            @PathVariable String token, @RequestParam(name = "List-Unsubscribe", defaultValue = "") String button) {
        return optingOut.take(token, button.equals(ONE_CLICK) ? OptOutMeans.ONE_CLICK : OptOutMeans.PAGE)
                ? answer("done", HttpStatus.OK)
                : answer("unknown", HttpStatus.NOT_FOUND);
    }

    private static ModelAndView answer(String answer, HttpStatus status) {
        ModelAndView page = new ModelAndView("unsubscribe/answer", Map.of("answer", answer));
        page.setStatus(status);
        return page;
    }
}
