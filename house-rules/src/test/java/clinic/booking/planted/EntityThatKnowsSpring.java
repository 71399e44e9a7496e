package clinic.booking.planted;

import jakarta.persistence.Entity;
import org.springframework.util.StringUtils;

/** Planted: an aggregate that needs a framework to decide. */
@Entity
public class EntityThatKnowsSpring {

    public boolean named(String name) {
        return StringUtils.hasText(name);
    }
}
