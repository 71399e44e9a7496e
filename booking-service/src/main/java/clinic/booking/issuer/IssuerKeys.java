package clinic.booking.issuer;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.net.MalformedURLException;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenDecoderFactory;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenValidator;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.converter.ClaimTypeConverter;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/**
 * Reads what the issuer has signed. Its keys are fetched when the first token comes, and again when one names a key that
 * nobody knows yet: the issuer may replace them whenever it likes.
 *
 * @param idTokens of who is signing in
 * @param logoutTokens of who has signed out there
 */
record IssuerKeys(JwtDecoder idTokens, JwtDecoder logoutTokens) {

    private static final int TO_CONNECT_MILLIS = 1_000;
    private static final int TO_ANSWER_MILLIS = 3_000;
    private static final int MOST_BYTES = 200_000;

    /** A forged token names a key nobody knows; it must not make us ask at its own pace. */
    private static final Duration BETWEEN_QUESTIONS = Duration.ofSeconds(1);

    /** Signed with a key whose other half is published; never with the secret that we share, and never with nothing. */
    private static final Set<JWSAlgorithm> ALGORITHMS = Set.of(
            JWSAlgorithm.RS256,
            JWSAlgorithm.RS384,
            JWSAlgorithm.RS512,
            JWSAlgorithm.PS256,
            JWSAlgorithm.PS384,
            JWSAlgorithm.PS512,
            JWSAlgorithm.ES256,
            JWSAlgorithm.ES384,
            JWSAlgorithm.ES512);

    static IssuerKeys at(String address, ClientRegistration clinic) {
        try {
            JWKSource<SecurityContext> keys = JWKSourceBuilder.create(
                            URI.create(address).toURL(),
                            new DefaultResourceRetriever(TO_CONNECT_MILLIS, TO_ANSWER_MILLIS, MOST_BYTES))
                    .rateLimited(BETWEEN_QUESTIONS.toMillis())
                    .build();
            return new IssuerKeys(
                    decoder(keys, JOSEObjectType.JWT, new OidcIdTokenValidator(clinic)),
                    decoder(keys, LogoutToken.TYPE, new LogoutToken.Rules(clinic)));
        } catch (MalformedURLException noAddress) {
            throw new IllegalArgumentException("jwks_uri", noAddress);
        }
    }

    private static JwtDecoder decoder(
            JWKSource<SecurityContext> keys, JOSEObjectType type, OAuth2TokenValidator<Jwt> rules) {
        var processor = new DefaultJWTProcessor<SecurityContext>();
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(ALGORITHMS, keys));
        processor.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(JOSEObjectType.JWT, type, null));
        processor.setJWTClaimsSetVerifier((claims, context) -> {
            // The rules look at them.
        });
        var decoder = new NimbusJwtDecoder(processor);
        decoder.setClaimSetConverter(
                new ClaimTypeConverter(OidcIdTokenDecoderFactory.createDefaultClaimTypeConverters()));
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(new JwtTimestampValidator(), rules));
        return decoder;
    }
}
