package clinic.messaging;

import clinic.vitals.Trace;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.cloud.stream.binder.DefaultBinderFactory;
import org.springframework.cloud.stream.binder.kafka.provisioning.KafkaTopicProvisioner;
import org.springframework.cloud.stream.config.BindingServiceProperties;
import org.springframework.cloud.stream.function.StreamBridge;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Profile;
import org.springframework.core.env.Environment;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Gives a service its {@link Outbox} and {@link Inbox}, and what works behind them. */
@AutoConfiguration
@EnableConfigurationProperties(MessagingSettings.class)
class MessagingConfiguration {

    @Bean
    FlywayConfigurationCustomizer migrationsOwnDoor(JdbcConnectionDetails database) {
        return flyway -> flyway.dataSource(new MigrationDoor(database));
    }

    @Bean
    Outbox outbox(JdbcClient jdbc, JsonMapper json, Clock clock, Relay relay, MeterRegistry figures, Trace trace) {
        return new Outbox(jdbc, json, clock, relay, figures, trace);
    }

    @Bean
    Relay outboxRelay(JdbcConnectionDetails database, StreamBridge bridge, MessagingSettings settings, Trace trace) {
        return new Relay(database, new Carrier(bridge, trace), settings);
    }

    @Bean
    Inbox inbox(JdbcClient jdbc, PlatformTransactionManager transactions, JsonMapper json, Trace trace, Clock clock) {
        return new Inbox(jdbc, new TransactionTemplate(transactions), json, trace, clock);
    }

    /** The binder looks for it under this name. */
    @Bean
    EventHeaders kafkaBinderHeaderMapper() {
        return new EventHeaders();
    }

    @Bean
    Instance instance(MessagingSettings settings, Environment environment) throws UnknownHostException {
        return new Instance(
                settings.instance().isEmpty()
                        ? InetAddress.getLocalHost().getHostName() + "-"
                                + environment.getProperty("server.port", "8080")
                        : settings.instance());
    }

    @Bean
    EveryConsumer everyConsumer(Instance instance, Inbox inbox) {
        return new EveryConsumer(instance.name(), inbox);
    }

    @Bean
    Parking parking(KafkaProperties kafka) {
        Map<String, Object> producer = kafka.buildProducerProperties();
        producer.put("key.serializer", ByteArraySerializer.class);
        producer.put("value.serializer", ByteArraySerializer.class);
        return new Parking(new KafkaTemplate<>(new DefaultKafkaProducerFactory<byte[], byte[]>(producer)));
    }

    /** One look for a topic at each attempt to bind: the binder's own ten hold up the start while the broker is away. */
    @Bean
    DefaultBinderFactory.Listener oneLook() {
        return (name, binder) -> binder.getBeanProvider(KafkaTopicProvisioner.class)
                .ifAvailable(topics -> topics.setMetadataRetryOperations(
                        new RetryTemplate(RetryPolicy.builder().maxRetries(0).build())));
    }

    /** Only where the clock can be moved. */
    @Bean
    @Profile("demo")
    Underway underway(JdbcClient jdbc, Unread unread, Relay relay, Inbox inbox) {
        return new Underway(jdbc, unread, relay, inbox);
    }

    @Bean
    Admin messagingAdmin(KafkaProperties kafka) {
        return Admin.create(kafka.buildAdminProperties());
    }

    @Bean
    Unread unread(BindingServiceProperties bindings, Admin messagingAdmin) {
        return new Unread(Subscription.of(bindings), messagingAdmin);
    }

    @Bean
    Settled settled(JdbcClient jdbc) {
        return new Settled(jdbc);
    }

    @Bean
    Parked parked(BindingServiceProperties bindings, Admin messagingAdmin, KafkaProperties kafka, Settled settled) {
        return new Parked(Subscription.of(bindings), messagingAdmin, reader(kafka), settled);
    }

    @Bean
    Rewind rewind(BindingServiceProperties bindings, Admin messagingAdmin, KafkaProperties kafka, JsonMapper json) {
        return new Rewind(Subscription.of(bindings), messagingAdmin, reader(kafka), json);
    }

    @Bean
    Restoration restoration(
            @Value("${clinic.restored:}") String word,
            List<Restored> restored,
            Rewind rewind,
            Parked parked,
            JdbcClient jdbc,
            Clock clock) {
        return new Restoration(word, restored, new Retelling(jdbc, rewind), parked, rewind, jdbc, clock);
    }

    /** Who looks at events without being a member of any group. */
    private static Supplier<Consumer<byte[], byte[]>> reader(KafkaProperties kafka) {
        Map<String, Object> reader = kafka.buildConsumerProperties();
        reader.put("key.deserializer", ByteArrayDeserializer.class);
        reader.put("value.deserializer", ByteArrayDeserializer.class);
        reader.put("enable.auto.commit", false);
        reader.put("default.api.timeout.ms", 3_000);
        reader.put("request.timeout.ms", 2_000);
        return () -> new KafkaConsumer<>(reader);
    }

    @Bean
    Replay replay(
            Parked parked,
            Settled settled,
            ListableBeanFactory beans,
            EventHeaders headers,
            PlatformTransactionManager transactions) {
        return new Replay(parked, settled, beans::getBean, headers, new TransactionTemplate(transactions));
    }

    @Bean
    Vitals messagingHealthIndicator(
            JdbcConnectionDetails database,
            Parked parked,
            Unread unread,
            Relay relay,
            Inbox inbox,
            Admin messagingAdmin) {
        return new Vitals(new Backlog(database), parked, unread, relay, inbox, messagingAdmin);
    }

    @Bean
    MessagingEndpoint messagingEndpoint(Vitals vitals, Replay replay) {
        return new MessagingEndpoint(vitals, replay);
    }
}
