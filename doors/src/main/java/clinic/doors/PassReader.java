package clinic.doors;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.net.URL;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;

/**
 * Reads passes with booking-service's public keys. They are fetched when the first pass comes and kept: a start needs
 * no booking-service, and while it is away whoever has a pass goes on working.
 */
final class PassReader {

    private static final int TO_CONNECT_MILLIS = 1_000;
    private static final int TO_ANSWER_MILLIS = 2_000;
    private static final int MOST_BYTES = 50_000;
    /** A forged pass names a key nobody knows; it must not make us ask at its own pace. */
    private static final Duration BETWEEN_QUESTIONS = Duration.ofSeconds(1);

    private static final Duration KEYS_OUTLIVE_AN_OUTAGE = Duration.ofHours(24);

    private final NimbusJwtDecoder passes;

    PassReader(URL keys, StaffRegister register) {
        var source = JWKSourceBuilder.create(
                        keys, new DefaultResourceRetriever(TO_CONNECT_MILLIS, TO_ANSWER_MILLIS, MOST_BYTES))
                .rateLimited(BETWEEN_QUESTIONS.toMillis())
                .outageTolerant(KEYS_OUTLIVE_AN_OUTAGE.toMillis())
                .build();
        var processor = new DefaultJWTProcessor<SecurityContext>();
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(JWSAlgorithm.ES256, source));
        processor.setJWTClaimsSetVerifier((claims, context) -> {
            // The validators below look at them.
        });
        passes = new NimbusJwtDecoder(processor);
        passes.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
                new JwtTimestampValidator(),
                new JwtIssuerValidator(StaffPass.ISSUER),
                new JwtClaimValidator<List<String>>(
                        "aud", audience -> audience != null && audience.contains(StaffPass.AUDIENCE)),
                pass -> stands(pass, register)));
    }

    /**
     * @throws BadJwtException when it is no pass, or no longer one
     * @throws JwtException when the keys cannot be had
     */
    JwtAuthenticationToken read(String pass) {
        Jwt read = passes.decode(pass);
        List<String> roles = read.getClaimAsStringList(StaffPass.ROLES);
        return new JwtAuthenticationToken(
                read,
                AuthorityUtils.createAuthorityList(
                        roles == null
                                ? List.of()
                                : roles.stream().map(role -> "ROLE_" + role).toList()),
                String.valueOf(read.getClaims().get(StaffPass.NAME)));
    }

    private static OAuth2TokenValidatorResult stands(Jwt pass, StaffRegister register) {
        return pass.getClaim(StaffPass.VERSION) instanceof Number version
                        && register.stands(UUID.fromString(pass.getSubject()), version.intValue())
                ? OAuth2TokenValidatorResult.success()
                : OAuth2TokenValidatorResult.failure(new OAuth2Error("void"));
    }
}
