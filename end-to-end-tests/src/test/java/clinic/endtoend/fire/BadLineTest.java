package clinic.endtoend.fire;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import clinic.endtoend.fire.BadLine.Ailment;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The line itself, between a caller and somebody who says each byte again. */
class BadLineTest {

    private static final int A_MOMENT = 300;

    private ServerSocket echo;
    private BadLine line;
    private final CountDownLatch otherEndIsGone = new CountDownLatch(1);

    @BeforeEach
    void open() throws IOException {
        echo = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::sayAgain);
        line = new BadLine(() -> new InetSocketAddress(InetAddress.getLoopbackAddress(), echo.getLocalPort()), 1);
    }

    @AfterEach
    void close() throws IOException {
        line.close();
        echo.close();
    }

    @Test
    void aGoodLinePassesOnEverything() throws IOException {
        try (Socket caller = call()) {
            assertThat(said(caller, "hej")).isEqualTo("hej");
        }
    }

    @Test
    void whoTalksIsCutOffWhoCallsIsRefusedAndThenItIsWellAgain() throws IOException {
        try (Socket caller = call()) {
            said(caller, "hej");
            line.suffer(Ailment.REFUSES);
            assertThatThrownBy(() -> said(caller, "hej")).isInstanceOf(IOException.class);
        }
        assertThatThrownBy(this::call).isInstanceOf(IOException.class);
        line.suffer(Ailment.NONE);
        aGoodLinePassesOnEverything();
    }

    @Test
    void whatIsSwallowedArrivesOnceTheLineIsWell() throws IOException {
        try (Socket caller = call()) {
            line.suffer(Ailment.SWALLOWS);
            assertThatThrownBy(() -> said(caller, "hej")).isInstanceOf(SocketTimeoutException.class);
            line.suffer(Ailment.NONE);
            assertThat(heard(caller, 3)).isEqualTo("hej");
        }
    }

    @Test
    void aSlowLineTakesItsTime() throws IOException {
        try (Socket caller = call()) {
            said(caller, "hej");
            caller.setSoTimeout(10_000);
            line.suffer(Ailment.DELAYS);
            Instant from = Instant.now();
            assertThat(said(caller, "hej")).isEqualTo("hej");
            assertThat(Duration.between(from, Instant.now())).isGreaterThan(Duration.ofMillis(500));
        }
    }

    @Test
    void theOtherEndIsGoneAndNobodyIsToldNotEvenAfterwards() throws Exception {
        try (Socket caller = call()) {
            said(caller, "hej");
            line.suffer(Ailment.HALF_OPEN);
            otherEndIsGone.await();
            assertThatThrownBy(() -> said(caller, "hej")).isInstanceOf(SocketTimeoutException.class);
            line.suffer(Ailment.NONE);
            assertThatThrownBy(() -> said(caller, "hej")).isInstanceOf(SocketTimeoutException.class);
        }
        aGoodLinePassesOnEverything();
    }

    @Test
    void aCallEndsInTheMiddle() throws IOException {
        line.suffer(Ailment.CUTS);
        try (Socket caller = call()) {
            assertThatThrownBy(() -> {
                        for (int times = 0; times < 100; times++) {
                            said(caller, "a hundred and some bytes, said again and again ".repeat(3));
                        }
                    })
                    .isInstanceOf(IOException.class)
                    .isNotInstanceOf(SocketTimeoutException.class);
        }
    }

    private Socket call() throws IOException {
        Socket caller = new Socket(InetAddress.getLoopbackAddress(), line.port());
        caller.setSoTimeout(A_MOMENT);
        return caller;
    }

    private static String said(Socket caller, String words) throws IOException {
        caller.getOutputStream().write(words.getBytes(US_ASCII));
        return heard(caller, words.length());
    }

    private static String heard(Socket caller, int bytes) throws IOException {
        byte[] heard = caller.getInputStream().readNBytes(bytes);
        if (heard.length < bytes) {
            throw new IOException("the call has ended");
        }
        return new String(heard, US_ASCII);
    }

    private void sayAgain() {
        while (!echo.isClosed()) {
            try {
                Socket visitor = echo.accept();
                Thread.ofVirtual().start(() -> {
                    try (visitor) {
                        visitor.getInputStream().transferTo(visitor.getOutputStream());
                    } catch (IOException gone) {
                        // Counted below.
                    }
                    otherEndIsGone.countDown();
                });
            } catch (IOException closed) {
                return;
            }
        }
    }
}
