package clinic.booking.passkey;

import com.webauthn4j.util.exception.WebAuthnException;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.webauthn.api.AuthenticatorAssertionResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorAttestationResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorSelectionCriteria;
import org.springframework.security.web.webauthn.api.PublicKeyCredential;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialCreationOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRequestOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRpEntity;
import org.springframework.security.web.webauthn.api.ResidentKeyRequirement;
import org.springframework.security.web.webauthn.api.UserVerificationRequirement;
import org.springframework.security.web.webauthn.jackson.WebauthnJacksonModule;
import org.springframework.security.web.webauthn.management.ImmutablePublicKeyCredentialCreationOptionsRequest;
import org.springframework.security.web.webauthn.management.ImmutablePublicKeyCredentialRequestOptionsRequest;
import org.springframework.security.web.webauthn.management.ImmutableRelyingPartyRegistrationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyAuthenticationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyPublicKey;
import org.springframework.security.web.webauthn.management.Webauthn4JRelyingPartyOperations;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Passkeys of staff. They belong to the clinic's public address and to no other: a page that only looks like ours gets
 * nothing that opens ours. The device must have made sure who holds it, so a passkey stands for password and second factor.
 */
@Component
public class Passkeys {

    private static final Logger log = LoggerFactory.getLogger(Passkeys.class);

    private final JsonMapper json =
            JsonMapper.builder().addModule(new WebauthnJacksonModule()).build();
    private final Webauthn4JRelyingPartyOperations clinic;
    private final JdbcClient database;

    Passkeys(
            PasskeyOwners owners,
            KeptPasskeys kept,
            JdbcClient database,
            MessageSource words,
            @Value("${clinic.public-url}") String publicUrl) {
        URI address = URI.create(publicUrl);
        this.database = database;
        this.clinic = new Webauthn4JRelyingPartyOperations(
                owners,
                kept,
                PublicKeyCredentialRpEntity.builder()
                        .id(address.getHost())
                        .name(words.getMessage("clinic.name", null, "Clinic", Locale.of("sv")))
                        .build(),
                Set.of(address.getScheme() + "://" + address.getAuthority()));
        clinic.setCustomizeCreationOptions(
                options -> options.authenticatorSelection(AuthenticatorSelectionCriteria.builder()
                        .residentKey(ResidentKeyRequirement.REQUIRED)
                        .userVerification(UserVerificationRequirement.REQUIRED)
                        .build()));
        clinic.setCustomizeRequestOptions(options -> options.userVerification(UserVerificationRequirement.REQUIRED));
    }

    /**
     * One of somebody's passkeys.
     *
     * @param label what its owner calls it
     */
    public record Passkey(UUID id, String label, Instant madeAt, Instant usedAt) {}

    /** The oldest first. */
    public List<Passkey> of(UUID staffId) {
        return database.sql("select id, label, made_at, used_at from staff_passkey where staff_id = ? order by made_at")
                .param(staffId)
                .query((row, number) -> new Passkey(
                        row.getObject("id", UUID.class),
                        row.getString("label"),
                        row.getTimestamp("made_at").toInstant(),
                        row.getTimestamp("used_at").toInstant()))
                .list();
    }

    /** Only of its owner. */
    @Transactional
    public void remove(UUID staffId, UUID id) {
        database.sql("delete from staff_passkey where id = ? and staff_id = ?")
                .params(id, staffId)
                .update();
    }

    @Transactional
    public void removeAll(UUID staffId) {
        database.sql("delete from staff_passkey where staff_id = ?")
                .param(staffId)
                .update();
    }

    /** What a device is asked to make a key for; the answer must be to this very question. */
    PublicKeyCredentialCreationOptions askToMake(Authentication owner) {
        return clinic.createPublicKeyCredentialCreationOptions(
                new ImmutablePublicKeyCredentialCreationOptionsRequest(owner));
    }

    /** False when what the device answers is not to this question, or not from our pages. */
    @Transactional
    public boolean keep(PublicKeyCredentialCreationOptions asked, String answer, String label) {
        try {
            PublicKeyCredential<AuthenticatorAttestationResponse> made =
                    json.readValue(answer, new TypeReference<>() {});
            clinic.registerCredential(
                    new ImmutableRelyingPartyRegistrationRequest(asked, new RelyingPartyPublicKey(made, label)));
            return true;
        } catch (JacksonException | IllegalArgumentException | WebAuthnException refused) {
            log.info("A passkey was not kept: {}", refused.getClass().getSimpleName());
            return false;
        }
    }

    /** Asks whoever is there to show one; no name is needed, the device knows whose it is. */
    PublicKeyCredentialRequestOptions askToShow() {
        return clinic.createCredentialRequestOptions(new ImmutablePublicKeyCredentialRequestOptionsRequest(null));
    }

    /** Whose it is; empty when it is nobody's, or was shown to another page or in answer to another question. */
    @Transactional
    public Optional<UUID> owner(PublicKeyCredentialRequestOptions asked, String answer) {
        try {
            PublicKeyCredential<AuthenticatorAssertionResponse> shown =
                    json.readValue(answer, new TypeReference<>() {});
            return Optional.of(KeptPasskeys.id(clinic.authenticate(new RelyingPartyAuthenticationRequest(asked, shown))
                    .getId()));
        } catch (JacksonException | IllegalArgumentException | WebAuthnException refused) {
            log.info("A passkey let nobody in: {}", refused.getClass().getSimpleName());
            return Optional.empty();
        }
    }

    String json(Object options) {
        return json.writeValueAsString(options);
    }
}
