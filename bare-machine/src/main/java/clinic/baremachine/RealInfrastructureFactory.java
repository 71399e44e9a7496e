package clinic.baremachine;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.test.context.MergedContextConfiguration;
import org.springframework.test.context.TestContextAnnotationUtils;

/** The one place that decides where a test's PostgreSQL and Kafka come from. */
class RealInfrastructureFactory implements ContextCustomizerFactory {

    private static final Logger log = LoggerFactory.getLogger(RealInfrastructureFactory.class);

    @Override
    public @Nullable ContextCustomizer createContextCustomizer(
            Class<?> testClass, List<ContextConfigurationAttributes> attributes) {
        return TestContextAnnotationUtils.hasAnnotation(testClass, RealInfrastructure.class) ? new Real() : null;
    }

    private static class SharedPostgres {
        static final Source SOURCE =
                Source.choose(System.getProperty("test.infra"), System.getenv("CI"), Engine::whyNot);
        static final Postgres SERVER = SOURCE.postgres();
        static final AtomicInteger DATABASES = new AtomicInteger();
    }

    /** Equal to its like, so that tests with the same configuration share one context. */
    private record Real() implements ContextCustomizer {

        @Override
        public void customizeContext(ConfigurableApplicationContext context, MergedContextConfiguration configuration) {
            LoggingSystem logging = LoggingSystem.get(getClass().getClassLoader());
            List.of("kafka", "org.apache.kafka", "state.change.logger", "io.zonky", "org.testcontainers", "tc")
                    .forEach(talkative -> logging.setLogLevel(talkative, LogLevel.WARN));

            Database database = SharedPostgres.SERVER.database(
                    "test_" + SharedPostgres.DATABASES.incrementAndGet(),
                    UUID.randomUUID().toString());
            log.info("PostgreSQL and Kafka are {}", SharedPostgres.SOURCE);
            Outage outage = new Outage(SharedPostgres.SERVER, database.username(), SharedPostgres.SOURCE.broker());
            context.getEnvironment()
                    .getPropertySources()
                    .addFirst(new MapPropertySource(
                            "realInfrastructure",
                            Map.of(
                                    "spring.datasource.url",
                                    database.url(),
                                    "spring.datasource.username",
                                    database.username(),
                                    "spring.datasource.password",
                                    database.password(),
                                    "spring.kafka.bootstrap-servers",
                                    outage.bootstrapServers())));
            // Registered before all other beans, so it is the last to go.
            var beans = (DefaultListableBeanFactory) context.getBeanFactory();
            beans.registerSingleton("outage", outage);
            beans.registerDisposableBean("outage", outage::close);
        }
    }
}
