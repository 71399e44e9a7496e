package clinic.contracts.booking;

import clinic.contracts.Event;
import clinic.contracts.EventType;
import clinic.contracts.Topic;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who a member of staff is and what they may do: always the whole of it. Somebody who may no longer sign in has no
 * roles.
 *
 * @param version rises with each change and each sign-out; a pass that was made out at an earlier one is void
 * @param name what they sign in with
 * @param email where the clinic writes to them; null when it does not
 * @param language in which, as {@code sv}; null where there is no address
 */
@EventType(value = "booking.staff.recorded", topic = Topic.STAFF)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StaffRecorded(
        UUID staffId,
        int version,
        String name,
        Set<StaffRole> roles,
        @Nullable String email,
        @Nullable String language) implements Event {

    /** Somebody whom the clinic does not write to. */
    public StaffRecorded(UUID staffId, int version, String name, Set<StaffRole> roles) {
        this(staffId, version, name, roles, null, null);
    }

    @Override
    public String key() {
        return staffId.toString();
    }
}
