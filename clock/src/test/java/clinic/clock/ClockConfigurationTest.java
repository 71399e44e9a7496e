package clinic.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

class ClockConfigurationTest {
    private static final String OFFSET = "{\"offset\":\"%s\"}";

    @TempDir
    Path folder;

    private final WebApplicationContextRunner service = new WebApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(
                    ClockConfiguration.class,
                    JacksonAutoConfiguration.class,
                    HttpMessageConvertersAutoConfiguration.class,
                    WebMvcAutoConfiguration.class));

    @Test
    void outsideTheDemoTheClockStandsAndNoEndpointExists() {
        service.run(context -> {
            assertThat(context.getBean(Clock.class)).isEqualTo(Clock.systemUTC());
            assertThat(context).doesNotHaveBean(OffsetFile.class);
            MockMvcTester web = MockMvcTester.from(context);
            assertThat(web.get().uri("/internal/pulse")).hasStatus(HttpStatus.NOT_FOUND);
            assertThat(move(web, "PT1H")).hasStatus(HttpStatus.NOT_FOUND);
        });
    }

    @Test
    void theOffsetIsReadAtStart() throws IOException {
        Path file = Files.writeString(folder.resolve("clock"), "PT36H\n");
        demo().withPropertyValues("clinic.clock.file=" + file).run(context -> {
            MovableClock clock = context.getBean(MovableClock.class);
            assertThat(clock.offset()).isEqualTo(Duration.ofHours(36));
            assertThat(clock.getZone()).isEqualTo(ZoneOffset.UTC);
        });
    }

    @Test
    void aMoveIsAnnouncedInside() {
        demo().withUserConfiguration(Sleeper.class).run(context -> {
            MockMvcTester web = MockMvcTester.from(context);
            assertThat(move(web, "PT48H")).hasStatusOk();
            assertThat(context.getBean(MovableClock.class).offset()).isEqualTo(Duration.ofHours(48));
            List<Instant> woken = context.getBean(Sleeper.class).woken;
            assertThat(woken).hasSize(1);
            assertThat(woken.getFirst()).isAfter(Clock.systemUTC().instant().plus(Duration.ofHours(47)));
        });
    }

    @Test
    void aStepBackAndAMalformedOffsetAreRefused() {
        demo().run(context -> {
            MockMvcTester web = MockMvcTester.from(context);
            assertThat(move(web, "PT48H")).hasStatusOk();
            for (String bad : List.of("PT1H", "-PT1H", "two days")) {
                assertThat(move(web, bad))
                        .hasStatus(HttpStatus.BAD_REQUEST)
                        .hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
            }
            assertThat(web.post()
                            .uri("/internal/clock")
                            .contentType(MediaType.APPLICATION_JSON)
                            .content("{}"))
                    .hasStatus(HttpStatus.BAD_REQUEST);
            assertThat(context.getBean(MovableClock.class).offset()).isEqualTo(Duration.ofHours(48));
        });
    }

    @Test
    void thePulseIsPlainJson() {
        demo().run(context -> assertThat(MockMvcTester.from(context).get().uri("/internal/pulse"))
                .hasStatusOk()
                .bodyJson()
                .hasPathSatisfying("$.now", now -> assertThat(now).asString().endsWith("Z"))
                .hasPathSatisfying("$.nextDue", due -> assertThat(due).isNull())
                .extractingPath("$.quiet")
                .isEqualTo(true));
    }

    @Test
    void aServicesOwnClockStays() {
        Clock own = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
        demo().withBean(Clock.class, () -> own)
                .run(context -> assertThat(context.getBean(Clock.class)).isSameAs(own));
    }

    private WebApplicationContextRunner demo() {
        return service.withPropertyValues("spring.profiles.active=demo");
    }

    private static MvcTestResult move(MockMvcTester web, String offset) {
        return web.post()
                .uri("/internal/clock")
                .contentType(MediaType.APPLICATION_JSON)
                .content(OFFSET.formatted(offset))
                .exchange();
    }

    @Configuration(proxyBeanMethods = false)
    static class Sleeper {
        final List<Instant> woken = new ArrayList<>();

        @EventListener
        void wake(ClockMoved moved) {
            woken.add(moved.now());
        }
    }
}
