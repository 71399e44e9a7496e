package clinic.booking.absence;

import clinic.booking.InvalidInput;
import clinic.booking.audit.Audit;
import clinic.booking.audit.Deed;
import clinic.booking.audit.Who;
import clinic.booking.catalogue.Catalogue;
import clinic.booking.change.NotYours;
import clinic.booking.hours.AbsentDays;
import clinic.booking.signin.StaffMember;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Closes the time of whoever is away, so that nothing new is booked there; to say it twice is to say it once. */
@Component
class NoteAbsence {

    private final Absences absences;
    private final AbsentDays days;
    private final Audit audit;
    private final Catalogue catalogue;
    private final Clock clock;

    NoteAbsence(Absences absences, AbsentDays days, Audit audit, Catalogue catalogue, Clock clock) {
        this.absences = absences;
        this.days = days;
        this.audit = audit;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    /**
     * @return what was said, held against the clock
     * @throws InvalidInput naming what is missing or cannot be; the id, where something else was said by it
     * @throws NotYours when the practitioner is a colleague, and who says so does not run the day
     */
    @Transactional
    Absence note(Said said, StaffMember by) {
        Instant now = clock.instant();
        Absence absence = said.absence(
                now.atZone(catalogue.zone(said.practitioner(), null)).toLocalDateTime());
        if (catalogue.practitioner(absence.practitionerId()).isEmpty()) {
            throw new InvalidInput("practitioner", "unknown-practitioner");
        }
        if (!by.mayChange(absence.practitionerId())) {
            throw new NotYours();
        }
        if (absences.note(absence, by.id(), now)) {
            days.close(absence.id(), absence.practitionerId(), absence.from(), absence.until());
            write(absence, Deed.ABSENCE_NOTED, by.id());
        } else if (!said.repeats(absences.find(absence.id()).orElseThrow(), absence)) {
            throw new InvalidInput("id", "already-used");
        }
        return absence;
    }

    /** They are here after all. What was done about visits stays done. */
    @Transactional
    void takeBack(Absence absence, UUID staffId) {
        if (absences.end(absence.id(), clock.instant())) {
            days.open(absence.id());
            write(absence, Deed.ABSENCE_TAKEN_BACK, staffId);
        }
    }

    private void write(Absence absence, Deed deed, UUID staffId) {
        audit.blocked(Who.staff(staffId), deed, absence.practitionerId(), absence.start(catalogue.zone()));
    }
}
