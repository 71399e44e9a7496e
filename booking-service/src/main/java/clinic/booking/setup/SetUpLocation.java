package clinic.booking.setup;

import clinic.booking.InvalidInput;
import clinic.booking.audit.Audit;
import clinic.booking.audit.Deed;
import clinic.booking.audit.Who;
import clinic.booking.catalogue.CatalogueAnnouncements;
import clinic.booking.change.ChangedMeanwhile;
import clinic.booking.setup.Locations.Kept;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Adds a location, or changes what patients are told of it. */
@Component
class SetUpLocation {

    private final Locations locations;
    private final CatalogueAnnouncements announcements;
    private final Audit audit;

    SetUpLocation(Locations locations, CatalogueAnnouncements announcements, Audit audit) {
        this.locations = locations;
        this.announcements = announcements;
        this.audit = audit;
    }

    /**
     * Set up as it is already, nothing happens.
     *
     * @param id of one that there is, or of the one to be
     * @param seen the version that it is to replace; null for whichever there is
     * @throws InvalidInput when another has its name, or visits are told in the zone it had
     * @throws ChangedMeanwhile when there is another version by now
     */
    @Transactional
    public Kept setUp(UUID id, LocationDetails details, @Nullable Integer seen, Who who) {
        Kept before = locations.locked(id).orElse(null);
        if (before != null) {
            ChangedMeanwhile.check(seen, before.version());
            if (details.equals(before.details())) {
                return before;
            }
            if (!details.zone().equals(before.details().zone()) && locations.hasVisits(id)) {
                throw new InvalidInput("zone", "location-zone-in-use");
            }
        }
        if (locations.anotherIsCalled(details.name(), id)) {
            throw new InvalidInput("name", "location-name-taken");
        }
        Kept after = locations.keep(id, details);
        announcements.listed(details.at(id));
        audit.locationSetUp(who, before == null ? Deed.LOCATION_ADDED : Deed.LOCATION_CHANGED, id, after.version());
        return after;
    }
}
