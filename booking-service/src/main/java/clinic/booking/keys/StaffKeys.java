package clinic.booking.keys;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The key pairs that staff's passes are signed with: drawn here, shared by all instances, replaced after three months.
 * A pair that has been replaced is published for another day, longer than any pass it signed.
 */
@Component
public class StaffKeys {

    private static final Logger log = LoggerFactory.getLogger(StaffKeys.class);

    private final JdbcClient database;
    private final Seal seal;

    StaffKeys(JdbcClient database, @Value("${clinic.staff.key}") String secret) {
        this.database = database;
        this.seal = new Seal(secret, "staff pass keys");
    }

    private record Row(String id, String publicKey, byte[] privateKey) {}

    /** The pair that signs now. */
    @Transactional
    public ECKey signing() {
        return usable().orElseGet(this::drawAlone);
    }

    /**
     * Public keys of all pairs that a pass may still be signed with: not those that were sealed with a secret that has been
     * renewed, for somebody else may have opened them. The pair that signs now is among them before it has signed
     * anything: whoever asked a moment ago does not ask again at once.
     */
    @Transactional
    JWKSet published() {
        signing();
        List<JWK> keys = new ArrayList<>();
        database.sql("""
                        select id, public_key, private_key from staff_pass_key
                        where drawn_at > now() - interval '91 days' order by id""").query(Row.class).list().stream()
                .filter(row -> seal.open(row.id(), row.privateKey()).isPresent())
                .forEach(row -> keys.add(parsed(row.publicKey())));
        return new JWKSet(keys);
    }

    private Optional<ECKey> usable() {
        return database.sql("""
                        select id, public_key, private_key from staff_pass_key
                        where drawn_at > now() - interval '90 days' order by drawn_at desc, id limit 1""").query(Row.class).optional().flatMap(this::opened);
    }

    /** Empty when it was sealed with another secret: passes are then signed with a new pair. */
    private Optional<ECKey> opened(Row row) {
        Optional<ECKey> key = seal.open(row.id(), row.privateKey()).map(StaffKeys::parsed);
        if (key.isEmpty()) {
            log.warn("Key pair {} for staff's passes was sealed with another secret; a new one is drawn", row.id());
        }
        return key;
    }

    /** Several instances that find none draw one. */
    private ECKey drawAlone() {
        database.sql("select 1 from pg_advisory_xact_lock(hashtext('staff_pass_key'))")
                .query(Integer.class)
                .single();
        return usable().orElseGet(this::draw);
    }

    private ECKey draw() {
        try {
            ECKey key = new ECKeyGenerator(Curve.P_256)
                    .keyUse(KeyUse.SIGNATURE)
                    .keyID(UUID.randomUUID().toString())
                    .generate();
            database.sql("delete from staff_pass_key where drawn_at < now() - interval '91 days'")
                    .update();
            database.sql("insert into staff_pass_key (id, public_key, private_key) values (?, ?, ?)")
                    .params(
                            key.getKeyID(),
                            key.toPublicJWK().toJSONString(),
                            seal.close(key.getKeyID(), key.toJSONString()))
                    .update();
            return key;
        } catch (JOSEException impossible) {
            throw new IllegalStateException("Every Java platform has the curve P-256", impossible);
        }
    }

    private static ECKey parsed(String key) {
        try {
            return ECKey.parse(key);
        } catch (ParseException damaged) {
            throw new IllegalStateException("A key pair for staff's passes is damaged", damaged);
        }
    }
}
