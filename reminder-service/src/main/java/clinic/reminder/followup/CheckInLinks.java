package clinic.reminder.followup;

import clinic.contracts.SecretLink;
import clinic.contracts.SecretLink.Purpose;
import clinic.reminder.contact.AddressBook;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The private links of check-ins, as they are since the patient's links were last made anew. */
@Component
public class CheckInLinks {

    private final SecretLink secret;
    private final CheckIns checkIns;
    private final FollowUps followUps;
    private final AddressBook addresses;

    CheckInLinks(SecretLink secret, CheckIns checkIns, FollowUps followUps, AddressBook addresses) {
        this.secret = secret;
        this.checkIns = checkIns;
        this.followUps = followUps;
        this.addresses = addresses;
    }

    /** What a link opens for this purpose; empty for one that we did not make, or made anew since. */
    public Optional<CheckIn> opened(String token, Purpose purpose) {
        return secret.claimedId(token)
                .flatMap(checkIns::find)
                .filter(checkIn -> secret.opens(token, purpose, checkIn.id(), nonce(checkIn)));
    }

    /** Where its patient answers it, below our own address. */
    public String address(CheckIn checkIn) {
        return "/check-in/" + secret.token(Purpose.CHECK_IN, checkIn.id(), nonce(checkIn));
    }

    private String nonce(CheckIn checkIn) {
        FollowUp followUp = followUps.followUp(checkIn.followUpId());
        return SecretLink.renewed(checkIn.nonce(), addresses.linksRenewed(followUp.patientId()));
    }
}
