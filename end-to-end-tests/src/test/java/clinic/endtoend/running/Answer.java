package clinic.endtoend.running;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What came back.
 *
 * @param retryAfter seconds until another try is worth it, if it was said
 * @param cookies that are to be kept, each with what is said of it
 * @param trace the id under which the logs tell of it
 */
public record Answer(
        int status,
        String type,
        String body,
        Optional<String> location,
        Optional<String> retryAfter,
        List<String> cookies,
        Optional<String> trace) {

    private static final JsonMapper JSON = new JsonMapper();

    static Answer of(HttpResponse<String> response) {
        return new Answer(
                response.statusCode(),
                response.headers().firstValue("content-type").orElse(""),
                response.body(),
                response.headers().firstValue("location"),
                response.headers().firstValue("retry-after"),
                response.headers().allValues("set-cookie"),
                response.headers().firstValue("traceresponse").map(parent -> parent.split("-")[1]));
    }

    public JsonNode json() {
        return JSON.readTree(body);
    }
}
