package clinic.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A patient whose phone is gone in the middle of a form: nothing that whoever reads the log must look into. */
@SpringBootTest(
        classes = Gateway.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "management.server.port=0",
            "clinic.booking-url=http://127.0.0.1:1",
            "clinic.content-url=http://127.0.0.1:1",
            "clinic.reminder-url=http://127.0.0.1:1",
            "logging.level.clinic.gateway.ErrorPages=debug"
        })
@ExtendWith(OutputCaptureExtension.class)
class HungUpIT {

    private static final int AT_ONCE = 0;

    @LocalServerPort
    private int port;

    @ParameterizedTest
    @CsvSource({"/book/details, true", "/book/details, false", "/api/appointments, true", "/api/appointments, false"})
    void inTheMiddleOfAForm(String path, boolean withoutGoodbye, CapturedOutput output) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoLinger(withoutGoodbye, AT_ONCE);
            socket.getOutputStream()
                    .write("POST %s HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\nname=A"
                            .formatted(path)
                            .getBytes(UTF_8));
            socket.getOutputStream().flush();
        }
        await().until(() -> output.getAll().contains("The sender hung up on booking"));
        assertThat(output).doesNotContain("for route", "onErrorDropped", "name=A");
    }
}
