package clinic.reminder.dispatch;

import java.time.Duration;

/** How long to wait before the next attempt: short at first, never more than five minutes. */
final class Backoff {

    private static final Duration LONGEST = Duration.ofMinutes(5);

    private Backoff() {}

    static Duration after(int attempts) {
        Duration pause = Duration.ofSeconds(1L << Math.min(Math.max(attempts - 1, 0), 9));
        return pause.compareTo(LONGEST) < 0 ? pause : LONGEST;
    }

    /**
     * What failed together must not come back together.
     *
     * @param chance between 0 and 1: from half the pause to all of it
     */
    static Duration after(int attempts, double chance) {
        long millis = after(attempts).toMillis();
        return Duration.ofMillis(millis / 2 + Math.round(chance * (millis - millis / 2)));
    }
}
