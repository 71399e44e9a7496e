package clinic.booking.setup;

import clinic.booking.InvalidInput;
import clinic.booking.audit.Audit;
import clinic.booking.audit.Deed;
import clinic.booking.audit.Who;
import clinic.booking.catalogue.CatalogueAnnouncements;
import clinic.booking.change.ChangedMeanwhile;
import clinic.booking.setup.Touch.Kind;
import clinic.booking.setup.Treatments.Kept;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes a treatment out of what can be booked, or puts it back. Nothing is deleted, and visits that are booked stay. */
@Component
class RetireTreatment {

    private final Treatments treatments;
    private final TouchedVisits visits;
    private final CatalogueAnnouncements announcements;
    private final Audit audit;

    RetireTreatment(Treatments treatments, TouchedVisits visits, CatalogueAnnouncements announcements, Audit audit) {
        this.treatments = treatments;
        this.visits = visits;
        this.announcements = announcements;
        this.audit = audit;
    }

    /** What it would mean now. */
    List<Touch> touches(UUID id, Instant now) {
        return List.of(new Touch(Kind.TREATMENT_RETIRED, visits.of(id, now)));
    }

    /**
     * Retired already, nothing happens, whichever version was seen.
     *
     * @throws NoSuchTreatment when there is none with this id
     * @throws ChangedMeanwhile when there is another version by now
     * @throws TouchesVisits when visits are booked, and this was not agreed to
     */
    @Transactional
    public Kept retire(UUID id, @Nullable Integer seen, @Nullable String agreed, Who who, Instant now) {
        Kept before = treatments.locked(id).orElseThrow(NoSuchTreatment::new);
        if (before.retired()) {
            return before;
        }
        ChangedMeanwhile.check(seen, before.version());
        Touch.check(touches(id, now), agreed);
        audit.setUp(who, Deed.TREATMENT_RETIRED, id, treatments.retire(id, now));
        announcements.treatmentListed(id);
        return treatments.of(id).orElseThrow();
    }

    /**
     * It can be booked again.
     *
     * @throws InvalidInput when another has its name by now
     */
    @Transactional
    public Kept reopen(UUID id, @Nullable Integer seen, Who who) {
        Kept before = treatments.locked(id).orElseThrow(NoSuchTreatment::new);
        if (!before.retired()) {
            return before;
        }
        ChangedMeanwhile.check(seen, before.version());
        if (treatments.anotherIsCalled(before.details().nameSv(), id)) {
            throw new InvalidInput("nameSv", "treatment-name-taken");
        }
        audit.setUp(who, Deed.TREATMENT_REOPENED, id, treatments.retire(id, null));
        announcements.treatmentListed(id);
        return treatments.of(id).orElseThrow();
    }
}
