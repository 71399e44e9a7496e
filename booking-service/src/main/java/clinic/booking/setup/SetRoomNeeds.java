package clinic.booking.setup;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import clinic.booking.audit.Audit;
import clinic.booking.audit.Deed;
import clinic.booking.audit.Who;
import clinic.booking.change.ChangedMeanwhile;
import clinic.booking.setup.Touch.Kind;
import clinic.booking.setup.Treatments.Kept;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Says which rooms and equipment a treatment takes. Visits that are booked keep what they have. */
@Component
class SetRoomNeeds {

    private final Treatments treatments;
    private final RoomRegister rooms;
    private final TouchedVisits visits;
    private final Audit audit;

    SetRoomNeeds(Treatments treatments, RoomRegister rooms, TouchedVisits visits, Audit audit) {
        this.treatments = treatments;
        this.rooms = rooms;
        this.visits = visits;
        this.audit = audit;
    }

    /**
     * Set as they are already, nothing happens.
     *
     * @throws NoSuchTreatment when there is none with this id
     * @throws clinic.booking.InvalidInput when something is not at the location, or needed twice
     * @throws ChangedMeanwhile when there is another version of the treatment by now
     * @throws TouchesVisits when visits are booked there, and this was not agreed to
     */
    @Transactional
    public Kept set(
            UUID treatment, RoomNeeds needs, @Nullable Integer seen, @Nullable String agreed, Who who, Instant now) {
        Kept before = treatments.locked(treatment).orElseThrow(NoSuchTreatment::new);
        ChangedMeanwhile.check(seen, before.version());
        needs.check(rooms.all().stream()
                .collect(groupingBy(room -> room.details().location(), mapping(RoomRegister.Kept::id, toSet()))));
        Set<UUID> changed = needs.differingFrom(rooms.needs(treatment));
        if (changed.isEmpty()) {
            return before;
        }
        Touch.check(List.of(new Touch(Kind.ROOMS, visits.at(changed, treatment, now))), agreed);
        rooms.keepNeeds(treatment, needs);
        audit.setUp(who, Deed.TREATMENT_ROOMS_SET, treatment, treatments.nextVersion(treatment));
        return treatments.of(treatment).orElseThrow();
    }
}
