package clinic.booking.signin;

import clinic.site.OtherLanguage;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.RequestMapping;

/**
 * On the way to sign out at the outside issuer, too. A form of ours leads nowhere but to us, so this page goes on by itself,
 * and has a link where a browser does not.
 */
@Controller
class FarewellPage {

    private final OutsideIssuer issuer;

    FarewellPage(OutsideIssuer issuer) {
        this.issuer = issuer;
    }

    @RequestMapping(Farewell.PATH)
    String show(HttpServletRequest request, HttpServletResponse response, Model model) {
        Optional<String> address = Farewell.address(request);
        if (address.isEmpty()) {
            return "redirect:/sign-in?signed-out";
        }
        OtherLanguage.nowhere(request);
        response.setHeader("Refresh", "0;url=" + address.get());
        model.addAttribute("address", address.get());
        model.addAttribute("issuer", issuer.name());
        return "signin/farewell";
    }
}
