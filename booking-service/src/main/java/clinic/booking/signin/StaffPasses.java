package clinic.booking.signin;

import clinic.booking.keys.StaffKeys;
import clinic.contracts.booking.StaffRole;
import clinic.doors.StaffPass;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.sql.Timestamp;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Objects;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;

/**
 * Makes out the pass by which the other services know who has signed in here. It lives as long as an idle session and
 * goes by the database's clock, which nobody moves.
 */
@Component
class StaffPasses {

    private final StaffKeys keys;
    private final JdbcClient database;
    private final Duration life;
    private final boolean secure;

    StaffPasses(
            StaffKeys keys,
            JdbcClient database,
            @Value("${spring.session.timeout}") Duration life,
            @Value("${clinic.public-url}") String publicUrl) {
        this.keys = keys;
        this.database = database;
        this.life = life;
        this.secure = publicUrl.startsWith("https:");
    }

    /** Gives the browser a pass that is valid from now. */
    void renew(StaffMember member, HttpServletRequest request, HttpServletResponse response) {
        set(cookie(pass(member), life, request), response);
    }

    /**
     * Whether the browser has a pass of this very version. It is not verified: nothing but a newer one follows from it.
     */
    static boolean isNewest(HttpServletRequest request, StaffMember member) {
        Cookie pass = WebUtils.getCookie(request, StaffPass.COOKIE);
        try {
            return pass != null
                    && Objects.equals(
                            SignedJWT.parse(pass.getValue()).getJWTClaimsSet().getIntegerClaim(StaffPass.VERSION),
                            member.version());
        } catch (ParseException noPass) {
            return false;
        }
    }

    void takeBack(HttpServletRequest request, HttpServletResponse response) {
        set(cookie("", Duration.ZERO, request), response);
    }

    private String pass(StaffMember member) {
        Instant now =
                database.sql("select now()").query(Timestamp.class).single().toInstant();
        ECKey key = keys.signing();
        var pass = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(key.getKeyID()).build(),
                new JWTClaimsSet.Builder()
                        .issuer(StaffPass.ISSUER)
                        .audience(StaffPass.AUDIENCE)
                        .subject(member.id().toString())
                        .claim(StaffPass.NAME, member.name())
                        .claim(
                                StaffPass.ROLES,
                                member.roles().stream()
                                        .map(StaffRole::name)
                                        .sorted()
                                        .toList())
                        .claim(StaffPass.VERSION, member.version())
                        .issueTime(Date.from(now))
                        .expirationTime(Date.from(now.plus(life)))
                        .build());
        try {
            pass.sign(new ECDSASigner(key));
        } catch (JOSEException impossible) {
            throw new IllegalStateException("Every Java platform has ES256", impossible);
        }
        return pass.serialize();
    }

    private ResponseCookie cookie(String pass, Duration age, HttpServletRequest request) {
        return ResponseCookie.from(StaffPass.COOKIE, pass)
                .path("/")
                .maxAge(age)
                .httpOnly(true)
                .secure(secure || request.isSecure())
                .sameSite("Lax")
                .build();
    }

    private static void set(ResponseCookie cookie, HttpServletResponse response) {
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }
}
