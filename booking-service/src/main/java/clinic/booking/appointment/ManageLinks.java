package clinic.booking.appointment;

import clinic.booking.patient.PatientRegister;
import clinic.contracts.SecretLink;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The private links by which patients see, move and cancel their visits. */
@Component
class ManageLinks {

    private final SecretLink links;
    private final PatientRegister patients;

    ManageLinks(SecretLink links, PatientRegister patients) {
        this.links = links;
        this.patients = patients;
    }

    /** By visit. Whoever has come for years is looked up once. */
    Map<UUID, String> tokens(Collection<Appointment> visits) {
        Map<UUID, Integer> renewed = new HashMap<>();
        Map<UUID, String> tokens = new HashMap<>();
        for (Appointment visit : visits) {
            int times = renewed.computeIfAbsent(visit.patientId(), patients::linksRenewed);
            tokens.put(
                    visit.id(),
                    links.token(
                            SecretLink.Purpose.MANAGE_APPOINTMENT,
                            visit.id(),
                            SecretLink.renewed(visit.manageNonce(), times)));
        }
        return tokens;
    }

    /** For whoever booked. */
    String bookersToken(Appointment visit) {
        return links.token(SecretLink.Purpose.BOOKED_APPOINTMENT, visit.id(), nonce(visit));
    }

    Optional<UUID> claimedVisit(String token) {
        return links.claimedId(token);
    }

    boolean opens(String token, Appointment visit) {
        String nonce = nonce(visit);
        return links.opens(token, SecretLink.Purpose.MANAGE_APPOINTMENT, visit.id(), nonce)
                || links.opens(token, SecretLink.Purpose.BOOKED_APPOINTMENT, visit.id(), nonce);
    }

    boolean isPatients(String token, Appointment visit) {
        return links.opens(token, SecretLink.Purpose.MANAGE_APPOINTMENT, visit.id(), nonce(visit));
    }

    private String nonce(Appointment visit) {
        return SecretLink.renewed(visit.manageNonce(), patients.linksRenewed(visit.patientId()));
    }
}
