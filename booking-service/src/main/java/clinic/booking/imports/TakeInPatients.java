package clinic.booking.imports;

import clinic.booking.audit.Audit;
import clinic.booking.audit.Who;
import clinic.booking.patient.Faces;
import clinic.booking.patient.ProtectIdentity;
import clinic.booking.patient.RecordPatients;
import clinic.booking.task.Doubt;
import clinic.booking.task.Tasks;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes in patients: who is known stays as they are, unless their identity is said to be protected; who may be known is
 * recorded anew, and somebody has to look.
 */
@Component
class TakeInPatients implements TakeIn {

    private final Origins origins;
    private final RecordPatients patients;
    private final ProtectIdentity identities;
    private final Tasks tasks;
    private final Audit audit;
    private final Clock clock;

    TakeInPatients(
            Origins origins,
            RecordPatients patients,
            ProtectIdentity identities,
            Tasks tasks,
            Audit audit,
            Clock clock) {
        this.origins = origins;
        this.patients = patients;
        this.identities = identities;
        this.tasks = tasks;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public Kind kind() {
        return Kind.PATIENTS;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Verdict> takeIn(Import one, List<Row> rows) {
        Instant now = clock.instant();
        LocalDate today = PatientRow.latestToday(now);
        List<ToldPatient> told =
                rows.stream().map(row -> ToldPatient.read(one, row, today)).toList();
        // Faces first: of whoever is erased in between it is the origins that tell.
        Faces faces = patients.among(told.stream().flatMap(ToldPatient::details).toList(), one.system());
        Recognition recognition = new Recognition(
                origins.known(
                        told.stream().flatMap(each -> each.origins().stream()).toList()),
                faces);
        List<Verdict> verdicts =
                told.stream().map(each -> recognition.verdict(each, now)).toList();
        write(one, recognition, verdicts, now);
        return verdicts;
    }

    private void write(Import one, Recognition recognition, List<Verdict> verdicts, Instant now) {
        Who by = Who.staff(one.by());
        patients.record(recognition.faces());
        origins.keep(recognition.made());
        audit.broughtIn(
                by,
                one.id(),
                verdicts.stream()
                        .flatMap(verdict -> verdict.recorded().stream())
                        .toList());
        // By id, as whoever makes two of them one locks them.
        recognition.faces().hidden().stream()
                .sorted(Comparator.comparing(UUID::toString))
                .forEach(patient -> identities.protect(patient, true, by));
        tasks.possiblySame(verdicts.stream().flatMap(TakeInPatients::doubt).toList(), now);
    }

    private static Stream<Doubt> doubt(Verdict verdict) {
        return verdict.patient() == null || verdict.perhaps() == null
                ? Stream.empty()
                : Stream.of(new Doubt(verdict.patient(), verdict.perhaps()));
    }
}
