package clinic.booking.imports;

import clinic.booking.InvalidInput;
import clinic.booking.InvalidInput.Fault;
import clinic.booking.patient.PatientDetails;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A row, and the patient whom it tells of.
 *
 * @param patient null when it cannot be read
 * @param faults why it cannot
 * @param origins by which the row is known again: the number that the system gave, then all that it says
 */
record ToldPatient(Row row, @Nullable PatientRow patient, List<Fault> faults, List<String> origins) {

    /** None where the row cannot be read. */
    Stream<PatientDetails> details() {
        return patient == null ? Stream.empty() : Stream.of(patient.details());
    }

    static ToldPatient read(Import one, Row row, LocalDate today) {
        try {
            row.requireAtMost(one.headings().size());
            PatientRow patient = PatientRow.read(row, one.columns(), today);
            List<String> origins = new ArrayList<>();
            if (patient.number() != null) {
                origins.add(Origins.patientNumber(one.system(), patient.number()));
            }
            origins.add(Origins.patientRow(one.system(), patient));
            return new ToldPatient(row, patient, List.of(), origins);
        } catch (InvalidInput input) {
            return new ToldPatient(row, null, input.faults(), List.of());
        }
    }
}
