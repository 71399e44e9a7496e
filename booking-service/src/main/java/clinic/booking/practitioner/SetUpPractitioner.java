package clinic.booking.practitioner;

import clinic.booking.InvalidInput;
import clinic.booking.audit.Audit;
import clinic.booking.audit.Deed;
import clinic.booking.audit.Who;
import clinic.booking.catalogue.CatalogueAnnouncements;
import clinic.booking.catalogue.Practitioner;
import clinic.booking.change.ChangedMeanwhile;
import clinic.booking.practitioner.Practitioners.Kept;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Adds a practitioner, or changes what patients are told of them and can book with them. */
@Component
class SetUpPractitioner {

    private final Practitioners practitioners;
    private final CatalogueAnnouncements announcements;
    private final Audit audit;

    SetUpPractitioner(Practitioners practitioners, CatalogueAnnouncements announcements, Audit audit) {
        this.practitioners = practitioners;
        this.announcements = announcements;
        this.audit = audit;
    }

    /**
     * Set up as they are already, nothing happens. Visits for a treatment that they no longer give stay.
     *
     * @param id of one that there is, or of the one to be
     * @param seen the version that it is to replace; null for whichever there is
     * @throws InvalidInput when another has their name
     * @throws ChangedMeanwhile when there is another version by now
     */
    @Transactional
    public Kept setUp(UUID id, PractitionerDetails details, @Nullable Integer seen, Who who) {
        Kept before = practitioners.locked(id).orElse(null);
        if (before != null) {
            ChangedMeanwhile.check(seen, before.version());
            if (details.equals(before.details())) {
                return before;
            }
        }
        if (practitioners.anotherIsCalled(details.name(), id)) {
            throw new InvalidInput("name", "practitioner-name-taken");
        }
        Kept after = practitioners.keep(id, details);
        announcements.listed(new Practitioner(id, details.name(), details.titleSv(), details.titleEn()));
        audit.resourceSetUp(
                who, before == null ? Deed.PRACTITIONER_ADDED : Deed.PRACTITIONER_CHANGED, id, after.version());
        return after;
    }
}
