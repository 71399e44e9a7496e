package clinic.booking.issuer;

import com.nimbusds.jose.JOSEObjectType;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;

/**
 * Says that somebody has signed out at the issuer, or was signed out there (OpenID Connect Back-Channel Logout).
 *
 * @param subject whoever; null when only the session is named
 * @param session which of theirs; null when all of them are over
 */
record LogoutToken(@Nullable String subject, @Nullable String session) {

    static final JOSEObjectType TYPE = new JOSEObjectType("logout+jwt");

    private static final String EVENTS = "events";
    private static final String LOGOUT = "http://schemas.openid.net/event/backchannel-logout";

    static LogoutToken of(Jwt token) {
        return new LogoutToken(token.getSubject(), token.getClaimAsString("sid"));
    }

    /** Whether a session that came from there is over by it. */
    boolean ends(AtIssuer there) {
        return (subject == null || subject.equals(there.subject()))
                && (session == null || session.equals(there.session()));
    }

    /**
     * Section 2.6 of the specification. A token for signing in passes none of them: it has a nonce and no event.
     */
    record Rules(ClientRegistration clinic) implements OAuth2TokenValidator<Jwt> {

        @Override
        public OAuth2TokenValidatorResult validate(Jwt token) {
            if (token.getIssuer() == null
                    || !token.getIssuer()
                            .toString()
                            .equals(clinic.getProviderDetails().getIssuerUri())) {
                return wrong("iss");
            }
            if (token.getAudience() == null || !token.getAudience().contains(clinic.getClientId())) {
                return wrong("aud");
            }
            if (token.getIssuedAt() == null || token.getId() == null) {
                return wrong("jti");
            }
            if (!(token.getClaim(EVENTS) instanceof Map<?, ?> events) || !events.containsKey(LOGOUT)) {
                return wrong(EVENTS);
            }
            if (token.hasClaim("nonce")) {
                return wrong("nonce");
            }
            return token.getSubject() == null && token.getClaimAsString("sid") == null
                    ? wrong("sub")
                    : OAuth2TokenValidatorResult.success();
        }

        private static OAuth2TokenValidatorResult wrong(String claim) {
            return OAuth2TokenValidatorResult.failure(new OAuth2Error("invalid_request", claim, null));
        }
    }
}
