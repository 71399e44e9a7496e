package clinic.reminder.dispatch;

import clinic.contracts.reminder.Channel;
import clinic.reminder.contact.ReturnedMessages;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * Puts what was taken back among the messages that wait. While a carrier had it the patient may have got another address:
 * nobody could know then that it would have to go there, so it is planned anew now.
 */
@Component
class PutBack {

    private final ReturnedMessages returned;

    PutBack(ReturnedMessages returned) {
        this.returned = returned;
    }

    /** @param update lets the message wait; joins the transaction of whoever calls, as all of this does */
    <T> T with(MessageRow message, Supplier<T> update) {
        PlannedMessage planned = message.planned();
        Channel channel = planned.channel();
        return channel == null || !planned.isOfARule()
                ? update.get()
                : returned.waitsAgain(planned.patientId(), channel, planned.recipient(), update);
    }
}
