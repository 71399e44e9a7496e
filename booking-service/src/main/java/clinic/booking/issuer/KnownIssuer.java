package clinic.booking.issuer;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.oidc.IdTokenClaimNames;

/**
 * What the issuer says of itself (OpenID Connect Discovery), and we to it.
 *
 * @param clinic as which we ask there
 * @param answerAddress where it leads people back to
 */
record KnownIssuer(Map<String, Object> said, ClientRegistration clinic, String answerAddress, IssuerKeys keys) {

    /** @throws IllegalArgumentException when it leaves out what nobody can do without, or is another issuer */
    static KnownIssuer of(Map<String, Object> said, IssuerSettings settings, String answerAddress) {
        if (!settings.uri().equals(said.get("issuer"))) {
            throw new IllegalArgumentException("another issuer");
        }
        ClientRegistration clinic = ClientRegistration.withRegistrationId("issuer")
                .clientId(settings.clientId())
                .clientSecret(settings.clientSecret())
                .clientAuthenticationMethod(method(said))
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .redirectUri(answerAddress)
                .scope(settings.scopes())
                .authorizationUri(needed(said, "authorization_endpoint"))
                .tokenUri(needed(said, "token_endpoint"))
                .jwkSetUri(needed(said, "jwks_uri"))
                .userInfoUri(optional(said, "userinfo_endpoint"))
                .userNameAttributeName(IdTokenClaimNames.SUB)
                .issuerUri(settings.uri())
                .clientName(settings.name())
                .build();
        return new KnownIssuer(said, clinic, answerAddress, IssuerKeys.at(needed(said, "jwks_uri"), clinic));
    }

    /** Where somebody is asked who they are. */
    String askAddress() {
        return needed(said, "authorization_endpoint");
    }

    /** Where somebody signs out there. */
    Optional<String> signOutAddress() {
        return Optional.ofNullable(optional(said, "end_session_endpoint"));
    }

    /** In the header, as every issuer must be able to; in the form only where it says that it wants nothing else. */
    private static ClientAuthenticationMethod method(Map<String, Object> said) {
        return said.get("token_endpoint_auth_methods_supported") instanceof List<?> methods
                        && !methods.contains("client_secret_basic")
                        && methods.contains("client_secret_post")
                ? ClientAuthenticationMethod.CLIENT_SECRET_POST
                : ClientAuthenticationMethod.CLIENT_SECRET_BASIC;
    }

    private static String needed(Map<String, Object> said, String name) {
        String value = optional(said, name);
        if (value == null) {
            throw new IllegalArgumentException(name);
        }
        return value;
    }

    private static @Nullable String optional(Map<String, Object> said, String name) {
        return said.get(name) instanceof String value ? value : null;
    }
}
