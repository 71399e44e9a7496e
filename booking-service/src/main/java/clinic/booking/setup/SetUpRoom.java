package clinic.booking.setup;

import clinic.booking.InvalidInput;
import clinic.booking.audit.Audit;
import clinic.booking.audit.Deed;
import clinic.booking.audit.Who;
import clinic.booking.change.ChangedMeanwhile;
import clinic.booking.setup.RoomRegister.Kept;
import clinic.booking.setup.Touch.Kind;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Adds a room or a piece of equipment, renames it, takes it out of use. Nothing is deleted: visits stand in it. */
@Component
class SetUpRoom {

    private final RoomRegister rooms;
    private final TouchedVisits visits;
    private final Audit audit;

    SetUpRoom(RoomRegister rooms, TouchedVisits visits, Audit audit) {
        this.rooms = rooms;
        this.visits = visits;
        this.audit = audit;
    }

    /**
     * Set up as it is already, nothing happens.
     *
     * @param seen the version that it is to replace; null for whichever there is
     * @throws InvalidInput when another at the location has its name, or it is to stand somewhere else
     * @throws ChangedMeanwhile when there is another version by now
     */
    @Transactional
    public Kept setUp(UUID id, RoomDetails details, @Nullable Integer seen, Who who) {
        Kept before = rooms.locked(id).orElse(null);
        if (before != null) {
            ChangedMeanwhile.check(seen, before.version());
            if (details.equals(before.details())) {
                return before;
            }
            if (!details.location().equals(before.details().location())) {
                throw new InvalidInput("location", "room-location-stays");
            }
        }
        requireFreeName(details, id);
        audit.resourceSetUp(who, before == null ? Deed.ROOM_ADDED : Deed.ROOM_CHANGED, id, rooms.keep(id, details));
        return rooms.of(id).orElseThrow();
    }

    /** What taking it out of use would mean now. */
    List<Touch> touches(UUID id, Instant now) {
        return List.of(new Touch(Kind.ROOM_RETIRED, visits.in(id, now)));
    }

    /**
     * No visit comes there any more; those that stand there stay. Retired already, nothing happens, whichever version was seen.
     *
     * @throws NoSuchRoom when there is none with this id
     * @throws ChangedMeanwhile when there is another version by now
     * @throws TouchesVisits when visits stand in it, and this was not agreed to
     */
    @Transactional
    public Kept retire(UUID id, @Nullable Integer seen, @Nullable String agreed, Who who, Instant now) {
        Kept before = rooms.locked(id).orElseThrow(NoSuchRoom::new);
        if (!before.retired()) {
            ChangedMeanwhile.check(seen, before.version());
            Touch.check(touches(id, now), agreed);
            audit.resourceSetUp(who, Deed.ROOM_RETIRED, id, rooms.retire(id, now));
        }
        return rooms.of(id).orElseThrow();
    }

    /**
     * It is in use again.
     *
     * @throws InvalidInput when another at the location has its name by now
     */
    @Transactional
    public Kept reopen(UUID id, @Nullable Integer seen, Who who) {
        Kept before = rooms.locked(id).orElseThrow(NoSuchRoom::new);
        if (before.retired()) {
            ChangedMeanwhile.check(seen, before.version());
            requireFreeName(before.details(), id);
            audit.resourceSetUp(who, Deed.ROOM_REOPENED, id, rooms.retire(id, null));
        }
        return rooms.of(id).orElseThrow();
    }

    private void requireFreeName(RoomDetails details, UUID id) {
        if (rooms.anotherIsCalled(details.name(), details.location(), id)) {
            throw new InvalidInput("name", "room-name-taken");
        }
    }
}
