package clinic.booking.me;

import clinic.booking.catalogue.Catalogue;
import clinic.booking.me.Mine.Kept;
import clinic.site.SeeOther;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** What a patient has with the clinic: visits to come and that were, what we wrote about them, and what we may write. */
@Controller
class MyVisitsPage {

    private final SignIn signIn;
    private final Mine mine;
    private final Catalogue catalogue;

    MyVisitsPage(SignIn signIn, Mine mine, Catalogue catalogue) {
        this.signIn = signIn;
        this.mine = mine;
        this.catalogue = catalogue;
    }

    /** The visits of who is signed in; else the first question. */
    @GetMapping("/me")
    ModelAndView show(
            @RequestParam(name = "signed-out", required = false) @Nullable String signedOut,
            @RequestParam(required = false) @Nullable String over,
            HttpServletRequest request,
            HttpServletResponse response) {
        List<UUID> patient = OwnCookie.read(request).map(signIn::patients).orElse(List.of());
        if (patient.isEmpty()) {
            return SignInPages.question(HttpStatus.OK)
                    .addObject("signedOut", signedOut != null)
                    .addObject("over", over != null);
        }
        OwnCookie.writePass(signIn.pass(patient), request, response);
        Kept kept = mine.of(patient);
        return new ModelAndView("me/visits")
                .addObject("name", kept.name())
                .addObject("coming", kept.coming())
                .addObject("past", kept.past())
                .addObject("history", kept.history())
                .addObject("zone", catalogue.zone())
                .addObject("choices", choices(kept.visits()));
    }

    /** Where they are changed: behind any visit that still opens. */
    private static @Nullable String choices(List<MyVisit> visits) {
        return visits.stream()
                .map(MyVisit::link)
                .filter(Objects::nonNull)
                .findFirst()
                .map(link -> link + "/messages")
                .orElse(null);
    }

    @PostMapping("/me/sign-out")
    ModelAndView signOut(HttpServletRequest request, HttpServletResponse response) {
        Optional<Secret> secret = OwnCookie.read(request);
        secret.ifPresent(signIn::out);
        OwnCookie.forget(request, response);
        return SeeOther.at("/me?signed-out");
    }
}
