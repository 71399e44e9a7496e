package clinic.booking.change;

import clinic.booking.appointment.AppointmentView;
import clinic.booking.audit.Who;
import clinic.booking.repeat.RequestKey;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who wants to change which visit. The caller has already been let in, by the visit's link or as staff.
 *
 * @param reach looked at again under the visit's lock, since a colleague may have taken it over meanwhile
 * @param seen the version they saw when they asked; null when they do not say, and then any will do
 * @param key by which a repeated request is known again; null when the sender has none
 */
public record ChangeRequest(
        UUID appointmentId,
        Who who,
        Reach reach,
        @Nullable Integer seen,
        @Nullable RequestKey key) {

    static ChangeRequest plain(UUID appointmentId, Who who) {
        return new ChangeRequest(appointmentId, who, Reach.EVERYBODYS, null, null);
    }

    /** Whoever has the visit's link, and has it before them as it is here. */
    public static ChangeRequest byLink(AppointmentView seen) {
        return new ChangeRequest(seen.id(), Who.LINK, Reach.EVERYBODYS, seen.version(), null);
    }

    /** @throws NotYours when it is, or would be, with somebody whose visits the caller may not change */
    void requireReach(UUID practitionerId) {
        reach.require(practitionerId);
    }

    void requireSeen(AppointmentView visit) {
        ChangedMeanwhile.check(seen, visit.version());
    }
}
