package clinic.booking.merge;

import clinic.booking.audit.Audit;
import clinic.booking.audit.Deed;
import clinic.booking.audit.Who;
import clinic.booking.patient.KeptOfTwo;
import clinic.booking.patient.MakeOne;
import clinic.booking.signin.StaffMember;
import clinic.booking.task.Tasks;
import clinic.contracts.booking.StaffRole;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Two records are found to be of one patient, or of two. */
@Component
public class MergePatients {

    private final MakeOne records;
    private final Belongings belongings;
    private final Tasks tasks;
    private final Audit audit;
    private final Clock clock;

    MergePatients(MakeOne records, Belongings belongings, Tasks tasks, Audit audit, Clock clock) {
        this.records = records;
        this.belongings = belongings;
        this.tasks = tasks;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * What somebody decided who had both records before them.
     *
     * @param seen the revision of the kept record then
     * @param otherSeen the same of the other, which becomes a pointer
     */
    public record Decision(UUID kept, UUID other, KeptOfTwo choice, int seen, int otherSeen, String reason) {}

    /**
     * All of it, or nothing. Said again it changes nothing.
     *
     * @throws clinic.booking.patient.NotOne with the reason
     */
    @Transactional
    public void merge(Decision decision, StaffMember by) {
        Instant now = clock.instant();
        boolean merged = records.make(
                new MakeOne.Wish(
                        decision.kept(),
                        decision.other(),
                        decision.choice(),
                        decision.seen(),
                        decision.otherSeen(),
                        by.hasOneOf(StaffRole.ADMIN),
                        decision.reason(),
                        by.id()),
                now);
        if (merged) {
            belongings.move(decision.other(), decision.kept());
            tasks.merged(decision.other(), decision.kept(), by.getName(), now);
            audit.done(Who.staff(by.id()), Deed.MERGED, decision.kept());
            audit.done(Who.staff(by.id()), Deed.MERGED, decision.other());
        }
    }

    /**
     * Somebody has looked, and they are two: nobody is asked again.
     *
     * @throws clinic.booking.patient.NotOne when they are one record, or somebody has merged one of them
     */
    @Transactional
    public void notTheSame(UUID one, UUID other, StaffMember by) {
        records.requireTwo(one, other);
        if (tasks.notTheSame(one, other, by.getName(), clock.instant())) {
            audit.done(Who.staff(by.id()), Deed.FOUND_TO_BE_TWO, one);
            audit.done(Who.staff(by.id()), Deed.FOUND_TO_BE_TWO, other);
        }
    }
}
