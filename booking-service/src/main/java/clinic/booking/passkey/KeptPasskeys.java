package clinic.booking.passkey;

import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.web.webauthn.api.AuthenticatorTransport;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutableCredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCose;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialType;
import org.springframework.security.web.webauthn.management.UserCredentialRepository;
import org.springframework.stereotype.Component;

/** Passkeys in our own table, as Spring Security asks for them. What names somebody to a device is their account's id. */
@Component
class KeptPasskeys implements UserCredentialRepository {

    private final JdbcClient database;

    KeptPasskeys(JdbcClient database) {
        this.database = database;
    }

    /**
     * New, or used again: of one that is known only the count and the time change.
     *
     * @throws IllegalArgumentException when a device that counts goes backwards, as a copy does
     */
    @Override
    public void save(CredentialRecord key) {
        int saved = database.sql("""
                        insert into staff_passkey (staff_id, credential_id, public_key, signature_count,
                            uv_initialized, backup_eligible, backup_state, transports, attestation,
                            attestation_client, label)
                        values (:staff, :credential, :key, :count, :uv, :eligible, :state, :transports, :attestation,
                            :client, :label)
                        on conflict (credential_id) do update set signature_count = excluded.signature_count,
                            uv_initialized = excluded.uv_initialized, backup_state = excluded.backup_state,
                            used_at = now()
                        where staff_passkey.staff_id = excluded.staff_id
                            and (excluded.signature_count > staff_passkey.signature_count
                                or excluded.signature_count = 0 and staff_passkey.signature_count = 0)""")
                .param("staff", id(key.getUserEntityUserId()))
                .param("credential", key.getCredentialId().getBytes())
                .param("key", key.getPublicKey().getBytes())
                .param("count", key.getSignatureCount())
                .param("uv", key.isUvInitialized())
                .param("eligible", key.isBackupEligible())
                .param("state", key.isBackupState())
                .param(
                        "transports",
                        key.getTransports().stream()
                                .map(AuthenticatorTransport::getValue)
                                .toArray(String[]::new))
                .param("attestation", bytes(key.getAttestationObject()))
                .param("client", bytes(key.getAttestationClientDataJSON()))
                .param("label", key.getLabel())
                .update();
        if (saved == 0) {
            throw new IllegalArgumentException("A copy of a passkey");
        }
    }

    @Override
    public @Nullable CredentialRecord findByCredentialId(Bytes credentialId) {
        return database.sql("select * from staff_passkey where credential_id = ?")
                .param(credentialId.getBytes())
                .query(KeptPasskeys::key)
                .optional()
                .orElse(null);
    }

    @Override
    public List<CredentialRecord> findByUserId(Bytes userId) {
        return database.sql("select * from staff_passkey where staff_id = ? order by made_at")
                .param(id(userId))
                .query(KeptPasskeys::key)
                .list();
    }

    @Override
    public void delete(Bytes credentialId) {
        database.sql("delete from staff_passkey where credential_id = ?")
                .param(credentialId.getBytes())
                .update();
    }

    static Bytes bytes(UUID staffId) {
        return new Bytes(ByteBuffer.allocate(Long.BYTES * 2)
                .putLong(staffId.getMostSignificantBits())
                .putLong(staffId.getLeastSignificantBits())
                .array());
    }

    static UUID id(Bytes user) {
        ByteBuffer bytes = ByteBuffer.wrap(user.getBytes());
        return new UUID(bytes.getLong(), bytes.getLong());
    }

    private static byte @Nullable [] bytes(@Nullable Bytes bytes) {
        return bytes == null ? null : bytes.getBytes();
    }

    private static CredentialRecord key(ResultSet row, int number) throws SQLException {
        Set<AuthenticatorTransport> transports = Arrays.stream(
                        (String[]) row.getArray("transports").getArray())
                .map(AuthenticatorTransport::valueOf)
                .collect(Collectors.toUnmodifiableSet());
        var key = ImmutableCredentialRecord.builder()
                .credentialType(PublicKeyCredentialType.PUBLIC_KEY)
                .credentialId(new Bytes(row.getBytes("credential_id")))
                .userEntityUserId(bytes(row.getObject("staff_id", UUID.class)))
                .publicKey(new ImmutablePublicKeyCose(row.getBytes("public_key")))
                .signatureCount(row.getLong("signature_count"))
                .uvInitialized(row.getBoolean("uv_initialized"))
                .backupEligible(row.getBoolean("backup_eligible"))
                .backupState(row.getBoolean("backup_state"))
                .transports(transports)
                .created(row.getTimestamp("made_at").toInstant())
                .lastUsed(row.getTimestamp("used_at").toInstant())
                .label(row.getString("label"));
        byte[] attestation = row.getBytes("attestation");
        if (attestation != null) {
            key.attestationObject(new Bytes(attestation));
        }
        byte[] client = row.getBytes("attestation_client");
        if (client != null) {
            key.attestationClientDataJSON(new Bytes(client));
        }
        return key.build();
    }
}
