package clinic.viewer.clock;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.clock.MovableClock;
import clinic.viewer.LocalViewer;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.context.WebApplicationContext;

@LocalViewer
class ClockEndpointTest {
    @Autowired
    private WebApplicationContext context;

    @Autowired
    private MovableClock clock;

    @ParameterizedTest
    @ValueSource(strings = {"P1D", "PT90M", "P2W", "P1DT2H", "PT0S"})
    void lengthsOfTimeMoveTheClock(String length) {
        Duration before = clock.offset();
        assertThat(post("{\"advance\":\"%s\"}".formatted(length)))
                .hasStatusOk()
                .bodyJson()
                .hasPathSatisfying("$.now", now -> assertThat(now).asString().endsWith("Z"))
                .hasPath("$.steps");
        assertThat(clock.offset()).isGreaterThanOrEqualTo(before);
    }

    @Test
    void theNextMessageMayBeNowhere() {
        assertThat(post("{\"to\":\"next\"}"))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.steps")
                .isEqualTo(0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"advance\":\"-P1D\"}",
                "{\"advance\":\"P-1D\"}",
                "{\"advance\":\"PT-1S\"}",
                "{\"advance\":\"soon\"}",
                "{\"advance\":\"\"}",
                "{}",
                "{\"to\":\"yesterday\"}",
                "{\"to\":\"next\",\"advance\":\"P1D\"}",
                "[",
                "",
                "{\"advance\":\"P999999999Y\"}",
                "{\"advance\":\"PT9999999999999H\"}",
                "{\"advance\":\"P400Y\"}"
            })
    void anythingElseIsAProblem(String body) {
        Duration before = clock.offset();
        assertThat(post(body))
                .hasStatus(HttpStatus.BAD_REQUEST)
                .hasContentType(MediaType.APPLICATION_PROBLEM_JSON)
                .bodyJson()
                .extractingPath("$.type")
                .isEqualTo("urn:clinic:problem:not-a-way-forward");
        assertThat(clock.offset()).isEqualTo(before);
    }

    @Test
    void theReadingIsPlainJson() {
        assertThat(MockMvcTester.from(context).get().uri("/local/clock"))
                .hasStatusOk()
                .bodyJson()
                .hasPathSatisfying(
                        "$.offset", offset -> assertThat(offset).asString().startsWith("PT"))
                .hasPathSatisfying("$.nextDue", due -> assertThat(due).isNull())
                .hasPath("$.now");
    }

    private MvcTestResult post(String body) {
        return MockMvcTester.from(context)
                .post()
                .uri("/local/clock")
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }
}
