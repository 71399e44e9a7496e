package clinic.doors;

import clinic.site.OtherLanguage;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;

/**
 * A form that was sent after the sign-in had ended, given back with all that was typed. It waits in the browser, not
 * here: its writer signs in beside it and sends it again. Files are not kept; no form of staff takes any.
 */
@Controller
class KeptForm {

    /** Reached by a forward only; no door names it. */
    static final String PATH = "/kept-form";

    private static final String TOKEN = "_csrf";

    /** What one field held, once for each value. */
    record Field(String name, String value) {}

    @PostMapping(PATH)
    @ResponseStatus(HttpStatus.UNAUTHORIZED)
    String show(@RequestParam MultiValueMap<String, String> typed, HttpServletRequest request, Model model) {
        List<Field> fields = typed.entrySet().stream()
                .filter(field -> !field.getKey().equals(TOKEN))
                .flatMap(field -> field.getValue().stream().map(value -> new Field(field.getKey(), value)))
                .toList();
        OtherLanguage.nowhere(request);
        model.addAllAttributes(Map.of("fields", fields, "address", address(request)));
        return "doors/kept-form";
    }

    /** Where it was sent to. Its query, if it had one, is among the fields. */
    private static String address(HttpServletRequest request) {
        return request.getAttribute(RequestDispatcher.FORWARD_REQUEST_URI) instanceof String sentTo ? sentTo : "/staff";
    }
}
