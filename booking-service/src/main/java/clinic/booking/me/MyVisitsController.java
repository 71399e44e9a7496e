package clinic.booking.me;

import clinic.booking.catalogue.Catalogue;
import clinic.booking.me.Mine.Kept;
import clinic.booking.patient.ConsentAnswer;
import clinic.doors.BearerToken;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What a patient has with the clinic, for the program that they signed in to. */
@RestController
class MyVisitsController {

    private final SignIn signIn;
    private final Mine mine;
    private final Catalogue catalogue;
    private final String origin;

    MyVisitsController(SignIn signIn, Mine mine, Catalogue catalogue, @Value("${clinic.public-url}") String origin) {
        this.signIn = signIn;
        this.mine = mine;
        this.catalogue = catalogue;
        this.origin = origin;
    }

    /**
     * The patient's own.
     *
     * @param coming the next visit first
     * @param past the latest visit first
     * @param consents what they agreed to and took back, the latest word first
     * @param pass opens what they answered after visits, and what they were advised, for half an hour from this answer, whether
     *     they sign out meanwhile or not; each look brings another. Sent as {@code Authorization: Bearer} to {@code
     *     /api/me/check-ins}
     */
    record MeAnswer(
            String name,
            List<MyVisitAnswer> coming,
            List<MyVisitAnswer> past,
            List<ConsentAnswer> consents,
            String pass) {}

    @GetMapping("/api/me")
    @Operation(
            summary = "Visits of the patient who has signed in",
            description = "A look keeps them signed in; after half an hour without one they are signed out.")
    MeAnswer show(HttpServletRequest request, Locale locale) {
        List<UUID> patient = BearerToken.of(request)
                .map(Secret::new)
                .map(signIn::patients)
                .filter(someone -> !someone.isEmpty())
                .orElseThrow(SignedOut::new);
        Kept kept = mine.of(patient);
        return new MeAnswer(
                kept.name(),
                told(kept.coming(), locale),
                told(kept.past(), locale),
                kept.history().stream()
                        .map(consent -> ConsentAnswer.of(consent, catalogue.zone()))
                        .toList(),
                signIn.pass(patient));
    }

    private List<MyVisitAnswer> told(List<MyVisit> visits, Locale locale) {
        return visits.stream()
                .map(visit -> MyVisitAnswer.of(visit, origin, locale))
                .toList();
    }
}
