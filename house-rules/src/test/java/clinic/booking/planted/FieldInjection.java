package clinic.booking.planted;

import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;

/** Planted: a need that no constructor tells. */
public class FieldInjection {

    @Autowired
    @Nullable
    Clock clock;
}
