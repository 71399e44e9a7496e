package clinic.contracts.booking;

import clinic.contracts.Event;
import clinic.contracts.EventType;
import clinic.contracts.Topic;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A treatment that patients can book, or could once.
 *
 * @param names what it is called, Swedish first, one name where all languages share it: whoever writes to patients keeps
 *     these words from locked screens
 * @param bookable what is told to whoever thinks of booking it; left out when it cannot be booked any more
 */
@EventType(value = "booking.treatment.listed", topic = Topic.CATALOGUE)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TreatmentListed(
        UUID treatmentId, List<String> names, @Nullable Bookable bookable) implements Event {

    public TreatmentListed(UUID treatmentId, List<String> names) {
        this(treatmentId, names, null);
    }

    @Override
    public String key() {
        return treatmentId.toString();
    }
}
