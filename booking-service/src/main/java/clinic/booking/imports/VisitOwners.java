package clinic.booking.imports;

import clinic.booking.InvalidInput;
import clinic.booking.appointment.AppointmentState;
import clinic.booking.imports.Origins.Known;
import clinic.booking.patient.RecordPatients;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Whose visit a row tells of, and whether it has been taken in already. */
@Component
class VisitOwners {

    private final Origins origins;
    private final RecordPatients patients;

    VisitOwners(Origins origins, RecordPatients patients) {
        this.origins = origins;
        this.patients = patients;
    }

    /**
     * By the number in the other system where the row has one, else as somebody is known who books again.
     *
     * @throws InvalidInput when there is no such patient
     */
    UUID patient(Import one, Row row, Instant now) {
        Optional<String> number = row.value(Field.NUMBER, one.columns());
        if (number.isEmpty()) {
            PatientRow told = PatientRow.read(row, one.columns(), PatientRow.latestToday(now));
            return patients.among(List.of(told.details()), one.system())
                    .same(told.details())
                    .orElseThrow(() -> new InvalidInput(Field.NAME.name(), "unknown-patient"));
        }
        String origin = Origins.patientNumber(one.system(), number.get());
        Known known = origins.known(List.of(origin)).get(origin);
        if (known == null || known.erased()) {
            throw new InvalidInput(Field.NUMBER.name(), known == null ? "unknown-patient" : "erased");
        }
        return known.patient();
    }

    boolean known(Import one, Row row, VisitRow visit, UUID patient) {
        return origins.anyKnown(origins(one, row, visit, patient));
    }

    void keep(Import one, Row row, VisitRow visit, UUID patient, UUID id) {
        Map<String, UUID> made = new HashMap<>();
        origins(one, row, visit, patient).forEach(origin -> made.put(origin, id));
        origins.keep(made);
    }

    /** Its own number; and whose visit it is, with whom and when: of one that was cancelled there may be another. */
    private static List<String> origins(Import one, Row row, VisitRow visit, UUID patient) {
        String natural = Origins.visit(
                patient, visit.practitioner().id(), visit.start(), visit.state() == AppointmentState.CANCELLED);
        return row.value(Field.VISIT_NUMBER, one.columns())
                .map(number -> List.of(Origins.visitNumber(one.system(), number), natural))
                .orElse(List.of(natural));
    }
}
