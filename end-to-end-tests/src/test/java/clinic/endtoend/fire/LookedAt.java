package clinic.endtoend.fire;

import clinic.endtoend.running.Clinic;
import clinic.endtoend.running.StaffApi;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.LocalDate;
import java.util.List;

/** Pages that visitors and staff look at all day, and the staff's stream of news, which every desk opens and leaves. */
final class LookedAt {

    private static final List<String> BY_ANYBODY =
            List.of("/", "/conditions", "/treatments", "/practitioners", "/search?q=ont+i+ryggen", "/book", "/me");

    private final Clinic clinic;
    private final HttpClient desk =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private StaffApi staff;
    private long pages;
    private long late;

    LookedAt(Clinic clinic) {
        this.clinic = clinic;
        this.staff = StaffApi.signedIn(clinic, "reception");
    }

    long pages() {
        return pages;
    }

    long late() {
        return late;
    }

    /** Somebody else sits down at the desk. */
    void changeShift() {
        staff = StaffApi.signedIn(clinic, "reception");
    }

    void round(LocalDate day) throws IOException, InterruptedException {
        for (String path : BY_ANYBODY) {
            came(path, clinic.http().get(path).status());
        }
        for (String path : List.of(
                "/staff?date=" + day,
                "/staff/day?date=" + day,
                "/staff/tasks",
                "/staff/patients",
                "/staff/messages",
                "/staff/operations")) {
            came(path, staff.get(path).status());
        }
        listen();
    }

    private void listen() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(clinic.url().resolve("/api/staff/calendar/changes"))
                .header("Cookie", staff.cookies())
                .build();
        HttpResponse<InputStream> news = desk.send(request, BodyHandlers.ofInputStream());
        came("the staff's news", news.statusCode());
        // As a browser does that goes on to another page.
        news.body().close();
    }

    private void came(String path, int status) {
        if (late(status)) {
            late++;
        } else if (status != 200) {
            throw new AssertionError(path + " was answered by " + status);
        } else {
            pages++;
        }
    }

    /** Nobody answered in time, and the gateway said so: a question of speed, which is not asked here. */
    static boolean late(int status) {
        return status == 503 || status == 504;
    }
}
