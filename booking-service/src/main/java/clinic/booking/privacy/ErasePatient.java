package clinic.booking.privacy;

import clinic.booking.audit.Audit;
import clinic.booking.audit.Deed;
import clinic.booking.audit.Who;
import clinic.booking.patient.NoSuchPatient;
import clinic.contracts.Topic;
import clinic.messaging.Outbox;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Erases a patient here, and has the topic of patients, and so every reader of it, forget them. */
@Component
public class ErasePatient {

    private final Traces traces;
    private final FilesToCome files;
    private final Outbox outbox;
    private final Audit audit;
    private final Clock clock;

    ErasePatient(Traces traces, FilesToCome files, Outbox outbox, Audit audit, Clock clock) {
        this.traces = traces;
        this.files = files;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Under every id that the patient has had. Asked for again it answers the same and does nothing.
     *
     * @throws NoSuchPatient when there never was one
     * @throws VisitsAhead while the patient is expected
     */
    @Transactional
    public Erasure erase(UUID asked, Who who) {
        Instant now = clock.instant();
        UUID patientId = traces.locked(asked).orElseThrow(NoSuchPatient::new);
        if (traces.erasedAt(patientId).isEmpty()) {
            if (traces.visitsAhead(patientId, now)) {
                throw new VisitsAhead();
            }
            files.bringNobodyBack(patientId);
            traces.remove(patientId, now);
            outbox.forget(Topic.PATIENTS, patientId.toString());
            traces.merged(patientId).forEach(pointer -> outbox.forget(Topic.PATIENTS, pointer.toString()));
            audit.done(who, Deed.ERASED, patientId);
        }
        return done(patientId).orElseThrow();
    }

    /**
     * With what care law kept, now that it has been kept long enough. Nothing stays but ids, and in the audit who did what.
     *
     * @param stillDue asked once nobody else changes the patient any more: since somebody was listed, reception may have
     *     found out that they are a patient who comes here today
     * @return false when it is not; then nothing has changed
     */
    @Transactional
    public boolean wholly(UUID patientId, BooleanSupplier stillDue, Who who) {
        traces.locked(patientId);
        if (!stillDue.getAsBoolean()) {
            return false;
        }
        Erasure erased = erase(patientId, who);
        if (traces.letGo(erased.patient())) {
            audit.done(who, Deed.CARE_LET_GO, erased.patient());
        }
        return true;
    }

    /** What became of a patient who was erased before; empty for everybody else. */
    public Optional<Erasure> done(UUID patientId) {
        return traces.erasedAt(patientId).map(at -> new Erasure(patientId, at, traces.visitsThatTookPlace(patientId)));
    }
}
