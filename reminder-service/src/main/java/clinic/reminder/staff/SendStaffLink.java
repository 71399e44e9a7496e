package clinic.reminder.staff;

import clinic.contracts.booking.StaffLinkRequested;
import clinic.contracts.reminder.Channel;
import clinic.contracts.reminder.Purpose;
import clinic.reminder.dispatch.DueMessages;
import clinic.reminder.dispatch.PlannedMessage;
import java.time.Clock;
import java.util.Locale;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Plans the mail with somebody's link: due now, given up when the link opens nothing any more. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class SendStaffLink {

    private final StaffLinkRequests requests;
    private final DueMessages messages;
    private final Clock clock;

    SendStaffLink(StaffLinkRequests requests, DueMessages messages, Clock clock) {
        this.requests = requests;
        this.messages = messages;
        this.clock = clock;
    }

    /** Somebody of staff is to choose a password. */
    public void requested(StaffLinkRequested request) {
        if (!requests.keep(request, clock.instant())) {
            return;
        }
        messages.plan(new PlannedMessage(
                request.requestId(),
                null,
                request.staffId(),
                1,
                Purpose.CODE,
                PlannedMessage.TO_STAFF + request.occasion().name().toLowerCase(Locale.ROOT),
                1,
                Channel.EMAIL,
                "",
                clock.instant(),
                request.validUntil(),
                null));
    }
}
