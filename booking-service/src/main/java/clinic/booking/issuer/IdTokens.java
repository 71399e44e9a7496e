package clinic.booking.issuer;

import clinic.booking.issuer.Refusal.Refused;
import jakarta.servlet.http.HttpServletRequest;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.oauth2.client.authentication.OAuth2LoginAuthenticationToken;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.oidc.authentication.OidcAuthorizationCodeAuthenticationProvider;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.userinfo.DefaultOAuth2UserService;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationExchange;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationResponse;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.stereotype.Component;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestTemplate;

/**
 * Exchanges what the browser brought back for who it is. Spring Security looks at state, nonce, signature, audience and
 * times; what it is given and what comes of it is ours.
 */
@Component
class IdTokens {

    /** What errors are called; whatever else somebody writes into the address goes to no log. */
    private static final Pattern ERROR = Pattern.compile("[a-z_]{1,40}");

    private static final Pattern CLAIM = Pattern.compile("\\b(iss|aud|azp|exp|iat|sub)=");

    private final RestClientAuthorizationCodeTokenResponseClient codes =
            new RestClientAuthorizationCodeTokenResponseClient();
    private final OidcUserService people = new OidcUserService();

    IdTokens() {
        codes.setRestClient(RestClient.builder()
                .requestFactory(Issuer.patient())
                .configureMessageConverters(converters -> converters
                        .addCustomConverter(new FormHttpMessageConverter())
                        .addCustomConverter(new OAuth2AccessTokenResponseHttpMessageConverter()))
                .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
                .build());
        var asked = new RestTemplate(Issuer.patient());
        asked.setErrorHandler(new OAuth2ErrorResponseErrorHandler());
        var more = new DefaultOAuth2UserService();
        more.setRestOperations(asked);
        people.setOauth2UserService(more);
    }

    /** @throws Refused when it proves nothing, or the issuer does not answer */
    OidcUser read(KnownIssuer issuer, OAuth2AuthorizationRequest asked, HttpServletRequest answer) {
        try {
            var exchange = new OAuth2AuthorizationExchange(asked, answered(answer, issuer));
            var proved = provider(issuer).authenticate(new OAuth2LoginAuthenticationToken(issuer.clinic(), exchange));
            if (proved != null && proved.getPrincipal() instanceof OidcUser user) {
                return user;
            }
            throw new Refused(Refusal.UNTRUSTED);
        } catch (OAuth2AuthenticationException refused) {
            throw told(refused.getError().getErrorCode(), refused.getCause());
        } catch (OAuth2AuthorizationException refused) {
            throw told(refused.getError().getErrorCode(), refused.getCause());
        }
    }

    private AuthenticationProvider provider(KnownIssuer issuer) {
        var provider = new OidcAuthorizationCodeAuthenticationProvider(codes, people);
        provider.setJwtDecoderFactory(clinic -> issuer.keys().idTokens());
        return provider;
    }

    private static OAuth2AuthorizationResponse answered(HttpServletRequest answer, KnownIssuer issuer) {
        String code = answer.getParameter("code");
        String error = answer.getParameter("error");
        String state = String.valueOf(answer.getParameter("state"));
        OAuth2AuthorizationResponse.Builder said = code == null || code.isEmpty()
                ? OAuth2AuthorizationResponse.error(error == null || error.isEmpty() ? "no_answer" : error)
                : OAuth2AuthorizationResponse.success(code);
        return said.state(state).redirectUri(issuer.answerAddress()).build();
    }

    private static Refused told(String error, @Nullable Throwable cause) {
        Refusal why = why(error, cause);
        return new Refused(
                why,
                why + ", " + (ERROR.matcher(error).matches() ? error : "unknown error")
                        + (cause instanceof JwtException token ? claims(token) : ""));
    }

    /** Which of them are wrong; what stands in them is for nobody. */
    private static String claims(JwtException token) {
        return CLAIM.matcher(String.valueOf(token.getMessage()))
                .results()
                .map(found -> " " + found.group(1))
                .collect(Collectors.joining());
    }

    private static Refusal why(String error, @Nullable Throwable cause) {
        boolean keysAreAway = cause instanceof JwtException && !(cause instanceof BadJwtException);
        if (keysAreAway || isUnreachable(cause) || error.equals("temporarily_unavailable")) {
            return Refusal.AWAY;
        }
        return error.equals("access_denied") || error.equals("login_required") ? Refusal.STOPPED : Refusal.UNTRUSTED;
    }

    private static boolean isUnreachable(@Nullable Throwable cause) {
        return cause instanceof ResourceAccessException || (cause != null && isUnreachable(cause.getCause()));
    }
}
