package clinic.booking.issuer;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.PkceParameterNames;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;

/**
 * What the issuer was asked for one browser, which keeps it, sealed, until it comes back with the answer.
 *
 * @param state shows that the answer is to this question
 * @param nonce shows that the token was made for it
 * @param verifier shows that whoever has the code has asked (PKCE)
 * @param to the page that was wanted
 * @param prover who is signed in already and is to prove it anew; null for whoever signs in
 */
record Question(
        String state,
        String nonce,
        String verifier,
        @Nullable String to,
        @Nullable UUID prover) {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int SECRET_BYTES = 32;

    static Question drawn(@Nullable String to, @Nullable UUID prover) {
        return new Question(secret(), secret(), secret(), to, prover);
    }

    /** The address that the browser is sent to. Only hashes of nonce and verifier stand in it. */
    OAuth2AuthorizationRequest asked(KnownIssuer issuer, Map<String, Object> wishes) {
        Map<String, Object> parameters = new LinkedHashMap<>(wishes);
        parameters.put(OidcParameterNames.NONCE, hash(nonce));
        parameters.put(PkceParameterNames.CODE_CHALLENGE, hash(verifier));
        parameters.put(PkceParameterNames.CODE_CHALLENGE_METHOD, "S256");
        return OAuth2AuthorizationRequest.authorizationCode()
                .authorizationUri(issuer.askAddress())
                .clientId(issuer.clinic().getClientId())
                .redirectUri(issuer.answerAddress())
                .scopes(issuer.clinic().getScopes())
                .state(state)
                .additionalParameters(parameters)
                .attributes(Map.of(OidcParameterNames.NONCE, nonce, PkceParameterNames.CODE_VERIFIER, verifier))
                .build();
    }

    private static String secret() {
        byte[] bytes = new byte[SECRET_BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String hash(String secret) {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(
                            MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256", impossible);
        }
    }
}
