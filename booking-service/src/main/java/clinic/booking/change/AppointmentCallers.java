package clinic.booking.change;

import clinic.booking.appointment.AppointmentView;
import clinic.booking.appointment.ManagedAppointments;
import clinic.booking.appointment.NoSuchAppointment;
import clinic.booking.appointment.VisitList;
import clinic.booking.audit.Audit;
import clinic.booking.audit.Who;
import clinic.booking.repeat.RequestKey;
import clinic.booking.signin.StaffMember;
import clinic.contracts.booking.StaffRole;
import clinic.doors.BearerToken;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** Who may change a visit: its patient by the link, or staff who have signed in. */
@Component
public class AppointmentCallers {

    private final ManagedAppointments managed;
    private final VisitList visits;
    private final Audit audit;

    AppointmentCallers(ManagedAppointments managed, VisitList visits, Audit audit) {
        this.managed = managed;
        this.visits = visits;
        this.audit = audit;
    }

    /**
     * Somebody who was let in, and the visit they came for.
     *
     * @param name whose idempotency keys are theirs alone
     * @param link the part of it that they showed; null for staff
     */
    public record Caller(
            Who who,
            Reach reach,
            String name,
            AppointmentView visit,
            @Nullable String link) {

        void requireStaff() {
            if (!who.isStaff()) {
                throw new StaffOnly();
            }
        }

        /** Whose visit it is, for staff; null for whoever holds its link. */
        @Nullable
        UUID patient() {
            return who.isStaff() ? visit.patientId() : null;
        }

        /** For a look at what they could ask for, of whichever version. */
        ChangeRequest look() {
            return new ChangeRequest(visit.id(), who, reach, null, null);
        }

        /** What they ask for, with the version they saw and the key by which they may repeat themselves. */
        public ChangeRequest change(HttpServletRequest request, @Nullable Integer version, Object body) {
            Integer seen = SeenVersion.of(request.getHeader(HttpHeaders.IF_MATCH), version);
            RequestKey key = RequestKey.of(
                    request.getHeader("Idempotency-Key"),
                    request.getServletPath() + ' ' + name,
                    List.of(body, String.valueOf(seen)));
            return new ChangeRequest(visit.id(), who, reach, seen, RequestKey.carried(request, key));
        }

        /** One of many changes that are asked for at once; whoever asks remembers by themselves which were made. */
        public ChangeRequest oneOfMany(int version) {
            return new ChangeRequest(visit.id(), who, reach, version, null);
        }
    }

    /** Somebody who showed the link of a visit; staff hold none. */
    public record Holder(AppointmentView visit, String link) {}

    /** @throws NotLetIn the same for a wrong link, another visit's link and none */
    public Holder holder(UUID visitId, HttpServletRequest request) {
        return BearerToken.of(request)
                .flatMap(link -> managed.open(link)
                        .filter(visit -> visit.id().equals(visitId))
                        .map(visit -> new Holder(visit, link)))
                .orElseThrow(NotLetIn::new);
    }

    /**
     * @throws NotLetIn the same for a wrong link, another visit's link and a visit that is not there
     * @throws NotYours for a practitioner whose visit it is not
     * @throws NoSuchAppointment for staff, who may know
     */
    Caller letIn(UUID visitId, HttpServletRequest request) {
        if (BearerToken.of(request).isPresent()) {
            Holder holder = holder(visitId, request);
            return new Caller(Who.LINK, Reach.EVERYBODYS, "patient", holder.visit(), holder.link());
        }
        StaffMember member = StaffMember.of(request)
                .filter(one -> one.hasOneOf(StaffRole.RECEPTIONIST, StaffRole.PRACTITIONER, StaffRole.ADMIN))
                .orElseThrow(NotLetIn::new);
        AppointmentView visit = visits.visit(visitId).orElseThrow(() -> new NoSuchAppointment(visitId));
        Reach reach = reach(member);
        reach.require(visit.practitioner().id());
        return new Caller(Who.staff(member.id()), reach, "staff " + member.id(), visit, null);
    }

    /** The same, where there is nothing for patients. Throws as above, and {@link StaffOnly}. */
    public Caller staff(UUID visitId, HttpServletRequest request) {
        Caller caller = letIn(visitId, request);
        caller.requireStaff();
        return caller;
    }

    /** The visit, for somebody who only wants to see it; that staff did is written down. Throws as above. */
    Caller show(UUID visitId, HttpServletRequest request) {
        Caller caller = letIn(visitId, request);
        if (caller.who().isStaff()) {
            audit.seen(caller.who(), caller.visit().patientId(), visitId);
        }
        return caller;
    }

    /** Practitioners change the visits that are theirs, and give none to a colleague; who runs the day changes all. */
    private static Reach reach(StaffMember member) {
        return member.runsTheDay() ? Reach.EVERYBODYS : Reach.visitsOf(member.practitionerId());
    }
}
