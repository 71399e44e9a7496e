package clinic.booking.signin;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.booking.RealBooking;
import clinic.booking.keys.StaffKeys;
import clinic.booking.online.Browser;
import clinic.booking.online.Browser.Page;
import clinic.booking.staff.StaffBrowser;
import clinic.doors.StaffPass;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@RealBooking
class StaffPassIT {

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient database;

    @Autowired
    StaffKeys keys;

    @Autowired
    StaffAccounts accounts;

    @Test
    void passSaysWhoAndIsSignedWithAPublishedKey() throws Exception {
        Page answer = new StaffBrowser(port).signIn("anna", StaffBrowser.PASSWORD);
        SignedJWT pass = pass(answer);

        assertThat(verified(pass)).isTrue();
        var claims = pass.getJWTClaimsSet();
        StaffAccount anna = accounts.named("anna").orElseThrow();
        assertThat(claims.getSubject()).isEqualTo(anna.id().toString());
        assertThat(claims.getStringClaim(StaffPass.NAME)).isEqualTo("anna");
        assertThat(claims.getStringListClaim(StaffPass.ROLES)).containsExactly("PRACTITIONER");
        assertThat(claims.getIntegerClaim(StaffPass.VERSION)).isEqualTo(anna.version());
        assertThat(claims.getAudience()).containsExactly(StaffPass.AUDIENCE);
        assertThat(claims.getExpirationTime().getTime() - claims.getIssueTime().getTime())
                .isEqualTo(Duration.ofHours(1).toMillis());
    }

    @Test
    void cookieIsForTheBrowserAloneAndForTheWholeClinic() {
        String cookie = cookie(new StaffBrowser(port).signIn("reception", StaffBrowser.PASSWORD));
        assertThat(cookie).contains("Path=/", "Max-Age=3600", "HttpOnly", "SameSite=Lax", "Secure");
    }

    @Test
    void everyPageRenewsIt() {
        StaffBrowser editor = StaffBrowser.signedIn(port, "editor", "sv");
        Page renewal = editor.get("/staff/renewal");
        assertThat(renewal.status()).isEqualTo(204);
        assertThat(cookie(renewal)).isNotEmpty();
        assertThat(cookie(StaffBrowser.signedIn(port, "reception", "sv").get("/staff")))
                .isNotEmpty();
        assertThat(new Browser(port).get("/staff/renewal").status()).isEqualTo(302);
    }

    @Test
    void publishedKeysAreHalfOfThem() {
        keys.signing();
        Page published = new Browser(port).get("/internal/staff-keys");
        assertThat(published.status()).isEqualTo(200);
        assertThat(published.html()).contains("\"kid\"", "\"x\"", "\"y\"").doesNotContain("\"d\"");
    }

    @Test
    void tableAloneSignsNothing() {
        String d = keys.signing().getD().toString();
        assertThat(database.sql("select public_key from staff_pass_key")
                        .query(String.class)
                        .list())
                .noneMatch(key -> key.contains("\"d\""));
        assertThat(database.sql("select encode(private_key, 'escape') from staff_pass_key")
                        .query(String.class)
                        .list())
                .isNotEmpty()
                .noneMatch(key -> key.contains(d));
    }

    @Test
    void oldPairIsReplacedAndStillReads() throws Exception {
        SignedJWT before = pass(new StaffBrowser(port).signIn("anna", StaffBrowser.PASSWORD));
        database.sql("update staff_pass_key set drawn_at = now() - interval '90 days 1 hour'")
                .update();

        SignedJWT after = pass(new StaffBrowser(port).signIn("anna", StaffBrowser.PASSWORD));

        assertThat(after.getHeader().getKeyID()).isNotEqualTo(before.getHeader().getKeyID());
        assertThat(verified(before)).isTrue();
        assertThat(verified(after)).isTrue();
        database.sql("update staff_pass_key set drawn_at = drawn_at - interval '2 days' where id = ?")
                .param(before.getHeader().getKeyID())
                .update();
        assertThat(verified(before)).isFalse();
    }

    private boolean verified(SignedJWT pass) throws Exception {
        JWKSet published =
                JWKSet.parse(new Browser(port).get("/internal/staff-keys").html());
        var key = published.getKeyByKeyId(pass.getHeader().getKeyID());
        return key != null && pass.verify(new ECDSAVerifier(key.toECKey()));
    }

    private static SignedJWT pass(Page answer) throws Exception {
        return SignedJWT.parse(cookie(answer).replaceFirst("staff-pass=", "").split(";", 2)[0]);
    }

    private static String cookie(Page answer) {
        List<String> cookies = answer.response().headers().allValues("set-cookie");
        return cookies.stream()
                .filter(cookie -> cookie.startsWith("staff-pass="))
                .findFirst()
                .orElse("");
    }
}
