package clinic.booking.setup;

import clinic.booking.InvalidInput;
import clinic.booking.audit.Audit;
import clinic.booking.audit.Deed;
import clinic.booking.audit.Who;
import clinic.booking.catalogue.CatalogueAnnouncements;
import clinic.booking.change.ChangedMeanwhile;
import clinic.booking.setup.Touch.Kind;
import clinic.booking.setup.Treatments.Giver;
import clinic.booking.setup.Treatments.Kept;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Adds a treatment, or changes what it is. It counts for what is booked from now on; visits that are booked stay. */
@Component
class SetUpTreatment {

    private final Treatments treatments;
    private final TouchedVisits visits;
    private final CatalogueAnnouncements announcements;
    private final Audit audit;

    SetUpTreatment(Treatments treatments, TouchedVisits visits, CatalogueAnnouncements announcements, Audit audit) {
        this.treatments = treatments;
        this.visits = visits;
        this.announcements = announcements;
        this.audit = audit;
    }

    /**
     * Set up as it is already, nothing happens.
     *
     * @param id of one that there is, or of the one to be
     * @param seen the version that it is to replace; null for whichever there is
     * @param agreed what of the visits ahead was {@linkplain Touch#agreement agreed} to
     * @throws InvalidInput when another has its name, or somebody is limited who does not give it
     * @throws ChangedMeanwhile when there is another version by now
     * @throws TouchesVisits when it touches visits, and this was not agreed to
     */
    @Transactional
    public Kept setUp(
            UUID id, TreatmentDetails details, @Nullable Integer seen, @Nullable String agreed, Who who, Instant now) {
        Kept before = treatments.locked(id).orElse(null);
        if (before != null) {
            ChangedMeanwhile.check(seen, before.version());
            if (details.equals(before.details())) {
                return before;
            }
        }
        if (treatments.anotherIsCalled(details.nameSv(), id)) {
            throw new InvalidInput("nameSv", "treatment-name-taken");
        }
        Set<UUID> givers = treatments.givers(id).stream().map(Giver::id).collect(Collectors.toSet());
        if (!givers.containsAll(details.limits().keySet())) {
            throw new InvalidInput("limits", "unknown-practitioner");
        }
        if (before != null) {
            Touch.check(touches(before, details, now), agreed);
        }
        int version = treatments.keep(id, code(before, details), details);
        announcements.treatmentListed(id);
        audit.setUp(who, before == null ? Deed.TREATMENT_ADDED : Deed.TREATMENT_CHANGED, id, version);
        return treatments.of(id).orElseThrow();
    }

    private List<Touch> touches(Kept before, TreatmentDetails details, Instant now) {
        List<Touch> touches = new ArrayList<>();
        if (details.minutes() != before.details().minutes()) {
            touches.add(new Touch(Kind.LENGTH, visits.notLasting(details.minutes(), before.id(), now)));
        }
        if (details.bufferBefore() != before.details().bufferBefore()
                || details.bufferAfter() != before.details().bufferAfter()) {
            touches.add(new Touch(Kind.BUFFERS, visits.of(before.id(), now)));
        }
        return touches;
    }

    private String code(@Nullable Kept before, TreatmentDetails details) {
        return before == null ? FreeSlug.of(details.nameEn(), "treatment", treatments::hasCode) : before.code();
    }
}
