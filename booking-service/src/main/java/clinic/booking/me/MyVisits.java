package clinic.booking.me;

import clinic.booking.appointment.AppointmentView;
import clinic.booking.appointment.ManagedAppointments;
import clinic.booking.appointment.VisitList;
import clinic.booking.correspondence.Correspondence;
import clinic.booking.correspondence.TimelineItem;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
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

    List<MyVisit> of(List<UUID> recordings) {
        Instant now = clock.instant();
        List<AppointmentView> latest = visits.of(recordings, MOST);
        List<UUID> ids = latest.stream().map(AppointmentView::id).toList();
        Map<UUID, String> tokens = managed.tokens(ids);
        Map<UUID, List<TimelineItem>> written = correspondence.about(ids);
        return latest.stream()
                .map(visit -> new MyVisit(
                        visit,
                        tokens.get(visit.id()),
                        visit.changeableAt(now),
                        written.getOrDefault(visit.id(), List.of()).stream()
                                .filter(item -> item.kind() == TimelineItem.Kind.MESSAGE_SENT)
                                .toList()))
                .toList();
    }
}
