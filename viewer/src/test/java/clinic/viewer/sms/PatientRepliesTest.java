package clinic.viewer.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.springframework.web.client.RestClient;

class PatientRepliesTest {

    @Test
    void whatAPatientWritesReachesTheClinicAs46elksTellsIt() throws Exception {
        List<String> heard = new CopyOnWriteArrayList<>();
        HttpServer clinic = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        clinic.createContext("/", exchange -> {
            heard.add(exchange.getRequestURI().getPath() + " "
                    + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        clinic.start();
        DeliveryReports callbacks = new DeliveryReports(RestClient.builder(), Duration.ZERO, null);
        try {
            new PatientReplies(
                            callbacks,
                            Clock.fixed(Instant.parse("2026-11-23T08:00:00Z"), ZoneOffset.UTC),
                            "http://127.0.0.1:" + clinic.getAddress().getPort(),
                            "+46846500499",
                            "door")
                    .write(new PatientReplies.Reply("+46701740605", "Ny tid"));
            await().until(callbacks::quiet);
            assertThat(heard).hasSize(1);
            assertThat(heard.getFirst())
                    .matches("/hooks/46elks/incoming/door direction=incoming&id=s[0-9a-f]{32}&from=%2B46701740605"
                            + "&to=%2B46846500499&created=2026-11-23T08%3A00%3A00\\.000000&message=Ny\\+tid");
        } finally {
            callbacks.destroy();
            clinic.stop(0);
        }
    }
}
