package clinic.reminder.message;

import clinic.contracts.SecretLink;
import clinic.contracts.reminder.Purpose;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.net.URI;
import java.util.Locale;
import java.util.UUID;

/** The addresses that messages carry. None of them says what a visit is about. */
public final class Links {

    private final String publicUrl;
    private final SecretLink secret;

    public Links(String publicUrl, SecretLink secret) {
        this.publicUrl = publicUrl.endsWith("/") ? publicUrl.substring(0, publicUrl.length() - 1) : publicUrl;
        this.secret = secret;
    }

    public String appointment(UUID appointmentId, String nonce, Locale language) {
        return in(
                language, "/appointments/" + secret.token(SecretLink.Purpose.MANAGE_APPOINTMENT, appointmentId, nonce));
    }

    public String checkIn(UUID checkInId, String nonce, Locale language) {
        return in(language, "/check-in/" + secret.token(SecretLink.Purpose.CHECK_IN, checkInId, nonce));
    }

    /** Where a patient says that they want no more check-ins; for the eye, and for the button of a mail program. */
    public String unsubscribe(UUID checkInId, String nonce, Locale language) {
        return in(language, "/unsubscribe/" + secret.token(SecretLink.Purpose.UNSUBSCRIBE, checkInId, nonce));
    }

    public String booking(Locale language) {
        return in(language, "/book");
    }

    /** Where word of a visit leads: to the visit, or to free times where nothing is left of it. */
    public String about(Purpose purpose, UUID appointmentId, String nonce, Locale language) {
        return purpose == Purpose.CANCELLATION || purpose == Purpose.NO_SHOW
                ? booking(language)
                : appointment(appointmentId, nonce, language);
    }

    /** Where a one-time code is typed. */
    public String signIn(Locale language) {
        return in(language, "/me/code");
    }

    /** Where somebody of staff chooses a password. */
    public String staffPassword(UUID requestId, String nonce, Locale language) {
        return in(
                language, "/sign-in/new-password/" + secret.token(SecretLink.Purpose.STAFF_PASSWORD, requestId, nonce));
    }

    /** Where staff see what waits for them. */
    public String tasks(Locale language) {
        return in(language, "/staff/tasks");
    }

    /** The host of all these addresses. */
    public String host() {
        return URI.create(publicUrl).getHost();
    }

    /** Where a provider reports what became of a message. */
    public String receipt(String provider, Purpose purpose, UUID messageId, String nonce) {
        return publicUrl + "/hooks/" + provider + "/" + word(purpose) + "/"
                + secret.token(SecretLink.Purpose.DELIVERY_RECEIPT, messageId, nonce);
    }

    /** The purpose as others read it in headers and addresses. */
    public static String word(Purpose purpose) {
        try {
            return Purpose.class
                    .getField(purpose.name())
                    .getAnnotation(JsonProperty.class)
                    .value();
        } catch (NoSuchFieldException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    // Swedish too: the browser may remember that somebody has read another language since.
    private String in(Locale language, String path) {
        return publicUrl + path + "?lang=" + language.getLanguage();
    }
}
