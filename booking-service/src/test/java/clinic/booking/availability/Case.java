package clinic.booking.availability;

import clinic.booking.BookingRules;
import clinic.booking.catalogue.MeantFor;
import clinic.booking.catalogue.Need;
import clinic.booking.catalogue.Offer;
import clinic.booking.catalogue.Treatment;
import clinic.booking.hours.ChangedHours;
import clinic.booking.hours.ClosedDay;
import clinic.booking.hours.Hours;
import clinic.booking.hours.WorkingHours;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A question about free times with all there is to know, as it stands in the tables. */
record Case(
        Treatment treatment,
        List<Offer> offers,
        List<Need> needs,
        List<WorkingHours> weekly,
        List<ChangedHours> changed,
        Set<ClosedDay> closed,
        List<TakenTime> taken,
        BookingRules rules,
        Instant now,
        LocalDate from,
        int days) {

    static Treatment treatment(int minutes, int bufferBefore, int bufferAfter) {
        return treatment(minutes, bufferBefore, bufferAfter, null, null);
    }

    static Treatment treatment(
            int minutes, int bufferBefore, int bufferAfter, @Nullable Duration leadTime, @Nullable Period horizon) {
        UUID id = UUID.randomUUID();
        return new Treatment(
                id,
                id.toString(),
                "Behandling",
                "Treatment",
                "",
                "",
                MeantFor.EVERYBODY,
                Duration.ofMinutes(minutes),
                700,
                Duration.ofMinutes(bufferBefore),
                Duration.ofMinutes(bufferAfter),
                leadTime,
                horizon,
                false);
    }

    static BookingRules rules(Duration leadTime, Period horizon, int gridMinutes) {
        return new BookingRules(
                leadTime, horizon, Duration.ofMinutes(10), Duration.ofMinutes(gridMinutes), Duration.ofHours(24));
    }

    Case with(List<TakenTime> others) {
        return new Case(treatment, offers, needs, weekly, changed, closed, others, rules, now, from, days);
    }

    LocalDate until() {
        return from.plusDays(days);
    }

    SlotSearch search() {
        return new SlotSearch(
                new Facts(treatment, offers, needs, new Hours(weekly, changed, closed), taken, rules, now));
    }
}
