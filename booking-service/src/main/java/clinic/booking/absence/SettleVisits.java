package clinic.booking.absence;

import clinic.booking.InvalidInput;
import clinic.booking.appointment.AppointmentView;
import clinic.booking.appointment.HasBegun;
import clinic.booking.appointment.NoLongerBooked;
import clinic.booking.availability.PlaceRefused;
import clinic.booking.change.AppointmentCallers;
import clinic.booking.change.ChangeRequest;
import clinic.booking.change.ChangedMeanwhile;
import clinic.booking.change.NotYours;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Does what a form chose for each visit that waits for a decision; one that cannot be done leaves the others be. */
@Component
class SettleVisits {

    private final AffectedVisits affected;
    private final SettleVisit settling;
    private final AppointmentCallers callers;

    SettleVisits(AffectedVisits affected, SettleVisit settling, AppointmentCallers callers) {
        this.affected = affected;
        this.settling = settling;
        this.callers = callers;
    }

    /**
     * @param chosen by visit; one without a choice waits on
     * @return why a visit could not be settled, for those that could not
     */
    Map<UUID, String> settle(Absence absence, Map<UUID, Chosen> chosen, HttpServletRequest request) {
        Map<UUID, String> refused = new HashMap<>();
        for (AppointmentView visit : affected.undecided(absence)) {
            Optional.ofNullable(chosen.get(visit.id()))
                    .flatMap(one -> settle(absence, visit, one, request))
                    .ifPresent(code -> refused.put(visit.id(), code));
        }
        return refused;
    }

    /** Without a version that was seen, the visit is as it was just read. */
    private Optional<String> settle(Absence absence, AppointmentView visit, Chosen chosen, HttpServletRequest request) {
        try {
            int seen = chosen.seen() == null ? visit.version() : chosen.seen();
            ChangeRequest change = callers.staff(visit.id(), request).oneOfMany(seen);
            settling.settle(absence, visit, chosen.choice(), change);
            return Optional.empty();
        } catch (PlaceRefused taken) {
            return Optional.of("slot-taken");
        } catch (InvalidInput impossible) {
            return Optional.of("invalid-input");
        } catch (NotYours colleagues) {
            return Optional.of("not-yours");
        } catch (HasBegun begun) {
            return Optional.of("visit-has-begun");
        } catch (ChangedMeanwhile | NoLongerBooked other) {
            // Somebody was faster: a twin of this form, or the patient. Then there may be nothing left to do.
            return affected.undecided(absence).stream().anyMatch(one -> one.id().equals(visit.id()))
                    ? Optional.of("changed-meanwhile")
                    : Optional.empty();
        }
    }
}
