package clinic.reminder.operate;

import static clinic.messaging.Taking.on;

import clinic.contracts.Topic;
import clinic.contracts.reminder.MessageNotSent;
import clinic.contracts.reminder.MessageSent;
import clinic.messaging.Rewind;
import clinic.reminder.dispatch.ToldBefore;
import clinic.reminder.dispatch.ToldBefore.Told;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What this service itself told others of its messages, in the life that its database has forgotten. */
@Component
class OwnWords {

    private static final int AT_ONCE = 500;

    private final Rewind rewind;
    private final ToldBefore told;

    OwnWords(Rewind rewind, ToldBefore told) {
        this.rewind = rewind;
        this.told = told;
    }

    /** Notes all of them, and how many. All or none: a commit for each would take longer than reading them. */
    @Transactional
    public long read() {
        List<Told> heard = new ArrayList<>();
        long words = rewind.read(
                Topic.MESSAGES,
                on(MessageSent.class, sent -> hear(new Told(sent.message(), null, sent.at()), heard)),
                on(MessageNotSent.class, not -> hear(new Told(not.message(), not.reason(), not.at()), heard)));
        told.note(heard);
        return words;
    }

    private void hear(Told word, List<Told> heard) {
        heard.add(word);
        if (heard.size() == AT_ONCE) {
            told.note(heard);
            heard.clear();
        }
    }

    /** Brings what is still here to where it had been; how many messages that was. */
    public int catchUp() {
        return told.catchUp();
    }
}
