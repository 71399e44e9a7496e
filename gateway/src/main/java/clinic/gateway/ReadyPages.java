package clinic.gateway;

import clinic.words.Words;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.springframework.context.MessageSource;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.util.PropertyPlaceholderHelper;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.util.HtmlUtils;

/**
 * The pages that stand ready for when nobody else answers: in Swedish and English, with the number by which this clinic is
 * reached if it has one. Written once, at the start, since by then there may be nobody to ask for a word.
 */
@Controller
class ReadyPages {

    static final String BUSY = "busy";
    private static final String NOT_UNDERSTOOD = "400";
    private static final List<String> NAMES = List.of(NOT_UNDERSTOOD, "404", "408", "5xx", BUSY);

    private final MessageSource words;
    private final Map<String, byte[]> pages = new HashMap<>();

    ReadyPages(Environment environment) throws IOException {
        words = Words.of(environment);
        String page = new ClassPathResource("error/page.html").getContentAsString(StandardCharsets.UTF_8);
        PropertyPlaceholderHelper gaps = new PropertyPlaceholderHelper("${", "}");
        for (String name : NAMES) {
            pages.put(
                    name, gaps.replacePlaceholders(page, gap -> said(name, gap)).getBytes(StandardCharsets.UTF_8));
        }
    }

    /** Of this status or of its kind; that the address was not understood, if there is none. */
    byte[] of(String name) {
        return Objects.requireNonNull(pages.getOrDefault(name, pages.get(NOT_UNDERSTOOD)));
    }

    /** To look at, and for whoever has a proxy in front that shows pages of its own. */
    @GetMapping(path = "/error/{name}.html", produces = MediaType.TEXT_HTML_VALUE + ";charset=UTF-8")
    @ResponseBody
    byte[] show(@PathVariable String name) {
        if (!pages.containsKey(name)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return of(name);
    }

    /** @param gap such as {@code sv.title} */
    private String said(String name, String gap) {
        Locale language = Locale.of(gap.substring(0, gap.indexOf('.')));
        String what = gap.substring(gap.indexOf('.') + 1);
        return what.equals("phone")
                ? phone(language)
                : escaped(words.getMessage("unanswered." + name + "." + what, null, language));
    }

    private String phone(Locale language) {
        String number = words.getMessage("clinic.phone", null, language);
        if (number.isBlank()) {
            return "";
        }
        String link = "<a href=\"%s\">%s</a>"
                .formatted(escaped(words.getMessage("clinic.phone.link", null, language)), escaped(number));
        return "<p>" + words.getMessage("unanswered.phone", new Object[] {link}, language) + "</p>";
    }

    private static String escaped(String text) {
        return HtmlUtils.htmlEscape(text, StandardCharsets.UTF_8.name());
    }
}
