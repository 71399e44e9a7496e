package clinic.contracts.booking;

import clinic.contracts.Event;
import clinic.contracts.EventType;
import clinic.contracts.Topic;
import java.util.UUID;

/**
 * A place where the clinic receives patients.
 *
 * @param phone as people in the country write it, for reading and for {@code tel:} links
 * @param zone IANA time zone; every time of a visit here is told in it
 */
@EventType(value = "booking.location.listed", topic = Topic.CATALOGUE)
public record LocationListed(UUID locationId, String name, String street, String city, String phone, String zone)
        implements Event {

    @Override
    public String key() {
        return locationId.toString();
    }
}
