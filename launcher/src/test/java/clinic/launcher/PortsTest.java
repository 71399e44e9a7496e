package clinic.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PortsTest {

    @Test
    void noPortIsGivenTwice() {
        Ports ports = new Ports();
        assertThat(IntStream.range(0, 50).map(i -> ports.free())).doesNotHaveDuplicates();
    }

    @Test
    void aTakenPortIsSaidWithTheRemedy() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatExceptionOfType(Refusal.class)
                    .isThrownBy(() -> Ports.mustBeFree(taken.getLocalPort()))
                    .withMessageContaining("is taken by another program")
                    .withMessageContaining("--port " + (taken.getLocalPort() + 1));
        }
    }

    @Test
    void aPortTakenOnAllAddressesIsTaken() throws Exception {
        try (ServerSocket taken = new ServerSocket(0)) {
            assertThat(Ports.isFree(taken.getLocalPort())).isFalse();
        }
    }

    @Test
    void aPortNobodyHasIsFree() {
        int port = new Ports().free();
        assertThat(Ports.isFree(port)).isTrue();
    }
}
