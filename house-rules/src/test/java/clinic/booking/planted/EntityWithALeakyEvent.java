package clinic.booking.planted;

import jakarta.persistence.Entity;
import java.util.UUID;

/** Planted: an aggregate whose private event carries a contract. */
@Entity
public class EntityWithALeakyEvent {

    public LeakyEvent happen(UUID id) {
        return LeakyEvent.of(id);
    }
}
