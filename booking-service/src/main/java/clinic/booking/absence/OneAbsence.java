package clinic.booking.absence;

import clinic.booking.change.NotYours;
import clinic.booking.signin.StaffMember;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** An absence, for whoever may change the calendar of who is away. */
@Component
class OneAbsence {

    private final Absences absences;
    private final LookAtAbsence look;
    private final SettleVisits settling;

    OneAbsence(Absences absences, LookAtAbsence look, SettleVisits settling) {
        this.absences = absences;
        this.look = look;
        this.settling = settling;
    }

    /**
     * @throws NoSuchAbsence when nobody has said so
     * @throws NotYours when it is a colleague's, and the reader does not run the day
     */
    Absence of(UUID id, StaffMember reader) {
        Absence absence = absences.find(id).orElseThrow(NoSuchAbsence::new);
        if (!reader.mayChange(absence.practitionerId())) {
            throw new NotYours();
        }
        return absence;
    }

    /** With what could become of each. */
    List<Undecided> undecided(Absence absence, StaffMember reader) {
        return look.undecided(absence, reader);
    }

    /** Whom to ring first. */
    List<Settled> settled(Absence absence, StaffMember reader) {
        return look.settled(absence, reader);
    }

    /** Why a visit could not be settled, or that it is none of those that could be; without those that were before. */
    Map<UUID, String> settle(Absence absence, Map<UUID, Chosen> chosen, HttpServletRequest request) {
        Map<UUID, String> refused = settling.settle(absence, chosen, request);
        Set<UUID> others = new HashSet<>(chosen.keySet());
        absences.decisions(absence.id()).forEach(decision -> others.remove(decision.appointmentId()));
        others.forEach(visit -> refused.putIfAbsent(visit, "not-affected"));
        return refused;
    }
}
