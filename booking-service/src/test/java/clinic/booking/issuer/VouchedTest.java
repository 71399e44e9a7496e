package clinic.booking.issuer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import clinic.contracts.booking.StaffRole;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;

class VouchedTest {

    private static final Map<String, String> SET = Map.of(
            "clinic.staff.issuer.uri", "https://issuer.example/realms/clinic",
            "clinic.staff.issuer.client-id", "booking",
            "clinic.staff.issuer.client-secret", "a secret",
            "clinic.staff.issuer.roles.receptionist", "front-desk, front-office",
            "clinic.staff.issuer.roles.clinician-approver", "chief");

    @Test
    @DisplayName("Scenario 36: roles are what the clinic has set a word for; all other words allow nothing")
    void rolesAreThoseThatMeanSomethingHere() {
        IssuerSettings settings = settings(Map.of());
        assertThat(said(settings, "roles", List.of("front-office", "RECEPTIONIST", "admin", "chief"))
                        .roles())
                .containsExactlyInAnyOrder(StaffRole.RECEPTIONIST, StaffRole.CLINICIAN_APPROVER);
        assertThat(said(settings, "roles", "chief, canteen").roles()).containsExactly(StaffRole.CLINICIAN_APPROVER);
        assertThat(said(settings, "roles", List.of()).roles()).isEmpty();
        assertThat(said(settings, "elsewhere", List.of("chief")).roles()).isEmpty();
    }

    @Test
    void rolesMayStandInsideAnObjectOrUnderANameWithDots() {
        Map<String, Object> inside = Map.of("roles", List.of("chief"));
        assertThat(said(settings(Map.of("roles-claim", "realm_access.roles")), "realm_access", inside)
                        .roles())
                .containsExactly(StaffRole.CLINICIAN_APPROVER);
        String name = "https://issuer.example/roles";
        assertThat(said(settings(Map.of("roles-claim", name)), name, List.of("chief"))
                        .roles())
                .containsExactly(StaffRole.CLINICIAN_APPROVER);
    }

    @ParameterizedTest
    @CsvSource({"acr, silver, false", "acr, gold, true", "amr, pwd, false", "amr, otp, true"})
    void secondFactorIsTheIssuersMatterAndMayBeAskedFor(String claim, String proved, boolean enough) {
        IssuerSettings settings = settings(claim.equals("acr") ? Map.of("acr", "gold") : Map.of("amr", "otp,hwk"));
        assertThat(said(settings, claim, claim.equals("amr") ? List.of("x", proved) : proved)
                        .enough())
                .isEqualTo(enough);
        assertThat(said(settings, "other", "x").enough()).isFalse();
        assertThat(said(settings(Map.of()), "other", "x").enough()).isTrue();
    }

    @Test
    void addressIsVerifiedOnlyWhenTheIssuerSaysSo() {
        IssuerSettings settings = settings(Map.of());
        assertThat(said(settings, "email_verified", true).verified()).isTrue();
        assertThat(said(settings, "email_verified", "true").verified()).isTrue();
        assertThat(said(settings, "email_verified", false).verified()).isFalse();
        assertThat(said(settings, "other", 1).verified()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "uri, http://issuer.example",
        "client-id, ''",
        "client-secret, ''",
        "scopes, email",
    })
    void incompleteSettingsAreRefusedAtStart(String setting, String value) {
        assertThatThrownBy(() -> settings(Map.of(setting, value))).rootCause().hasMessageContaining(setting);
    }

    @Test
    void withoutAddressThereIsNone() {
        assertThat(settings(Map.of("uri", "", "client-id", "", "client-secret", ""))
                        .isSet())
                .isFalse();
    }

    private static Vouched said(IssuerSettings settings, String claim, Object value) {
        Map<String, Object> claims = new HashMap<>(Map.of("sub", "7f3a", claim, value));
        var token = new OidcIdToken("t", Instant.EPOCH, Instant.EPOCH.plusSeconds(60), claims);
        return Vouched.of(new DefaultOidcUser(List.of(), token), settings);
    }

    private static IssuerSettings settings(Map<String, String> other) {
        Map<String, String> all = new HashMap<>(SET);
        other.forEach((name, value) -> all.put("clinic.staff.issuer." + name, value));
        return new Binder(new MapConfigurationPropertySource(all))
                .bindOrCreate("clinic.staff.issuer", IssuerSettings.class);
    }
}
