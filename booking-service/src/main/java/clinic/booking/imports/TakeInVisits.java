package clinic.booking.imports;

import clinic.booking.InvalidInput;
import clinic.booking.InvalidInput.Fault;
import clinic.booking.TimeOrderedId;
import clinic.booking.appointment.AppointmentBook;
import clinic.booking.appointment.AppointmentState;
import clinic.booking.appointment.ImportedVisit;
import clinic.booking.audit.Who;
import clinic.booking.availability.ClinicianCalendar;
import clinic.booking.availability.ClosedBy;
import clinic.booking.availability.Placement;
import clinic.booking.availability.Wish;
import clinic.booking.catalogue.Catalogue;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes in visits. Those to come, and those that took place, take their practitioner's time and their rooms as a visit
 * does that staff put there: what the clinic itself would decide otherwise is not asked, what somebody has is.
 */
@Component
class TakeInVisits implements TakeIn {

    private final VisitOwners owners;
    private final Catalogue catalogue;
    private final ClinicianCalendar calendar;
    private final AppointmentBook book;
    private final Clock clock;

    TakeInVisits(
            VisitOwners owners, Catalogue catalogue, ClinicianCalendar calendar, AppointmentBook book, Clock clock) {
        this.owners = owners;
        this.catalogue = catalogue;
        this.calendar = calendar;
        this.book = book;
        this.clock = clock;
    }

    @Override
    public Kind kind() {
        return Kind.VISITS;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Verdict> takeIn(Import one, List<Row> rows) {
        Directory directory = Directory.of(catalogue);
        return rows.stream().map(row -> takeIn(one, row, directory)).toList();
    }

    private Verdict takeIn(Import one, Row row, Directory directory) {
        Instant now = clock.instant();
        try {
            row.requireAtMost(one.headings().size());
            VisitRow visit = VisitRow.read(row, one.columns(), directory, now);
            UUID patient = owners.patient(one, row, now);
            return owners.known(one, row, visit, patient)
                    ? Verdict.known(row, patient)
                    : takeOver(one, row, visit, patient, now);
        } catch (InvalidInput input) {
            return Verdict.refused(row, input.faults());
        }
    }

    private Verdict takeOver(Import one, Row row, VisitRow visit, UUID patient, Instant now) {
        UUID id = TimeOrderedId.at(now);
        if (visit.state() != AppointmentState.CANCELLED) {
            Set<ClosedBy> closedBy = calendar.takeAgreed(placement(visit), id);
            if (!closedBy.isEmpty()) {
                return Verdict.refused(
                        row,
                        closedBy.stream()
                                .map(rule -> new Fault(Row.WHOLE_ROW, "closed-" + rule.code()))
                                .toList());
            }
        }
        book.takeOver(new ImportedVisit(
                id,
                patient,
                visit.treatment().id(),
                visit.practitioner().id(),
                visit.location().id(),
                visit.start(),
                visit.end(),
                visit.state(),
                now,
                Who.staff(one.by())));
        owners.keep(one, row, visit, patient, id);
        return Verdict.recorded(row, patient, null);
    }

    private static Placement placement(VisitRow visit) {
        return new Placement(
                new Wish(
                        visit.treatment().id(),
                        visit.practitioner().id(),
                        visit.location().id()),
                visit.location().id(),
                visit.start(),
                Duration.between(visit.start(), visit.end()),
                Set.of());
    }
}
