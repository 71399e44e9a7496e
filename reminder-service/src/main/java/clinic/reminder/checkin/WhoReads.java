package clinic.reminder.checkin;

import clinic.contracts.PatientPass;
import clinic.contracts.SecretLink;
import clinic.doors.BearerToken;
import clinic.reminder.checkin.OpenCheckIn.Opened;
import clinic.reminder.contact.AddressBook;
import clinic.reminder.proof.ProveContact;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;

/** Who looks: whoever signed in where patients see their visits, or whoever typed a code behind the link of a check-in. */
@Component
class WhoReads {

    private final ProveContact proof;
    private final AddressBook addresses;
    private final SecretLink secret;
    private final Clock clock;

    WhoReads(ProveContact proof, AddressBook addresses, SecretLink secret, Clock clock) {
        this.proof = proof;
        this.addresses = addresses;
        this.secret = secret;
        this.clock = clock;
    }

    /** The person signed in, by each id that is known here; empty when nobody is. */
    List<UUID> signedIn(HttpServletRequest request) {
        Cookie pass = WebUtils.getCookie(request, PatientPass.COOKIE);
        return pass == null ? List.of() : known(pass.getValue());
    }

    /** The same by what a program shows, which a patient signed in to; none of its cookies counts. */
    List<UUID> signedInToAProgram(HttpServletRequest request) {
        return known(BearerToken.of(request).orElse(""));
    }

    private List<UUID> known(String pass) {
        return PatientPass.patients(pass, secret, clock.instant()).stream()
                .map(addresses::keptAs)
                .distinct()
                .toList();
    }

    /** Whether this browser may see and say more of a check-in than the safety questions. */
    boolean seesAll(Opened opened, HttpServletRequest request) {
        return proof.isOpen(opened.checkIn(), BrowserCookie.read(request))
                || signedIn(request).contains(opened.followUp().patientId());
    }
}
