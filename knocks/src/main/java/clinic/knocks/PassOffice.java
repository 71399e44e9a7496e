package clinic.knocks;

import clinic.contracts.booking.StaffRole;
import clinic.doors.StaffPass;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** Makes out passes as booking-service does, and publishes its keys on an address that can be shut. */
public final class PassOffice {

    private volatile ECKey key = drawn();
    private volatile boolean open = true;
    private final HttpServer server;
    private final Clock clock;

    public PassOffice(Clock clock) {
        this.clock = clock;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
        server.createContext("/internal/staff-keys", exchange -> {
            byte[] keys = new JWKSet(key).toString(true).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(open ? 200 : 503, open ? keys.length : -1);
            if (open) {
                exchange.getResponseBody().write(keys);
            }
            exchange.close();
        });
        server.start();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/internal/staff-keys";
    }

    public void shut() {
        open = false;
    }

    public void reopen() {
        open = true;
    }

    public void drawAnotherKey() {
        key = drawn();
    }

    /** A pass of an hour. */
    public String pass(UUID staff, int version, StaffRole... roles) {
        return pass(staff, version, claims -> claims, roles);
    }

    /** One that differs from a proper one. */
    public String pass(UUID staff, int version, UnaryOperator<JWTClaimsSet.Builder> unlike, StaffRole... roles) {
        Instant now = clock.instant();
        var claims = new JWTClaimsSet.Builder()
                .issuer(StaffPass.ISSUER)
                .audience(StaffPass.AUDIENCE)
                .subject(staff.toString())
                .claim(StaffPass.NAME, "somebody")
                .claim(StaffPass.ROLES, Arrays.stream(roles).map(Enum::name).toList())
                .claim(StaffPass.VERSION, version)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(Duration.ofHours(1))));
        var pass = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(key.getKeyID()).build(),
                unlike.apply(claims).build());
        try {
            pass.sign(new ECDSASigner(key));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return pass.serialize();
    }

    private static ECKey drawn() {
        try {
            return new ECKeyGenerator(Curve.P_256)
                    .keyID(UUID.randomUUID().toString())
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
