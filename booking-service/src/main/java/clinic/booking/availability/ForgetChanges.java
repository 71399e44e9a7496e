package clinic.booking.availability;

import clinic.messaging.Restored;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * The log of what changed free times counts by the numbers of the cluster that wrote it, and nobody remembers anything yet
 * that has to be told what changed.
 */
@Component
@Order(0)
class ForgetChanges implements Restored {

    private final ChangeLog log;

    ForgetChanges(ChangeLog log) {
        this.log = log;
    }

    @Override
    public void catchUp(String word) {
        log.forgetAll();
    }
}
