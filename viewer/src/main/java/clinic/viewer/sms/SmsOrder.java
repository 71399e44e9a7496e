package clinic.viewer.sms;

import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/** A form as 46elks takes it, checked as 46elks checks it. */
record SmsOrder(
        String from, String to, String message, @Nullable URI whenDelivered) {
    private static final Pattern E164 = Pattern.compile("\\+[1-9]\\d{6,14}");
    private static final Pattern TEXT_SENDER = Pattern.compile("[A-Za-z][A-Za-z0-9]{2,10}");
    private static final Pattern HOOK = Pattern.compile("/hooks/46elks/([a-z][a-z-]*)/");

    static SmsOrder of(MultiValueMap<String, String> form) {
        String from = required(form, "from");
        String to = required(form, "to");
        String message = required(form, "message");
        if (!E164.matcher(from).matches() && !TEXT_SENDER.matcher(from).matches()) {
            throw new Refused(
                    HttpStatus.BAD_REQUEST, "Invalid from: a number in E.164 format or 3-11 letters and digits");
        }
        if (!E164.matcher(to).matches()) {
            throw new Refused(HttpStatus.BAD_REQUEST, "Invalid to: a number in E.164 format, such as +46700000000");
        }
        return new SmsOrder(from, to, message, hook(form.getFirst("whendelivered")));
    }

    /** The purpose, which our sender puts into the path of its own hook. */
    @Nullable
    String purpose() {
        if (whenDelivered == null) {
            return null;
        }
        Matcher hook = HOOK.matcher(String.valueOf(whenDelivered.getPath()));
        return hook.find() ? hook.group(1) : null;
    }

    /** What is posted when the phone has it. */
    Callback delivered(String id, URI hook, Instant at) {
        MultiValueMap<String, String> form = new LinkedMultiValueMap<>();
        form.add("id", id);
        form.add("status", "delivered");
        form.add("delivered", SmsAccepted.time(at));
        return new Callback(id, hook, form, Map.of());
    }

    private static String required(MultiValueMap<String, String> form, String key) {
        String value = form.getFirst(key);
        if (value == null || value.isEmpty()) {
            throw new Refused(HttpStatus.BAD_REQUEST, "Missing key " + key);
        }
        return value;
    }

    private static @Nullable URI hook(@Nullable String address) {
        if (address == null || address.isEmpty()) {
            return null;
        }
        try {
            URI uri = URI.create(address);
            if (uri.getHost() != null && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))) {
                return uri;
            }
        } catch (IllegalArgumentException noAddress) {
            // Answered below, like every other address that cannot be called.
        }
        throw new Refused(HttpStatus.BAD_REQUEST, "Invalid whendelivered: a http or https address");
    }
}
