package clinic.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

@DisplayName("Before a busy service stops, its answers end their connections")
class LastCallTest {

    private final AtomicLong now = new AtomicLong();
    private final List<Duration> rests = new ArrayList<>();
    private final List<Boolean> endedMeanwhile = new ArrayList<>();
    private final LastCall call = new LastCall(now::get, duration -> {
        rests.add(duration);
        endedMeanwhile.add(ends());
    });

    @Test
    void whoeverAsksWhileItLastsIsTold() {
        call.start();
        assertThat(ends()).isFalse();
        call.stop();
        assertThat(rests).containsExactly(Duration.ofSeconds(1));
        assertThat(endedMeanwhile).containsExactly(true);
    }

    @Test
    void whereNobodyAsksNobodyIsWaitedFor() {
        call.start();
        assertThat(ends()).isFalse();
        now.addAndGet(Duration.ofSeconds(1).toNanos());
        call.stop();
        assertThat(rests).isEmpty();
    }

    @Test
    void nobodyHasEverAsked() {
        call.start();
        call.stop();
        assertThat(rests).isEmpty();
    }

    @Test
    void itIsOverWhenTheServiceStartsAgain() {
        call.start();
        call.stop();
        call.start();
        assertThat(ends()).isFalse();
        assertThat(call.isRunning()).isTrue();
    }

    private boolean ends() {
        MockHttpServletResponse response = new MockHttpServletResponse();
        try {
            call.doFilter(new MockHttpServletRequest(), response, new MockFilterChain());
        } catch (Exception failed) {
            throw new AssertionError(failed);
        }
        return "close".equals(response.getHeader("Connection"));
    }
}
