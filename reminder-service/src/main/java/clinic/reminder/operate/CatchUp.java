package clinic.reminder.operate;

import clinic.contracts.reminder.Channel;
import clinic.messaging.Restored;
import clinic.reminder.dispatch.Channels;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * With a database that was restored from a back-up: all channels are closed, and what this service itself told of its
 * messages is noted. Nothing leaves until a person has seen that all is read and resumes the channels.
 */
@Component
class CatchUp implements Restored {

    private static final Logger log = LoggerFactory.getLogger(CatchUp.class);

    private final OwnWords words;
    private final Channels channels;

    CatchUp(OwnWords words, Channels channels) {
        this.words = words;
        this.channels = channels;
    }

    @Override
    public void catchUp(String word) {
        for (Channel channel : Channel.values()) {
            channels.close(channel, "restoration", word);
        }
        long read = words.read();
        int caughtUp = words.catchUp();
        log.warn(
                "{} words about messages read, {} messages brought up to them; all channels are paused until somebody"
                        + " resumes them",
                read,
                caughtUp);
    }
}
