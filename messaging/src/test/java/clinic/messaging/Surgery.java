package clinic.messaging;

import clinic.contracts.booking.AppointmentBooked;
import clinic.contracts.booking.AppointmentCancelled;
import clinic.contracts.booking.CancelledBy;
import clinic.contracts.booking.Visit;
import io.opentelemetry.sdk.trace.IdGenerator;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.SdkTracerProviderBuilderCustomizer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.messaging.Message;

/** A service as small as can be: it announces visits, takes in what it announced, and keeps a journal of it. */
@SpringBootApplication
class Surgery {

    private static final ThreadLocal<Integer> begunTraces = ThreadLocal.withInitial(() -> 0);

    @Bean
    Consumer<Message<byte[]>> appointments(Inbox inbox, Journal journal) {
        return inbox.of(journal::tear, Taking.on(AppointmentBooked.class, journal::write));
    }

    @Bean
    SdkTracerProviderBuilderCustomizer countsTraces() {
        return builder -> builder.setIdGenerator(new IdGenerator() {
            @Override
            public String generateTraceId() {
                begunTraces.set(begunTraces() + 1);
                return IdGenerator.random().generateTraceId();
            }

            @Override
            public String generateSpanId() {
                return IdGenerator.random().generateSpanId();
            }
        });
    }

    /** How many traces began on this thread. */
    static int begunTraces() {
        return begunTraces.get();
    }

    /** Another instance of this service, on the same database and broker. */
    static ConfigurableApplicationContext secondInstance(Environment first, String name, String more) {
        return new SpringApplicationBuilder(Surgery.class)
                .run(
                        "--clinic.messaging.instance=" + name,
                        "--spring.datasource.url=" + first.getProperty("spring.datasource.url"),
                        "--spring.datasource.username=" + first.getProperty("spring.datasource.username"),
                        "--spring.datasource.password=" + first.getProperty("spring.datasource.password"),
                        "--spring.kafka.bootstrap-servers=" + first.getProperty("spring.kafka.bootstrap-servers"),
                        more);
    }

    static AppointmentBooked booked(UUID appointment, int version) {
        return new AppointmentBooked(visit(appointment, version));
    }

    static AppointmentCancelled cancelled(UUID appointment, int version) {
        return new AppointmentCancelled(visit(appointment, version), CancelledBy.PATIENT);
    }

    private static Visit visit(UUID appointment, int version) {
        UUID any = UUID.fromString("00000000-0000-4000-8000-000000000001");
        return new Visit(
                appointment,
                version,
                any,
                any,
                any,
                any,
                null,
                Instant.parse("2026-11-23T07:15:00Z"),
                Instant.parse("2026-11-23T08:00:00Z"),
                "n1");
    }
}
