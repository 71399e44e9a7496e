package clinic.booking.issuer;

import clinic.booking.issuer.Refusal.Refused;
import clinic.booking.signin.Colleague;
import clinic.booking.signin.Entrance;
import clinic.booking.signin.ProveAgain;
import clinic.booking.signin.SignInTries;
import clinic.booking.signin.SignedIn.Way;
import clinic.booking.signin.StaffMember;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/**
 * Leads whoever wants in to the issuer, and lets them in when they come back with its word. These are links and no forms:
 * a form of ours leads nowhere but to us.
 */
@Controller
class IssuerSignIn {

    static final String ANSWER = "/sign-in/issuer/answer";
    static final String SIGNED_OUT = "/sign-in/issuer/signed-out";

    private static final Logger log = LoggerFactory.getLogger(IssuerSignIn.class);

    private static final String PROOF = "/staff/account/proof";

    private final AskIssuer ask;
    private final Admission admission;
    private final Entrance entrance;
    private final ProveAgain proof;
    private final SignInTries tries;

    IssuerSignIn(AskIssuer ask, Admission admission, Entrance entrance, ProveAgain proof, SignInTries tries) {
        this.ask = ask;
        this.admission = admission;
        this.entrance = entrance;
        this.proof = proof;
        this.tries = tries;
    }

    @GetMapping("/sign-in/issuer")
    String begin(
            @RequestParam(required = false) @Nullable String to,
            HttpServletRequest request,
            HttpServletResponse response) {
        refuseWhereThereIsNone();
        if (!tries.beginIssuer(request.getRemoteAddr())) {
            return "redirect:/sign-in?wait";
        }
        return sent(Question.drawn(to, null), request, response);
    }

    /** For whoever came in this way and is to show again that it is them. */
    @GetMapping(PROOF + "/issuer")
    String beginProof(
            @RequestParam(required = false) @Nullable String to,
            HttpServletRequest request,
            HttpServletResponse response) {
        refuseWhereThereIsNone();
        UUID prover = StaffMember.asking(request).id();
        return sent(Question.drawn(to, prover), request, response);
    }

    @GetMapping(ANSWER)
    String answer(HttpServletRequest request, HttpServletResponse response) {
        refuseWhereThereIsNone();
        Optional<Question> question = ask.question(request, response);
        if (question.isEmpty()) {
            log.info("The issuer let nobody in: {}", Refusal.OVER);
            return refused(null, Refusal.OVER);
        }
        Question asked = question.get();
        try {
            Vouched one = ask.read(asked, request);
            return "redirect:"
                    + (asked.prover() == null
                            ? admitted(one, asked.to(), request, response)
                            : proved(one, asked, request));
        } catch (Refused refused) {
            log.warn("The issuer let nobody in: {}", refused.reason());
            return refused(asked, refused.why());
        } catch (IssuerAway away) {
            return refused(asked, Refusal.AWAY);
        }
    }

    /** Where the issuer leads back to. */
    @GetMapping(SIGNED_OUT)
    String signedOut() {
        return "redirect:/sign-in?signed-out";
    }

    private String sent(Question question, HttpServletRequest request, HttpServletResponse response) {
        try {
            return "redirect:" + ask.address(question, request, response);
        } catch (IssuerAway away) {
            return refused(question, Refusal.AWAY);
        }
    }

    private String admitted(
            Vouched one, @Nullable String to, HttpServletRequest request, HttpServletResponse response) {
        Colleague colleague = admission.of(one);
        if (colleague.revoked()) {
            throw new Refused(Refusal.CLOSED);
        }
        if (colleague.roles().isEmpty()) {
            throw new Refused(Refusal.NO_ROLE);
        }
        String page = entrance.admit(colleague.id(), Way.ISSUER, provedAt(one), to, request, response);
        request.getSession().setAttribute(AtIssuer.ATTRIBUTE, one.session());
        return page;
    }

    /** The same person as before, who has just typed what they sign in with there. */
    private String proved(Vouched one, Question asked, HttpServletRequest request) {
        StaffMember member = StaffMember.of(request)
                .filter(signedIn -> signedIn.id().equals(asked.prover()))
                .orElseThrow(() -> new Refused(Refusal.OVER));
        if (!admission.of(one).id().equals(member.id())) {
            throw new Refused(Refusal.SOMEBODY_ELSE);
        }
        if (!proof.provedElsewhere(request, provedAt(one))) {
            throw new Refused(Refusal.NOT_ANEW);
        }
        return ProveAgain.leadsTo(asked.to());
    }

    /** An issuer that does not say when has said nothing: they may have signed in this morning. */
    private static Instant provedAt(Vouched one) {
        Instant said = one.provedAt();
        return said == null ? Instant.EPOCH : said;
    }

    private static String refused(@Nullable Question asked, Refusal why) {
        String page = asked == null || asked.prover() == null ? "/sign-in" : PROOF;
        return "redirect:" + page + "?issuer=" + why.code();
    }

    private void refuseWhereThereIsNone() {
        if (!ask.isPossible()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
    }
}
