package clinic.endtoend.running;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Whoever asks a broker that does not answer knows nothing of what they may read. */
@ExtendWith(OutputCaptureExtension.class)
class ReadATopicTest {

    @Test
    void silenceIsNoLeave(@TempDir Path folder, CapturedOutput output) throws IOException {
        Path settings = Files.writeString(folder.resolve("client.properties"), "default.api.timeout.ms=500");
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            ReadATopic.main(
                    new String[] {"127.0.0.1:" + silent.getLocalPort(), "booking.patients.v1", settings.toString()});
        }
        assertThat(output.getOut().lines()).contains(ReadATopic.SAYS + ReadATopic.NOBODY_ANSWERED);
    }
}
