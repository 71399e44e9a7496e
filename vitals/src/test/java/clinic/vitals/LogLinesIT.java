package clinic.vitals;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.DocumentContext;
import com.jayway.jsonpath.JsonPath;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What a log store reads of a service that runs for a clinic. */
@ExtendWith(OutputCaptureExtension.class)
class LogLinesIT {

    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final String SECRET = "Kanarina-Kvitterstrand";

    @EnableAutoConfiguration(exclude = DataSourceAutoConfiguration.class)
    static class Service {}

    @Test
    void lineTellsWhenWhereAndOfWhichTraceAndNotWhatAnExceptionQuotes(CapturedOutput printed) {
        SpringApplication service = new SpringApplication(Service.class);
        service.setWebApplicationType(WebApplicationType.NONE);
        try (var running = service.run("--spring.application.name=booking-service", "--spring.main.banner-mode=off")) {
            Logger log = LoggerFactory.getLogger("clinic.booking.Somewhere");
            MDC.put("traceId", TRACE);
            log.warn("Something was refused", new IllegalStateException("of " + SECRET));
            MDC.clear();
        }

        String line = printed.getOut()
                .lines()
                .filter(one -> one.contains("Something was refused"))
                .findFirst()
                .orElseThrow();
        DocumentContext told = JsonPath.parse(line);
        assertThat(Instant.parse(told.read("$['@timestamp']", String.class))).isAfter(Instant.EPOCH);
        assertThat(told.read("$.log.level", String.class)).isEqualTo("WARN");
        assertThat(told.read("$.log.logger", String.class)).isEqualTo("clinic.booking.Somewhere");
        assertThat(told.read("$.service.name", String.class)).isEqualTo("booking-service");
        assertThat(told.read("$['trace.id']", String.class)).isEqualTo(TRACE);
        assertThat(told.read("$.error.stack_trace", String.class)).contains("LogLinesIT");
        assertThat(line).doesNotContain(SECRET);
    }
}
