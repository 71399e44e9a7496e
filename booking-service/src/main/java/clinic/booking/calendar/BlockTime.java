package clinic.booking.calendar;

import clinic.booking.InvalidInput;
import clinic.booking.TimeOrderedId;
import clinic.booking.audit.Audit;
import clinic.booking.audit.Deed;
import clinic.booking.audit.Who;
import clinic.booking.availability.ClinicianCalendar;
import clinic.booking.repeat.KeptAnswers;
import clinic.booking.repeat.RequestKey;
import clinic.booking.signin.StaffMember;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps time free of patients: lunch, a meeting, a room that is being painted. */
@Component
class BlockTime {

    private final ClinicianCalendar calendar;
    private final Blocks blocks;
    private final KeptAnswers kept;
    private final Audit audit;
    private final Clock clock;

    BlockTime(ClinicianCalendar calendar, Blocks blocks, KeptAnswers kept, Audit audit, Clock clock) {
        this.calendar = calendar;
        this.blocks = blocks;
        this.kept = kept;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * @param key under which the answer is kept; null keeps none
     * @throws NotYourCalendar for a practitioner whose time it is not
     * @throws TimeTaken when a visit, a hold or another block is in the way, and when a twin of this request was first
     */
    @Transactional
    UUID block(WantedBlock wanted, StaffMember by, @Nullable RequestKey key) {
        requireOwn(by, wanted.resource());
        if (!blocks.canHave(wanted.resource())) {
            throw new InvalidInput("resource", "unknown-resource");
        }
        Instant now = clock.instant();
        UUID id = TimeOrderedId.at(now);
        if (!calendar.block(wanted.resource(), wanted.start(), wanted.end(), id) || !kept.keep(key, id)) {
            throw new TimeTaken();
        }
        blocks.keep(id, wanted.resource(), wanted.note(), by.id(), now);
        audit.blocked(Who.staff(by.id()), Deed.TIME_BLOCKED, wanted.resource(), wanted.start());
        return id;
    }

    /**
     * Opens it for patients again.
     *
     * @throws NotYourCalendar for a practitioner whose time it is not
     */
    @Transactional
    void open(ShownBlock block, StaffMember by) {
        requireOwn(by, block.resource());
        if (!blocks.forget(block.id())) {
            throw new NoSuchBlock();
        }
        calendar.giveBack(block.id());
        audit.blocked(Who.staff(by.id()), Deed.TIME_OPENED, block.resource(), block.start());
    }

    private static void requireOwn(StaffMember by, UUID resource) {
        if (!by.mayChange(resource)) {
            throw new NotYourCalendar();
        }
    }
}
