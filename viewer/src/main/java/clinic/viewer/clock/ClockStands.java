package clinic.viewer.clock;

import clinic.vitals.Tellable;

/** The clock could not be moved on, and why. */
public abstract sealed class ClockStands extends RuntimeException {
    private ClockStands(String why) {
        super(why);
    }

    /** Somebody else is moving the clock. */
    public static final class AlreadyMoving extends ClockStands {
        AlreadyMoving() {
            super("The clock is already being moved; wait until that is done");
        }
    }

    /** A request that makes no sense. */
    public static final class NotThatWay extends ClockStands {
        NotThatWay(String why) {
            super(why);
        }
    }

    /** A service did not come along or did not come to rest; the clock stays where it got to. Names services only. */
    public static final class Unfinished extends ClockStands implements Tellable {
        private final String service;

        Unfinished(String service, String why) {
            super(why);
            this.service = service;
        }

        /** The service that kept us waiting. */
        public String service() {
            return service;
        }
    }
}
