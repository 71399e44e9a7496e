package clinic.reminder.dispatch;

import clinic.contracts.reminder.Channel;
import clinic.reminder.channel.Carrier;
import clinic.reminder.channel.Missing;
import clinic.reminder.channel.Outcome;
import clinic.reminder.channel.Parcel;
import clinic.reminder.channel.Whereabouts;
import clinic.reminder.dispatch.Point.When;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** The real carrier as one life of the dispatching reaches it. What is on the wire arrives, whoever has died meanwhile. */
final class WatchedCarrier implements Carrier {

    private final Carrier real;
    private final Passage passage;
    private final Queue<FutureTask<Outcome>> calls = new ConcurrentLinkedQueue<>();

    WatchedCarrier(Carrier real, Passage passage) {
        this.real = real;
        this.passage = passage;
    }

    @Override
    public Channel channel() {
        return real.channel();
    }

    @Override
    public Outcome carry(Parcel parcel) {
        passage.come(new Point(When.BEFORE, Step.CALLS));
        FutureTask<Outcome> call = new FutureTask<>(() -> real.carry(parcel));
        calls.add(call);
        Thread.ofVirtual().name("wire-", 0).start(call);
        passage.come(new Point(When.DURING, Step.CALLS));
        Outcome outcome = answered(call);
        passage.come(new Point(When.AFTER, Step.CALLS));
        return outcome;
    }

    @Override
    public Whereabouts whereabouts(Missing message) {
        passage.through();
        return real.whereabouts(message);
    }

    /** Nothing is on the wire any more. */
    void awaitCalls() {
        calls.forEach(WatchedCarrier::answered);
    }

    private static Outcome answered(FutureTask<Outcome> call) {
        try {
            return call.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("Trouble is an outcome, not an exception", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
