package clinic.booking.patient;

import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who the clinic's patients are. */
@Component
public class PatientRegister {

    private final Patients patients;

    PatientRegister(Patients patients) {
        this.patients = patients;
    }

    @Transactional(readOnly = true)
    public Optional<PatientView> patient(UUID id) {
        return patients.findById(id)
                .map(patient -> new PatientView(
                        patient.id(),
                        patient.name(),
                        patient.birthDate(),
                        patient.mobile(),
                        patient.email(),
                        patient.language(),
                        patient.agreesTo()));
    }
}
