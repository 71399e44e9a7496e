package clinic.reminder;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Speaks as Twilio does. */
public final class TwilioServer extends SmsServer {

    public static final String SID = "AC0123456789abcdef0123456789abcdef";
    public static final String TOKEN = "fedcba9876543210fedcba9876543210";

    private static final String MESSAGES = "/2010-04-01/Accounts/" + SID + "/Messages.json";
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM uuuu HH:mm:ss Z", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    public TwilioServer() {
        super(MESSAGES, SID, TOKEN);
    }

    public String url() {
        return origin();
    }

    @Override
    Sms read(Map<String, String> form) {
        return new Sms(
                form.getOrDefault("From", form.getOrDefault("MessagingServiceSid", "")),
                form.getOrDefault("To", ""),
                smart(form.getOrDefault("SmartEncoded", "true"), form.getOrDefault("Body", "")),
                form.getOrDefault("StatusCallback", ""));
    }

    /** As a messaging service does unless it is told not to. */
    private static String smart(String encoded, String body) {
        return encoded.equals("false")
                ? body
                : body.replace('“', '"').replace('”', '"').replace('–', '-');
    }

    @Override
    void yes(HttpExchange exchange, int number, Sms sms) throws IOException {
        answer(exchange, 201, """
                {"sid":"SM%032x","status":"queued","from":"%s","to":"%s","num_segments":"1","error_code":null,\
                "direction":"outbound-api","body":"…"}""".formatted(number, sms.from(), sms.to()));
    }

    @Override
    void stranger(HttpExchange exchange) throws IOException {
        trouble(exchange, 401, 20003, "Authenticate");
    }

    @Override
    void badNumber(HttpExchange exchange) throws IOException {
        trouble(exchange, 400, 21211, "Invalid 'To' Phone Number");
    }

    @Override
    void notAboutTheNumber(HttpExchange exchange) throws IOException {
        trouble(exchange, 400, 21617, "The concatenated message body exceeds the 1600 character limit");
    }

    @Override
    void optedOut(HttpExchange exchange) throws IOException {
        trouble(exchange, 400, 21610, "Attempt to send to unsubscribed recipient");
    }

    @Override
    void noCredit(HttpExchange exchange) throws IOException {
        trouble(exchange, 403, 20005, "Account not active");
    }

    @Override
    void busy(HttpExchange exchange) throws IOException {
        trouble(exchange, 429, 20429, "Too Many Requests");
    }

    @Override
    void away(HttpExchange exchange) throws IOException {
        trouble(exchange, 503, 20503, "Service unavailable");
    }

    private static void trouble(HttpExchange exchange, int status, int code, String message) throws IOException {
        answer(exchange, status, """
                {"code":%d,"message":"%s","more_info":"https://www.twilio.com/docs/errors/%d","status":%d}""".formatted(code, message, code, status));
    }

    @Override
    void history(HttpExchange exchange, Map<String, String> query) throws IOException {
        String to = query.getOrDefault("To", "");
        List<Accepted> found = newestFor(to);
        int from = 2 * Integer.parseInt(query.getOrDefault("Page", "0"));
        Map<String, Object> page = new HashMap<>();
        page.put(
                "messages",
                found.stream()
                        .skip(from)
                        .limit(2)
                        .map(sms -> Map.of(
                                "sid",
                                "SM%032x".formatted(sms.number()),
                                "body",
                                sms.sms().message(),
                                "date_created",
                                TIME.format(sms.at())))
                        .toList());
        page.put(
                "next_page_uri",
                found.size() > from + 2
                        ? MESSAGES + "?To=" + URLEncoder.encode(to, StandardCharsets.UTF_8) + "&PageSize=2&Page="
                                + (from / 2 + 1)
                        : null);
        answer(exchange, 200, JsonMapper.shared().writeValueAsString(page));
    }
}
