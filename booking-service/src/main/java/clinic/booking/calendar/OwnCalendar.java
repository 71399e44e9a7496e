package clinic.booking.calendar;

import clinic.booking.signin.StaffMember;
import clinic.contracts.booking.StaffRole;
import java.util.UUID;

/** Practitioners change what is in their own calendar; who runs the day changes all, rooms too. */
final class OwnCalendar {

    private OwnCalendar() {}

    static boolean isOpenTo(StaffMember member, UUID resource) {
        return member.hasOneOf(StaffRole.RECEPTIONIST, StaffRole.ADMIN) || resource.equals(member.practitionerId());
    }

    /** @throws NotYourCalendar for a practitioner whose time it is not */
    static void require(StaffMember member, UUID resource) {
        if (!isOpenTo(member, resource)) {
            throw new NotYourCalendar();
        }
    }
}
