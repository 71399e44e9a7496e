package clinic.reminder.dispatch;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Through here goes everything that one life of the dispatching does outside itself. At a point chosen beforehand it is
 * shut: for good, as by a kill, after which nothing that life still thinks of doing is done; or for a while, as by a
 * machine that stands still and comes back.
 */
final class Passage {

    /** Whoever is dead does nothing more; an error, which no code is to answer. */
    static final class Shut extends Error {
        private static final long serialVersionUID = 1;

        Shut() {
            super("This life of the dispatching is over", null, false, false);
        }
    }

    private final @Nullable Point at;
    private final boolean forGood;
    private int comings;
    private boolean shut;
    private final Map<Point, Integer> passed = new HashMap<>();

    private Passage(@Nullable Point at, int comings, boolean forGood) {
        this.at = at;
        this.comings = comings;
        this.forGood = forGood;
    }

    static Passage open() {
        return new Passage(null, 0, true);
    }

    /** Somebody comes to this point for the so-manieth time, and is dead, and all of that life with them. */
    static Passage endingAt(Point point, int comings) {
        return new Passage(point, comings, true);
    }

    /** Whoever comes to this point, and everybody of that life after them, stands still until {@link #goOn()}. */
    static Passage standingStillAt(Point point) {
        return new Passage(point, 1, false);
    }

    synchronized void come(Point point) {
        if (!shut && point.equals(at) && --comings == 0) {
            shut = true;
        }
        through();
        passed.merge(point, 1, Integer::sum);
    }

    /** For what is no point of interest. */
    synchronized void through() {
        while (shut && !forGood) {
            try {
                wait();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new Shut();
            }
        }
        if (shut) {
            throw new Shut();
        }
    }

    synchronized boolean isShut() {
        return shut;
    }

    synchronized void goOn() {
        shut = false;
        notifyAll();
    }

    /** How often each point was passed. */
    synchronized Map<Point, Integer> passed() {
        return Map.copyOf(passed);
    }
}
