package clinic.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Whoever begins a form and says nothing more; nobody else ends it. */
@SpringBootTest(
        classes = Gateway.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "management.server.port=0",
            "clinic.gateway.longest-pause=100ms",
            "clinic.booking-url=http://127.0.0.1:1",
            "clinic.content-url=http://127.0.0.1:1",
            "clinic.reminder-url=http://127.0.0.1:1"
        })
@ExtendWith(OutputCaptureExtension.class)
class NoLongPauseIT {

    private static final int LONGER_THAN_THAT = 15_000;

    @LocalServerPort
    private int port;

    @Test
    void whoFallsSilentIsHungUpOn(CapturedOutput output) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(LONGER_THAN_THAT);
            socket.getOutputStream()
                    .write("POST /book/details HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\nname=A"
                            .getBytes(UTF_8));
            socket.getOutputStream().flush();

            String answer = new String(socket.getInputStream().readAllBytes(), UTF_8);
            assertThat(answer)
                    .startsWith("HTTP/1.1 408")
                    .contains(
                            "Ingenting hände, och du kan skicka det igen",
                            "Nothing happened, and you can send it again");
        }
        assertThat(output).doesNotContain("name=A", "for route");
    }
}
