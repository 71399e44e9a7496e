package clinic.reminder;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Speaks as 46elks does. */
public final class ElksServer extends SmsServer {

    public static final String USERNAME = "u0123456789abcdef";
    public static final String PASSWORD = "0123456789ABCDEF";

    public ElksServer() {
        super("/46elks/a1/sms", USERNAME, PASSWORD);
    }

    public String url() {
        return origin() + "/46elks/a1";
    }

    @Override
    Sms read(Map<String, String> form) {
        return new Sms(
                form.getOrDefault("from", ""),
                form.getOrDefault("to", ""),
                form.getOrDefault("message", ""),
                form.getOrDefault("whendelivered", ""));
    }

    @Override
    void yes(HttpExchange exchange, int number, Sms sms) throws IOException {
        answer(exchange, 200, """
                {"id":"s%d","status":"created","from":"%s","to":"%s","parts":1,"cost":3500,\
                "direction":"outgoing","message":"…"}""".formatted(number, sms.from(), sms.to()));
    }

    @Override
    void stranger(HttpExchange exchange) throws IOException {
        answer(exchange, 401, "API access requires Basic HTTP authentication");
    }

    @Override
    void badNumber(HttpExchange exchange) throws IOException {
        answer(exchange, 400, "to is not a valid phone number");
    }

    @Override
    void notAboutTheNumber(HttpExchange exchange) throws IOException {
        answer(exchange, 400, "from is not a valid phone number or text");
    }

    @Override
    void noCredit(HttpExchange exchange) throws IOException {
        answer(exchange, 403, "Not enough credits");
    }

    @Override
    void busy(HttpExchange exchange) throws IOException {
        answer(exchange, 429, "Slow down");
    }

    @Override
    void away(HttpExchange exchange) throws IOException {
        answer(exchange, 503, "Try again later");
    }

    @Override
    void history(HttpExchange exchange, Map<String, String> query) throws IOException {
        // Their "end" is the older end.
        Instant end = LocalDateTime.parse(query.getOrDefault("end", "")).toInstant(ZoneOffset.UTC);
        List<Accepted> found = newestFor(query.getOrDefault("to", "")).stream()
                .filter(sms -> !sms.at().isBefore(end))
                .toList();
        int from = Integer.parseInt(query.getOrDefault("start", "0"));
        Map<String, Object> page = new HashMap<>();
        page.put(
                "data",
                found.stream()
                        .skip(from)
                        .limit(2)
                        .map(sms -> Map.of(
                                "id", "s" + sms.number(), "message", sms.sms().message()))
                        .toList());
        if (found.size() > from + 2) {
            page.put("next", Integer.toString(from + 2));
        }
        answer(exchange, 200, JsonMapper.shared().writeValueAsString(page));
    }
}
