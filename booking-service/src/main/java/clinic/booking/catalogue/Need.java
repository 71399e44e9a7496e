package clinic.booking.catalogue;

import java.util.List;
import java.util.UUID;

/**
 * A room or a piece of equipment that each visit for a treatment needs at a location.
 *
 * @param anyOf those that serve, the preferred one first
 */
public record Need(UUID locationId, List<UUID> anyOf) {

    public Need {
        anyOf = List.copyOf(anyOf);
    }
}
