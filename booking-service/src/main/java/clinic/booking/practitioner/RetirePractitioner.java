package clinic.booking.practitioner;

import clinic.booking.KnownDays;
import clinic.booking.audit.Audit;
import clinic.booking.audit.Deed;
import clinic.booking.audit.Who;
import clinic.booking.catalogue.CatalogueAnnouncements;
import clinic.booking.change.ChangedMeanwhile;
import clinic.booking.practitioner.Practitioners.Kept;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Says from which day on somebody receives no more patients. Nobody is deleted, and visits that are booked stay. */
@Component
class RetirePractitioner {

    private final Practitioners practitioners;
    private final ChangeOfHours hours;
    private final CatalogueAnnouncements announcements;
    private final Audit audit;

    RetirePractitioner(
            Practitioners practitioners, ChangeOfHours hours, CatalogueAnnouncements announcements, Audit audit) {
        this.practitioners = practitioners;
        this.hours = hours;
        this.announcements = announcements;
        this.audit = audit;
    }

    /** What is wrong with a first day without patients; null where it can be used. */
    static @Nullable String fault(LocalDate from, LocalDate today) {
        if (from.isBefore(today)) {
            return "hours-date-passed";
        }
        return KnownDays.isTooFarAhead(from, today) ? "hours-date-unreadable" : null;
    }

    /**
     * Said so already, nothing happens, whichever version was seen.
     *
     * @param from the first day without patients; null where they receive patients after all
     * @param seen the version of their hours that whoever decides has seen
     * @throws ChangedMeanwhile when there is another version by now
     * @throws NotConfirmed when visits are left that nobody was shown
     */
    @Transactional
    public Kept retire(UUID id, @Nullable LocalDate from, @Nullable Integer seen, Shown shown, Who who) {
        Kept before = practitioners.locked(id).orElseThrow(NoSuchPractitioner::new);
        if (Objects.equals(from, before.retiredFrom())) {
            return before;
        }
        ChangedMeanwhile.check(seen, before.hoursVersion());
        hours.make(List.of(id), shown, () -> practitioners.retire(id, from));
        announcements.practitionerListed(id);
        audit.resourceSetUp(
                who, from == null ? Deed.PRACTITIONER_BACK : Deed.PRACTITIONER_RETIRED, id, before.hoursVersion() + 1);
        return practitioners.of(id).orElseThrow();
    }
}
