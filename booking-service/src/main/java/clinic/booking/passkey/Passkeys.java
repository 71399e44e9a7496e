package clinic.booking.passkey;

import clinic.booking.signin.PasskeyHolders;
import com.webauthn4j.util.exception.WebAuthnException;
import java.net.URI;
import java.time.Duration;
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
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.PublicKeyCredential;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialCreationOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRequestOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRpEntity;
import org.springframework.security.web.webauthn.api.ResidentKeyRequirement;
import org.springframework.security.web.webauthn.api.UserVerificationRequirement;
import org.springframework.security.web.webauthn.jackson.WebauthnJacksonModule;
import org.springframework.security.web.webauthn.management.ImmutablePublicKeyCredentialCreationOptionsRequest;
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
public class Passkeys implements PasskeyHolders {

    private static final Logger log = LoggerFactory.getLogger(Passkeys.class);

    /** How long somebody may look for their device. */
    static final Duration QUESTION_STANDS = Duration.ofMinutes(5);

    private final JsonMapper json =
            JsonMapper.builder().addModule(new WebauthnJacksonModule()).build();
    private final Webauthn4JRelyingPartyOperations clinic;
    private final JdbcClient database;
    private final String host;

    Passkeys(
            PasskeyOwners owners,
            KeptPasskeys kept,
            JdbcClient database,
            MessageSource words,
            @Value("${clinic.public-url}") String publicUrl) {
        URI address = URI.create(publicUrl);
        this.database = database;
        this.host = address.getHost();
        this.clinic = new Webauthn4JRelyingPartyOperations(
                owners,
                kept,
                PublicKeyCredentialRpEntity.builder()
                        .id(host)
                        .name(words.getMessage("clinic.name", null, "Clinic", Locale.of("sv")))
                        .build(),
                Set.of(address.getScheme() + "://" + address.getAuthority()));
        clinic.setCustomizeCreationOptions(
                options -> options.authenticatorSelection(AuthenticatorSelectionCriteria.builder()
                        .residentKey(ResidentKeyRequirement.REQUIRED)
                        .userVerification(UserVerificationRequirement.REQUIRED)
                        .build()));
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

    @Override
    public boolean hasOne(UUID staffId) {
        return database.sql("select exists (select from staff_passkey where staff_id = ?)")
                .param(staffId)
                .query(Boolean.class)
                .single();
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
        return question(Bytes.random());
    }

    /**
     * Whose it is; empty when it is nobody's, was shown to another page or in answer to another question, or to this one
     * before.
     *
     * @param challenge of the question
     */
    @Transactional
    public Optional<UUID> owner(Bytes challenge, String answer) {
        try {
            PublicKeyCredential<AuthenticatorAssertionResponse> shown =
                    json.readValue(answer, new TypeReference<>() {});
            UUID owner = KeptPasskeys.id(
                    clinic.authenticate(new RelyingPartyAuthenticationRequest(question(challenge), shown))
                            .getId());
            return isFirstAnswer(challenge) ? Optional.of(owner) : Optional.empty();
        } catch (JacksonException | IllegalArgumentException | WebAuthnException refused) {
            log.info("A passkey let nobody in: {}", refused.getClass().getSimpleName());
            return Optional.empty();
        }
    }

    private PublicKeyCredentialRequestOptions question(Bytes challenge) {
        return PublicKeyCredentialRequestOptions.builder()
                .challenge(challenge)
                .rpId(host)
                .allowCredentials(List.of())
                .userVerification(UserVerificationRequirement.REQUIRED)
                .timeout(QUESTION_STANDS)
                .build();
    }

    /** The browser keeps the question, and might keep a copy: so what has been answered is written down here. */
    private boolean isFirstAnswer(Bytes challenge) {
        database.sql("delete from staff_passkey_answer where answered_at < now() - interval '1 hour'")
                .update();
        return database.sql("insert into staff_passkey_answer (challenge) values (?) on conflict do nothing")
                        .param(challenge.getBytes())
                        .update()
                == 1;
    }

    String json(Object options) {
        return json.writeValueAsString(options);
    }
}
