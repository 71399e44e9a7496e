package clinic.reminder.history;

import clinic.reminder.Problems;
import clinic.reminder.contact.AddressBook;
import clinic.reminder.contact.Reach;
import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The patient that a program of staff's names, if whoever calls may know of them. */
@Component
class WhoIsMeant {

    private final AddressBook addresses;
    private final Reach reach;

    WhoIsMeant(AddressBook addresses, Reach reach) {
        this.addresses = addresses;
        this.reach = reach;
    }

    /**
     * The id that the patient is known under: another one, once two records of theirs were made one.
     *
     * @throws org.springframework.web.ErrorResponseException not found, for whoever is out of the caller's reach
     */
    UUID by(UUID patient, HttpServletRequest request) {
        UUID kept = addresses.keptAs(patient);
        if (!reach.of(request, kept)) {
            throw Problems.notFound("There is no such patient");
        }
        return kept;
    }
}
