package clinic.booking.issuer;

import clinic.booking.signin.StaffSessions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The issuer tells that somebody has signed out there, or was signed out (Back-Channel Logout): so they are here. */
@Controller
class IssuerSignOut {

    private static final Logger log = LoggerFactory.getLogger(IssuerSignOut.class);

    private final Issuer issuer;
    private final LinkedAccounts links;
    private final StaffSessions sessions;

    IssuerSignOut(Issuer issuer, LinkedAccounts links, StaffSessions sessions) {
        this.issuer = issuer;
        this.links = links;
        this.sessions = sessions;
    }

    @PostMapping("/sign-in/issuer/sign-out")
    ResponseEntity<Void> signOut(@RequestParam(name = "logout_token", defaultValue = "") String said) {
        if (!issuer.isSet()) {
            return ResponseEntity.notFound().build();
        }
        try {
            LogoutToken token =
                    LogoutToken.of(issuer.known().keys().logoutTokens().decode(said));
            links.meantBy(token).forEach(id -> sessions.end(id, AtIssuer.ATTRIBUTE, AtIssuer.class, token::ends));
            return ResponseEntity.ok().build();
        } catch (BadJwtException forged) {
            log.warn("The issuer was said to sign somebody out, and it was not the issuer who said it");
            return ResponseEntity.badRequest().build();
        } catch (JwtException | IssuerAway away) {
            // It asks again, or an admin does.
            return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE).build();
        }
    }
}
