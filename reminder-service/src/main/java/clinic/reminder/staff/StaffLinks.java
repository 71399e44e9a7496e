package clinic.reminder.staff;

import clinic.contracts.reminder.Channel;
import clinic.contracts.reminder.NotSentReason;
import clinic.reminder.dispatch.Occasion.Verdict;
import clinic.reminder.dispatch.PlannedMessage;
import clinic.reminder.message.Links;
import clinic.reminder.message.Wording;
import clinic.reminder.template.Template;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Finds the words and the address of a mail to staff at the moment it would leave. */
@Component
public class StaffLinks {

    /** There is no order across topics: the account may have been made a moment ago. */
    private static final Duration UNTIL_THE_ADDRESS_COMES = Duration.ofSeconds(1);

    private final StaffLinkRequests requests;
    private final StaffAddresses addresses;
    private final Wording wording;
    private final Links links;

    StaffLinks(StaffLinkRequests requests, StaffAddresses addresses, Wording wording, Links links) {
        this.requests = requests;
        this.addresses = addresses;
        this.wording = wording;
        this.links = links;
    }

    /** Whether it leaves, and in which words. */
    public Verdict judge(PlannedMessage message, Instant now) {
        Optional<String> nonce = requests.nonce(message.appointmentId());
        if (nonce.isEmpty()) {
            return new Verdict.Drop(NotSentReason.NO_ADDRESS);
        }
        return addresses
                .of(message.patientId())
                .<Verdict>map(to -> new Verdict.Send(
                        Channel.EMAIL,
                        to.email(),
                        wording.staffLink(
                                Template.named("mail." + message.rule()).orElseThrow(),
                                to.language(),
                                links.staffPassword(message.appointmentId(), nonce.get(), to.language()))))
                .orElseGet(() -> new Verdict.Wait(now.plus(UNTIL_THE_ADDRESS_COMES)));
    }
}
