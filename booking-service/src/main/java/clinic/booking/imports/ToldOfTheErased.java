package clinic.booking.imports;

import clinic.booking.patient.Faces;
import clinic.booking.patient.RecordPatients;
import clinic.booking.privacy.FilesToCome;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Rows that were never taken in, and tell of somebody who is erased: they are remembered as if they had been, so that they
 * are refused like those of an old file. Only their digests are; the file stays as it is, since nobody else is concerned.
 */
@Component
class ToldOfTheErased implements FilesToCome {

    private final Imports imports;
    private final ImportedFiles files;
    private final Origins origins;
    private final RecordPatients patients;
    private final Clock clock;

    ToldOfTheErased(Imports imports, ImportedFiles files, Origins origins, RecordPatients patients, Clock clock) {
        this.imports = imports;
        this.files = files;
        this.origins = origins;
        this.patients = patients;
        this.clock = clock;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void bringNobodyBack(UUID patientId) {
        imports.all().stream()
                .filter(one -> one.state() != Import.State.FINISHED && one.kind() == Kind.PATIENTS)
                .forEach(one -> bringNobodyBack(patientId, one));
    }

    private void bringNobodyBack(UUID patientId, Import one) {
        LocalDate today = PatientRow.latestToday(clock.instant());
        Map<String, UUID> told = new HashMap<>();
        try (Rows rows = files.open(one)) {
            for (List<Row> some = rows.next(one.kind().rowsAtOnce());
                    !some.isEmpty();
                    some = rows.next(one.kind().rowsAtOnce())) {
                List<ToldPatient> people = some.stream()
                        .map(row -> ToldPatient.read(one, row, today))
                        .toList();
                Faces faces = patients.among(
                        people.stream().flatMap(ToldPatient::details).toList(), one.system());
                people.stream()
                        .filter(each -> each.details().anyMatch(details -> faces.mayBe(patientId, details)))
                        .flatMap(each -> each.origins().stream())
                        .forEach(origin -> told.put(origin, patientId));
            }
        } catch (NotRows theRestCannotBeReadEither) {
            // What cannot be read is not taken in.
        }
        origins.keep(told);
    }
}
