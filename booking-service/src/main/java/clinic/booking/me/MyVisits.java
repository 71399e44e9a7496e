package clinic.booking.me;

import clinic.booking.appointment.AppointmentView;
import clinic.booking.appointment.ManagedAppointments;
import clinic.booking.appointment.VisitList;
import clinic.booking.correspondence.Correspondence;
import clinic.booking.correspondence.TimelineItem;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** A patient's visits with their links and with what was written about them, the latest first. */
@Component
class MyVisits {

    private static final int MOST = 100;

    private final VisitList visits;
    private final ManagedAppointments managed;
    private final Correspondence correspondence;
    private final Clock clock;

    MyVisits(VisitList visits, ManagedAppointments managed, Correspondence correspondence, Clock clock) {
        this.visits = visits;
        this.managed = managed;
        this.correspondence = correspondence;
        this.clock = clock;
    }

    List<MyVisit> of(List<UUID> patients) {
        return patients.stream()
                .flatMap(patient -> visits.of(patient).stream())
                .sorted(Comparator.comparing(AppointmentView::start).reversed())
                .limit(MOST)
                .map(this::mine)
                .toList();
    }

    private MyVisit mine(AppointmentView visit) {
        String token = managed.token(visit.id());
        return new MyVisit(
                visit,
                managed.open(token).isPresent() ? token : null,
                visit.changeableAt(clock.instant()),
                correspondence.about(visit.id()).stream()
                        .filter(item -> item.kind() == TimelineItem.Kind.MESSAGE_SENT)
                        .toList());
    }
}
