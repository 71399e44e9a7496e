package clinic.booking.planted;

import jakarta.persistence.Entity;

/** Planted: an entity whose state anyone may set. */
@Entity
public class EntityWithASetter {

    private int state;

    public void setState(int state) {
        this.state = state;
    }

    public int state() {
        return state;
    }
}
