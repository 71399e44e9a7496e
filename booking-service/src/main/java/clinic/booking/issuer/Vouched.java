package clinic.booking.issuer;

import clinic.contracts.booking.StaffRole;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.oidc.StandardClaimNames;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

/**
 * Whom the issuer vouches for.
 *
 * @param account their account there, by what never changes
 * @param name what they are called there
 * @param email empty when it says none
 * @param verified whether it has made sure that the address is theirs
 * @param roles what they may do here; empty means nothing
 * @param provedAt when they last proved who they are; null when it does not say
 * @param enough whether they proved as much as the clinic asks for
 */
record Vouched(
        String account,
        String name,
        String email,
        boolean verified,
        Set<StaffRole> roles,
        @Nullable Instant provedAt,
        boolean enough,
        AtIssuer session) {

    static Vouched of(OidcUser said, IssuerSettings settings) {
        Map<String, Object> claims = said.getClaims();
        Object account = claims.get(settings.accountClaim());
        String email = text(claims.get(StandardClaimNames.EMAIL));
        String called = text(claims.get(StandardClaimNames.PREFERRED_USERNAME));
        return new Vouched(
                text(account),
                called.isEmpty() ? email : called,
                email,
                // Some issuers write it as a word.
                "true".equals(text(claims.get(StandardClaimNames.EMAIL_VERIFIED))),
                settings.rolesFor(words(at(settings.rolesClaim(), claims))),
                said.getAuthenticatedAt(),
                isOneOf(settings.acr(), words(claims.get("acr"))) && isOneOf(settings.amr(), words(claims.get("amr"))),
                new AtIssuer(
                        text(said.getSubject()),
                        said.getClaimAsString("sid"),
                        said.getIdToken().getTokenValue()));
    }

    /** By its whole name, for some are addresses with dots; else step by step into objects. */
    private static @Nullable Object at(String path, Map<?, ?> claims) {
        if (claims.containsKey(path)) {
            return claims.get(path);
        }
        String[] steps = path.split("\\.", 2);
        return steps.length == 2 && claims.get(steps[0]) instanceof Map<?, ?> inside ? at(steps[1], inside) : null;
    }

    /** A list, or words between spaces or commas. */
    private static Set<String> words(@Nullable Object claim) {
        Stream<?> all = switch (claim) {
            case null -> Stream.of();
            case Collection<?> several -> several.stream();
            default -> Arrays.stream(claim.toString().split("[\\s,]+"));
        };
        return all.map(Vouched::text).filter(word -> !word.isEmpty()).collect(Collectors.toCollection(HashSet::new));
    }

    private static boolean isOneOf(Set<String> needed, Set<String> proved) {
        return needed.isEmpty() || proved.stream().anyMatch(needed::contains);
    }

    private static String text(@Nullable Object claim) {
        return claim == null || claim instanceof List<?> ? "" : claim.toString();
    }
}
