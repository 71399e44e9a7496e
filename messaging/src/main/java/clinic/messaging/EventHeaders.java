package clinic.messaging;

import clinic.vitals.Trace;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.support.KafkaHeaderMapper;
import org.springframework.messaging.MessageHeaders;

/**
 * The headers of an event as the Kafka binding of CloudEvents 1.0 (binary mode) wants them: plain strings, and nothing
 * of what frameworks add for themselves.
 */
class EventHeaders implements KafkaHeaderMapper {

    static final String SPEC_VERSION = "ce_specversion";
    static final String ID = "ce_id";
    static final String TYPE = "ce_type";
    static final String SOURCE = "ce_source";
    static final String SUBJECT = "ce_subject";
    static final String TIME = "ce_time";

    private static final Set<String> CARRIED = Set.of(SPEC_VERSION, ID, TYPE, SOURCE, SUBJECT, TIME, Trace.PARENT);

    @Override
    public void fromHeaders(MessageHeaders message, Headers kafka) {
        message.forEach((name, value) -> {
            if (CARRIED.contains(name)) {
                kafka.add(name, value.toString().getBytes(StandardCharsets.UTF_8));
            }
        });
        kafka.add("content-type", "application/json".getBytes(StandardCharsets.UTF_8));
    }

    /**
     * When an event was told.
     *
     * @param time as its header has it; null where there is none
     * @param now where the header does not say, or names a time that is still to come: not every clock goes as ours does
     */
    static Instant told(@Nullable String time, Instant now) {
        try {
            Instant told = time == null ? now : Instant.parse(time);
            return told.isAfter(now) ? now : told;
        } catch (DateTimeException unreadable) {
            return now;
        }
    }

    /** Under another name inside the service: Spring Cloud Function rewrites what looks like a CloudEvent. */
    static String arrived(String name) {
        return "arrived." + name;
    }

    @Override
    public void toHeaders(Headers kafka, Map<String, Object> message) {
        kafka.forEach(header -> {
            if (CARRIED.contains(header.key()) && header.value() != null) {
                message.put(arrived(header.key()), new String(header.value(), StandardCharsets.UTF_8));
            }
        });
    }
}
