package clinic.booking.setup;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.booking.BookingClient;
import clinic.booking.BookingClient.Answer;
import clinic.booking.staff.StaffBrowser;
import clinic.knocks.OpenApiDocument;
import clinic.knocks.OpenApiDocument.Route;
import java.util.HashMap;
import java.util.Map;

/** Somebody of staff who sets the clinic up by the API; every answer has to keep to the API's document. */
public final class SetUpDesk {

    private static final String ID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

    private final BookingClient client;
    private final StaffBrowser staff;
    private final OpenApiDocument document;

    private SetUpDesk(BookingClient client, StaffBrowser staff) {
        this.client = client;
        this.staff = staff;
        this.document = new OpenApiDocument(client.get("/openapi/booking").body());
    }

    public static SetUpDesk of(String name, int port, BookingClient client) {
        return new SetUpDesk(client, StaffBrowser.signedIn(port, name, "sv"));
    }

    public Answer get(String path) {
        return send("GET", path, "", Map.of());
    }

    public Answer post(String path, String body) {
        return send("POST", path, body, Map.of());
    }

    public Answer post(String path, String body, String key) {
        return send("POST", path, body, Map.of("Idempotency-Key", key));
    }

    public Answer put(String path, String body) {
        return send("PUT", path, body, Map.of());
    }

    /** As it was seen in an answer. */
    public Answer put(String path, String body, Answer seen) {
        return send("PUT", path, body, Map.of("If-Match", tag(seen)));
    }

    public Answer delete(String path) {
        return send("DELETE", path, "", Map.of());
    }

    public static String tag(Answer seen) {
        return seen.response().headers().firstValue("ETag").orElseThrow();
    }

    private Answer send(String method, String path, String body, Map<String, String> headers) {
        Map<String, String> all = new HashMap<>(staff.headers(headers));
        if (!body.isEmpty()) {
            all.put("Content-Type", "application/json");
        }
        Answer answer = client.send(method, path, body, all);
        Route route = new Route(method, path.replaceFirst("\\?.*", "").replaceAll(ID, "{id}"));
        // What the doors refuse also says in which letters.
        String type = answer.response()
                .headers()
                .firstValue("Content-Type")
                .orElse("")
                .replaceFirst(";.*", "");
        assertThat(document.faults(
                        route, answer.status(), type, answer.response().body()))
                .as("%s: %s", route, answer.body())
                .isEmpty();
        return answer;
    }
}
