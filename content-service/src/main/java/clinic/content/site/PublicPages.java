package clinic.content.site;

import clinic.site.ForEveryone;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** What visitors read. */
@ControllerAdvice(basePackageClasses = PublicPages.class)
class PublicPages {

    @ModelAttribute
    void mayBeKept(HttpServletResponse response) {
        ForEveryone.is(response);
    }
}
