package clinic.messaging;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param poll how long the relay rests when nobody wakes it; another instance's commit waits this long at most
 * @param keepSent how long sent events stay in the outbox, to be looked at
 * @param keepTaken how long the inbox remembers an event: longer than any topic keeps it, so that reading a topic from
 *     its beginning repeats no effect
 * @param instance tells the instances of a service apart; empty means host name and port
 */
@ConfigurationProperties("clinic.messaging")
record MessagingSettings(
        @DefaultValue("100ms") Duration poll,
        @DefaultValue("7d") Duration keepSent,
        @DefaultValue("400d") Duration keepTaken,
        @DefaultValue("") String instance) {}
