package clinic.site;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.springframework.ui.Model;
import org.springframework.web.servlet.ModelAndView;

/**
 * Where the switch of language leads on a page that has no address of its own, or holds what somebody has typed. It
 * never leads into a form's address by GET, and nothing typed gets lost or into an address.
 */
public final class OtherLanguage {

    private OtherLanguage() {}

    /** The switch is a link. */
    public static ModelAndView at(String address, ModelAndView page, Locale language) {
        return page.addObject(LanguageChoice.SWITCH, in(language, address));
    }

    /** The same, of a page that is made from its model. */
    public static void at(String address, Model page, Locale language) {
        page.addAttribute(LanguageChoice.SWITCH, in(language, address));
    }

    /** There is none: the page is shown in answer to a form alone, and whoever left it would not see it again. */
    public static void nowhere(HttpServletRequest request) {
        request.removeAttribute(LanguageChoice.SWITCH);
    }

    /** The switch is a button of the form with this id, which brings along what was typed. */
    public static ModelAndView through(String form, String address, ModelAndView page, Locale language) {
        return at(address, page, language).addObject("languageForm", form);
    }

    private static String in(Locale language, String address) {
        String other = Language.other(language).getLanguage();
        return address + (address.contains("?") ? "&" : "?") + ChosenLanguage.PARAMETER + "=" + other;
    }
}
