package clinic.content.site;

import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** These pages are the same for everyone, so a browser may keep them to go back to; the language is in a cookie. */
@ControllerAdvice(basePackageClasses = PublicPages.class)
class PublicPages {

    @ModelAttribute
    void mayBeKept(HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-cache");
    }
}
