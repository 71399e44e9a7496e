package clinic.reminder.dispatch;

/**
 * Whether anything has got lost: everything that was due was sent, is not sent for a reason, came too late, or is parked:
 * on its way, in doubt, waiting for another attempt, for a carrier that rests or for a channel that is paused.
 *
 * @param suppressed not sent for a reason other than the time
 * @param parked what waits and is looked at again by itself, and what stayed in doubt for good
 */
public record Balance(long due, long sent, long suppressed, long expired, long parked) {

    /** How many of those due nobody can account for; 0, or a moment of work. */
    public long open() {
        return due - sent - suppressed - expired - parked;
    }
}
