package clinic.booking.planted;

import clinic.contracts.booking.PractitionerListed;
import java.util.UUID;

/** Planted: a private event that is a contract in disguise. */
public record LeakyEvent(PractitionerListed contract) {

    static LeakyEvent of(UUID id) {
        return new LeakyEvent(new PractitionerListed(id, "Anna"));
    }
}
