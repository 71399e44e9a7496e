package clinic.doors;

import clinic.site.OtherLanguage;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;

/** What somebody reads who has signed in and has none of the roles that a page is for. */
@Controller
class NotAllowed {

    /** Reached by a forward only; no door names it. */
    static final String PATH = "/not-allowed";

    @RequestMapping(PATH)
    @ResponseStatus(HttpStatus.FORBIDDEN)
    String show(HttpServletRequest request) {
        if (request.getMethod().equals("POST")) {
            OtherLanguage.nowhere(request);
        }
        return "doors/not-allowed";
    }
}
