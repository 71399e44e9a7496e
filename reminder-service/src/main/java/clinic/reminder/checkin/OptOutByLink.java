package clinic.reminder.checkin;

import clinic.contracts.SecretLink;
import clinic.contracts.reminder.OptOutMeans;
import clinic.reminder.contact.StopFollowUps;
import clinic.reminder.followup.CheckIns;
import clinic.reminder.followup.FollowUp;
import clinic.reminder.followup.FollowUps;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Takes a patient's no to check-ins, by the link of a mail, however old: a no never expires. */
@Component
class OptOutByLink {

    private final FollowUps followUps;
    private final CheckIns checkIns;
    private final SecretLink secret;
    private final StopFollowUps stopFollowUps;

    OptOutByLink(FollowUps followUps, CheckIns checkIns, SecretLink secret, StopFollowUps stopFollowUps) {
        this.followUps = followUps;
        this.checkIns = checkIns;
        this.secret = secret;
        this.stopFollowUps = stopFollowUps;
    }

    boolean isOurs(String token) {
        return followUp(token).isPresent();
    }

    /** @return false for a link that we did not make */
    boolean take(String token, OptOutMeans by) {
        Optional<FollowUp> followUp = followUp(token);
        followUp.ifPresent(known -> stopFollowUps.stop(known.patientId(), by));
        return followUp.isPresent();
    }

    private Optional<FollowUp> followUp(String token) {
        return secret.claimedId(token)
                .flatMap(checkIns::find)
                .filter(checkIn -> secret.opens(token, SecretLink.Purpose.UNSUBSCRIBE, checkIn.id(), checkIn.nonce()))
                .map(checkIn -> followUps.followUp(checkIn.followUpId()));
    }
}
