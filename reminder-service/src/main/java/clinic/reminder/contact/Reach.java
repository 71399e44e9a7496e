package clinic.reminder.contact;

import clinic.contracts.booking.StaffRole;
import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Of whom somebody of staff may see anything. */
@Component
public class Reach {

    private final AddressBook addresses;

    Reach(AddressBook addresses) {
        this.addresses = addresses;
    }

    /** Whose identity is protected, only those find who find everybody; which visits are whose is not known here. */
    public boolean of(HttpServletRequest reader, UUID patient) {
        return addresses.contact(patient).filter(Contact::protectedIdentity).isEmpty()
                || reader.isUserInRole(StaffRole.RECEPTIONIST.name())
                || reader.isUserInRole(StaffRole.ADMIN.name());
    }
}
