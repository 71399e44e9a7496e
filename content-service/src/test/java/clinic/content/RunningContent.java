package clinic.content;

import clinic.baremachine.RealInfrastructure;
import clinic.contracts.booking.StaffRole;
import clinic.knocks.Knocks;
import clinic.knocks.PassOffice;
import clinic.knocks.StaffForms;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The service on a port of its own, and staff with passes from a real office. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@RealInfrastructure
@ActiveProfiles("local")
@Import(Knocks.class)
public abstract class RunningContent {

    protected static final PassOffice OFFICE = new PassOffice(Clock.systemUTC());

    @LocalServerPort
    protected int port;

    @DynamicPropertySource
    static void office(DynamicPropertyRegistry properties) {
        properties.add("clinic.staff.keys-url", OFFICE::url);
    }

    protected HttpResponse<String> get(String path, @Nullable String pass) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
        if (pass != null) {
            request.header("Cookie", "staff-pass=" + pass);
        }
        return send(request);
    }

    protected String pass(UUID staff, StaffRole... roles) {
        return OFFICE.pass(staff, 1, roles);
    }

    protected HttpResponse<String> press(String pass, String page, String action, Map<String, String> fields) {
        return new StaffForms(port, pass).press(page, action, fields);
    }

    protected HttpResponse<String> upload(String pass, String page, Map<String, byte[]> files) {
        return new StaffForms(port, pass).upload(page, "files", files);
    }

    protected static HttpResponse<String> send(HttpRequest.Builder request) {
        try (HttpClient browser = HttpClient.newHttpClient()) {
            return browser.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
