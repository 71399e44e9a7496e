package clinic.booking.absence;

import clinic.booking.absence.Proposals.Sought;
import clinic.booking.appointment.AppointmentState;
import clinic.booking.appointment.AppointmentView;
import clinic.booking.availability.ClinicianCalendar;
import clinic.booking.availability.FreeTime;
import clinic.booking.availability.TooManySearches;
import clinic.booking.signin.StaffMember;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/** Where visits could be instead, with colleagues or later, as the one function of availability says. */
@Component
class FittingTimes {

    /** How many days around a visit are searched: few, and more only if there is too little. */
    private static final int[] AROUND = {1, 7};

    private final ClinicianCalendar calendar;
    private final Clock clock;

    FittingTimes(ClinicianCalendar calendar, Clock clock) {
        this.calendar = calendar;
        this.clock = clock;
    }

    /**
     * What fits a visit.
     *
     * @param changeable whether it can still be moved and cancelled; else its patient is here
     */
    record Fitting(boolean changeable, Proposals proposals) {}

    /** For each of these visits in turn. Whoever asks gives visits only to those whose calendar they may change. */
    List<Fitting> of(List<AppointmentView> visits, StaffMember asking) {
        Instant now = clock.instant();
        List<Proposals> proposals = Proposals.forAll(visits.stream()
                .map(visit -> new Sought(
                        visit.location().id(), visit.start(), changeable(visit, now) ? free(visit, asking) : List.of()))
                .toList());
        return IntStream.range(0, visits.size())
                .mapToObj(n -> new Fitting(changeable(visits.get(n), now), proposals.get(n)))
                .toList();
    }

    private static boolean changeable(AppointmentView visit, Instant now) {
        return visit.state() == AppointmentState.BOOKED && now.isBefore(visit.start());
    }

    private List<FreeTime> free(AppointmentView visit, StaffMember asking) {
        List<FreeTime> free = List.of();
        try {
            for (int around : AROUND) {
                free = free(visit, around).stream()
                        .filter(time -> asking.mayChange(time.practitioner().id()))
                        .toList();
                if (free.size() >= Proposals.MOST) {
                    break;
                }
            }
        } catch (TooManySearches crowd) {
            // Whoever must go on can still cancel and ring.
            return List.of();
        }
        return free;
    }

    private List<FreeTime> free(AppointmentView visit, int around) {
        LocalDate first = visit.startsAt().toLocalDate().minusDays(around);
        return calendar.freeFor(visit.treatment().id(), visit.agreed(), first, 2 * around + 1);
    }
}
