package clinic.contracts.booking;

import clinic.contracts.Event;
import clinic.contracts.EventType;
import clinic.contracts.Topic;
import java.util.Set;
import java.util.UUID;

/**
 * Who a member of staff is and what they may do: always the whole of it. Somebody who may no longer sign in has no
 * roles.
 *
 * @param version rises with each change and each sign-out; a pass that was made out at an earlier one is void
 * @param name what they sign in with
 */
@EventType(value = "booking.staff.recorded", topic = Topic.STAFF)
public record StaffRecorded(UUID staffId, int version, String name, Set<StaffRole> roles) implements Event {

    @Override
    public String key() {
        return staffId.toString();
    }
}
