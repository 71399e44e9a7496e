package clinic.messaging;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
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
    Outbox outbox(JdbcClient jdbc, JsonMapper json, Clock clock, Relay relay) {
        return new Outbox(jdbc, json, clock, relay);
    }

    @Bean
    Relay outboxRelay(JdbcConnectionDetails database, StreamBridge bridge, MessagingSettings settings) {
        return new Relay(database, new Carrier(bridge), settings);
    }

    @Bean
    Inbox inbox(JdbcClient jdbc, PlatformTransactionManager transactions, JsonMapper json) {
        return new Inbox(jdbc, new TransactionTemplate(transactions), json);
    }

    /** The binder looks for it under this name. */
    @Bean
    EventHeaders kafkaBinderHeaderMapper() {
        return new EventHeaders();
    }

    @Bean
    StaticMembership staticMembership(MessagingSettings settings, Environment environment) throws UnknownHostException {
        return new StaticMembership(
                settings.instance().isEmpty()
                        ? InetAddress.getLocalHost().getHostName() + "-"
                                + environment.getProperty("server.port", "8080")
                        : settings.instance());
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
    @Profile("local")
    Underway underway(
            JdbcClient jdbc, KafkaProperties kafka, BindingServiceProperties bindings, Relay relay, Inbox inbox) {
        return new Underway(jdbc, Admin.create(kafka.buildAdminProperties()), bindings, relay, inbox);
    }
}
