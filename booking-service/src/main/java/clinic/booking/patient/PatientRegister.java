package clinic.booking.patient;

import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Who the clinic's patients are. */
@Component
public class PatientRegister {

    public Optional<PatientView> patient(UUID id) {
        throw new UnsupportedOperationException();
    }
}
