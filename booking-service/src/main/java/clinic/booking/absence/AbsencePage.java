package clinic.booking.absence;

import clinic.booking.InvalidInput;
import clinic.booking.StaffPage;
import clinic.booking.appointment.AppointmentView;
import clinic.booking.appointment.HasBegun;
import clinic.booking.appointment.NoLongerBooked;
import clinic.booking.audit.Audit;
import clinic.booking.audit.Who;
import clinic.booking.availability.PlaceRefused;
import clinic.booking.catalogue.Catalogue;
import clinic.booking.change.AppointmentCallers;
import clinic.booking.change.ChangeRequest;
import clinic.booking.change.ChangedMeanwhile;
import clinic.booking.change.NotYours;
import clinic.booking.signin.StaffMember;
import clinic.site.SeeOther;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/**
 * Whom an absence concerns: what is to become of each visit, chosen in one go, and then the list of whom to ring. What
 * was done stays done; what could not be done is shown again with other times.
 */
@Controller
@StaffPage
class AbsencePage {

    private final Absences absences;
    private final AffectedVisits affected;
    private final SettleVisit settling;
    private final NoteAbsence noting;
    private final AppointmentCallers callers;
    private final Catalogue catalogue;
    private final Audit audit;

    AbsencePage(
            Absences absences,
            AffectedVisits affected,
            SettleVisit settling,
            NoteAbsence noting,
            AppointmentCallers callers,
            Catalogue catalogue,
            Audit audit) {
        this.absences = absences;
        this.affected = affected;
        this.settling = settling;
        this.noting = noting;
        this.callers = callers;
        this.catalogue = catalogue;
        this.audit = audit;
    }

    @GetMapping("/staff/absences/{id}")
    ModelAndView show(@PathVariable UUID id, HttpServletRequest request) {
        StaffMember reader = StaffMember.of(request).orElseThrow();
        return page(absence(id, reader), reader, Map.of());
    }

    @PostMapping("/staff/absences/{id}")
    ModelAndView settle(@PathVariable UUID id, @RequestParam Map<String, String> fields, HttpServletRequest request) {
        StaffMember member = StaffMember.of(request).orElseThrow();
        Absence absence = absence(id, member);
        Map<UUID, String> refused = new HashMap<>();
        for (AppointmentView visit : affected.undecided(absence)) {
            Choice.of(fields.getOrDefault("choice-" + visit.id(), ""))
                    .flatMap(choice -> settle(absence, visit, choice, fields, request))
                    .ifPresent(code -> refused.put(visit.id(), code));
        }
        if (refused.isEmpty()) {
            return SeeOther.at("/staff/absences/" + id);
        }
        ModelAndView page = page(absence, member, refused);
        page.setStatus(HttpStatus.CONFLICT);
        return page;
    }

    @PostMapping("/staff/absences/{id}/end")
    ModelAndView takeBack(@PathVariable UUID id, HttpServletRequest request) {
        StaffMember member = StaffMember.of(request).orElseThrow();
        noting.takeBack(absence(id, member), member.id());
        return SeeOther.at("/staff/absences/" + id);
    }

    /** @return why it could not be done; empty when it was */
    private Optional<String> settle(
            Absence absence,
            AppointmentView visit,
            Choice choice,
            Map<String, String> fields,
            HttpServletRequest request) {
        try {
            ChangeRequest change = callers.staff(visit.id(), request).change(request, seen(visit, fields), choice);
            settling.settle(absence, visit, choice, change);
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
            // Somebody was faster: a twin of this form, whose work is done, or the patient.
            return absences.decisions(absence.id()).stream()
                            .anyMatch(decision -> decision.appointmentId().equals(visit.id()))
                    ? Optional.empty()
                    : Optional.of("changed-meanwhile");
        }
    }

    /** The version that the form showed; without one the visit is as it was just read. */
    private static int seen(AppointmentView visit, Map<String, String> fields) {
        try {
            return Integer.parseInt(fields.getOrDefault("version-" + visit.id(), ""));
        } catch (NumberFormatException unsaid) {
            return visit.version();
        }
    }

    private ModelAndView page(Absence absence, StaffMember reader, Map<UUID, String> refused) {
        List<AffectedVisits.Undecided> undecided =
                affected.withProposals(absence, practitioner -> AppointmentCallers.mayChange(reader, practitioner));
        List<AffectedVisits.Settled> settled = affected.settled(absence);
        Who who = Who.staff(reader.id());
        undecided.forEach(
                one -> audit.seen(who, one.visit().patientId(), one.visit().id()));
        settled.forEach(
                one -> audit.seen(who, one.visit().patientId(), one.visit().id()));
        return new ModelAndView("staff/absence")
                .addObject("absence", absence)
                .addObject(
                        "practitioner",
                        catalogue.practitioner(absence.practitionerId()).orElseThrow())
                .addObject("undecided", undecided)
                .addObject("settled", settled)
                .addObject("zone", catalogue.zone())
                .addObject("refused", refused);
    }

    private Absence absence(UUID id, StaffMember reader) {
        Absence absence = absences.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        if (!AppointmentCallers.mayChange(reader, absence.practitionerId())) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
        return absence;
    }
}
