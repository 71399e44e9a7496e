package clinic.viewer.clock;

import java.net.URI;
import java.time.Duration;
import java.time.Period;
import java.time.ZoneId;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param services those that have a clock, by name
 * @param patience how long, in real time, one step may take to come to rest
 * @param pause between two looks at services that are busy
 * @param farthest how far one request may go
 * @param zone in which a day is a day
 */
@ConfigurationProperties("clinic.viewer.clock")
record ClockSettings(
        @DefaultValue Map<String, URI> services,
        @DefaultValue("60s") Duration patience,
        @DefaultValue("15ms") Duration pause,
        @DefaultValue("P2Y") Period farthest,
        @DefaultValue("Europe/Stockholm") ZoneId zone) {}
