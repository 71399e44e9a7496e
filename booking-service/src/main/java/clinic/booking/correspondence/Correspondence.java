package clinic.booking.correspondence;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What patients were sent and why, how their follow-ups go, and which answers a person must look at. */
@Component
public class Correspondence {

    private final Entries entries;

    Correspondence(Entries entries) {
        this.entries = entries;
    }

    /** Everything about a visit, in the order it happened; what became of one message is one line. */
    public List<TimelineItem> about(UUID appointmentId) {
        return Timeline.of(entries.about(appointmentId));
    }

    /** The same of several visits, by their ids; none where nothing was written about one. */
    public Map<UUID, List<TimelineItem>> about(Collection<UUID> appointmentIds) {
        return entries.about(appointmentIds).stream()
                .collect(Collectors.groupingBy(
                        entry -> Objects.requireNonNull(entry.appointmentId()),
                        Collectors.collectingAndThen(Collectors.toList(), Timeline::of)));
    }

    /** Everything there is with a patient, about visits or none, in the order it happened. */
    public List<TimelineItem> with(UUID patientId) {
        return Timeline.of(entries.with(patientId));
    }
}
