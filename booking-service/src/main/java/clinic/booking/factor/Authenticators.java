package clinic.booking.factor;

import clinic.booking.keys.Seal;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The secrets that people's apps share with us. Steps go by the database's clock, which nobody moves. */
@Repository
class Authenticators {

    private static final Logger log = LoggerFactory.getLogger(Authenticators.class);

    private final JdbcClient database;
    private final Seal seal;
    private final Optional<Seal> earlier;

    Authenticators(
            JdbcClient database,
            @Value("${clinic.staff.key}") String secret,
            @Value("${clinic.staff.earlier:}") String earlier) {
        this.database = database;
        this.seal = new Seal(secret, "staff authenticators");
        this.earlier = earlier.isBlank() ? Optional.empty() : Optional.of(new Seal(earlier, "staff authenticators"));
    }

    boolean inUse(UUID staffId) {
        return database.sql("select exists (select from staff_authenticator where staff_id = ? and in_use)")
                .param(staffId)
                .query(Boolean.class)
                .single();
    }

    /** One that is being set up gives way; one in use stays. */
    void begin(UUID staffId, byte[] secret) {
        database.sql("""
                        insert into staff_authenticator (staff_id, secret) values (:id, :secret)
                        on conflict (staff_id) do update set secret = excluded.secret, last_step = 0
                        where not staff_authenticator.in_use""")
                .param("id", staffId)
                .param(
                        "secret",
                        seal.close(staffId.toString(), Base64.getEncoder().encodeToString(secret)))
                .update();
    }

    Optional<byte[]> secret(UUID staffId, boolean inUse) {
        return database.sql("select secret from staff_authenticator where staff_id = ? and in_use = ?")
                .params(staffId, inUse)
                .query(byte[].class)
                .optional()
                .flatMap(kept -> opened(staffId, kept));
    }

    private Optional<byte[]> opened(UUID staffId, byte[] kept) {
        Optional<byte[]> secret = seal.open(staffId.toString(), kept)
                .or(() -> earlier.flatMap(seal -> seal.open(staffId.toString(), kept))
                        .map(text -> sealedAnew(staffId, text)))
                .map(text -> Base64.getDecoder().decode(text));
        if (secret.isEmpty()) {
            log.warn(
                    "The authenticator of account {} was sealed with another secret; a recovery code lets in", staffId);
        }
        return secret;
    }

    /** Whoever signs in once after the renewal needs the earlier secret no more. */
    private String sealedAnew(UUID staffId, String text) {
        database.sql("update staff_authenticator set secret = ? where staff_id = ?")
                .params(seal.close(staffId.toString(), text), staffId)
                .update();
        return text;
    }

    long step() {
        return database.sql("select floor(extract(epoch from now()) / ?)::bigint")
                .param(TimeCode.SECONDS_A_STEP)
                .query(Long.class)
                .single();
    }

    /** A step counts once, and none before it any more; false when somebody was here with it. */
    boolean use(UUID staffId, long step) {
        return database.sql("""
                        update staff_authenticator set last_step = :step, in_use = true
                        where staff_id = :id and last_step < :step""").param("id", staffId).param("step", step).update() == 1;
    }

    void remove(UUID staffId) {
        database.sql("delete from staff_authenticator where staff_id = ?")
                .param(staffId)
                .update();
    }
}
