package clinic.booking.factor;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** An authenticator that is being set up: what the app reads, as a picture and to type. */
public final class NewAuthenticator {

    private final byte[] secret;

    NewAuthenticator(byte[] secret) {
        this.secret = secret.clone();
    }

    /** In groups of four, for whoever cannot hold the phone to the screen. */
    public String key() {
        return Base32.of(secret).replaceAll("(.{4})(?!$)", "$1 ");
    }

    /**
     * @param clinic what the app lists it under
     * @param name of the account
     */
    public QrPicture picture(String clinic, String name) {
        return QrPicture.of(link(clinic, name));
    }

    /** For a phone whose own browser shows the page: it opens the app. */
    public String link(String clinic, String name) {
        return "otpauth://totp/" + encoded(clinic) + ":" + encoded(name) + "?secret=" + Base32.of(secret) + "&issuer="
                + encoded(clinic);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
