package clinic.booking.phone;

import clinic.booking.availability.ClinicianCalendar;
import clinic.booking.availability.ClosedBy;
import clinic.booking.availability.FreeTime;
import clinic.booking.availability.Placement;
import clinic.booking.availability.Wish;
import clinic.booking.catalogue.Catalogue;
import clinic.booking.catalogue.Location;
import clinic.booking.catalogue.Offer;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says of a time that staff want whether it can be had, before they type who calls. */
@Component
class JudgeTime {

    private final ClinicianCalendar calendar;
    private final Catalogue catalogue;

    JudgeTime(ClinicianCalendar calendar, Catalogue catalogue) {
        this.calendar = calendar;
        this.catalogue = catalogue;
    }

    /**
     * What comes of it.
     *
     * @param places where the practitioner gives the treatment
     * @param place the one that was asked for, or where the practitioner is then; null when it is given nowhere
     * @param closedBy every rule that closes it there
     * @param nearest free times, where it is closed
     */
    record Judgement(List<Location> places, @Nullable Location place, List<ClosedBy> closedBy, List<FreeTime> nearest) {

        boolean overridable() {
            return closedBy.stream().allMatch(ClosedBy::yieldsToStaff);
        }
    }

    /** @throws clinic.booking.InvalidInput when it is no time that anybody could have */
    Judgement judge(Wish wish, Instant start) {
        List<Location> places = catalogue.offers(wish.treatmentId(), wish.practitionerId(), null).stream()
                .map(Offer::location)
                .toList();
        return calendar.wanted(wish, start)
                .map(time -> judge(time, places, wish))
                .orElse(new Judgement(places, null, List.of(ClosedBy.NOT_GIVEN), List.of()));
    }

    private Judgement judge(FreeTime time, List<Location> places, Wish wish) {
        Location place = time.location();
        Placement placement = Placement.of(wish.with(time.practitioner().id(), place.id()), time, null);
        Set<ClosedBy> closedBy = calendar.closedBy(placement);
        List<FreeTime> nearest = closedBy.isEmpty()
                ? List.of()
                : calendar.refused(placement, closedBy).alternatives();
        return new Judgement(places, place, closedBy.stream().sorted().toList(), nearest);
    }
}
