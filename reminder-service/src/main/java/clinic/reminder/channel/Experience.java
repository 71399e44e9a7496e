package clinic.reminder.channel;

import clinic.reminder.channel.ProviderState.Fault;
import clinic.reminder.channel.ProviderState.Health;
import clinic.reminder.channel.ProviderState.Kind;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Keeps in mind how somebody who carries messages has done. */
public final class Experience {

    private boolean well = true;
    private Instant since;
    private @Nullable Instant lastTookAt;
    private @Nullable Fault lastFault;

    public Experience(Instant begun) {
        since = begun;
    }

    /** What it said to one message. */
    public synchronized void note(Outcome outcome, Instant now) {
        switch (outcome) {
            case Outcome.Accepted accepted -> lastTookAt = now;
            case Outcome.NotNow notNow -> lastFault = new Fault(Kind.NOT_TAKEN, now, notNow.reason());
            case Outcome.Unknown unknown -> lastFault = new Fault(Kind.NO_CERTAIN_ANSWER, now, unknown.reason());
            // Word about an address or about our senders, not about the carrier.
            case Outcome.Refused refused -> {}
            case Outcome.NoSender none -> {}
        }
    }

    /** It is well from now on, or no longer. */
    public synchronized void turns(boolean toWell, Instant now) {
        if (well != toWell) {
            well = toWell;
            since = now;
        }
    }

    public synchronized ProviderState told(String provider, Health health) {
        return new ProviderState(provider, health, since, lastTookAt, lastFault);
    }
}
