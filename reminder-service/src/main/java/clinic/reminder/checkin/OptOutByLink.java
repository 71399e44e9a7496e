package clinic.reminder.checkin;

import clinic.contracts.SecretLink;
import clinic.contracts.reminder.OptOutMeans;
import clinic.reminder.contact.StopFollowUps;
import clinic.reminder.followup.CheckInLinks;
import clinic.reminder.followup.FollowUp;
import clinic.reminder.followup.FollowUps;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Takes a patient's no to check-ins, by the link of a mail, however old: a no never expires. */
@Component
class OptOutByLink {

    private final FollowUps followUps;
    private final CheckInLinks links;
    private final StopFollowUps stopFollowUps;

    OptOutByLink(FollowUps followUps, CheckInLinks links, StopFollowUps stopFollowUps) {
        this.followUps = followUps;
        this.links = links;
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
        return links.opened(token, SecretLink.Purpose.UNSUBSCRIBE)
                .map(checkIn -> followUps.followUp(checkIn.followUpId()));
    }
}
