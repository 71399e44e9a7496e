package clinic.booking;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.Set;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.tomcat.util.http.MimeHeaders;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/**
 * Lets the server pack (gzip) only what everybody who asks for the same address is shown alike: nothing in it belongs to
 * whoever asks. Where a page holds a secret beside words that somebody else could have put into its address, how long it
 * gets when packed tells of the secret (BREACH): a visit's page holds its link, {@code /me} the links of all visits, a
 * page of staff its token and names. So packing is for what stands here, and a new page is not packed.
 */
@Component
class PackedPages extends ValveBase implements WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> {

    private static final Set<String> SAME_FOR_EVERYBODY = Set.of("/book", "/book/safety", "/book/time");

    PackedPages() {
        super(true);
    }

    @Override
    public void customize(ConfigurableTomcatWebServerFactory server) {
        server.addEngineValves(this);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        MimeHeaders headers = request.getCoyoteRequest().getMimeHeaders();
        // The other way to ask for it, which the server would answer without saying where the answer ends.
        headers.removeHeader("te");
        if (!mayBePacked(request)) {
            headers.removeHeader("accept-encoding");
        }
        getNext().invoke(request, response);
    }

    private static boolean mayBePacked(Request request) {
        String path = request.getDecodedRequestURI();
        return request.getMethod().equals("GET")
                && path != null
                && (SAME_FOR_EVERYBODY.contains(path) || path.startsWith("/assets/"));
    }
}
