package clinic.gateway;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How many may ask one service at a time. All of it is for each service, and for each gateway if there are several.
 *
 * @param patients whoever is not staff
 * @param staff at the addresses of staff
 * @param uploads files and what comes in pieces, from whomever
 * @param longestWait for a place; shorter than a service may take for its answer
 */
@ConfigurationProperties("clinic.gateway.crowding")
record Crowding(Room patients, Room staff, Room uploads, Duration longestWait) {

    private static final String ALL = "clinic.gateway.crowding.";

    /** A room that nobody can enter would be found out by whoever waits there for nothing. */
    Crowding {
        check("patients", patients);
        check("staff", staff);
        check("uploads", uploads);
        need(longestWait.isPositive(), "longest-wait", "must be longer than nothing", longestWait);
    }

    private static void check(String name, Room room) {
        need(room.atOnce() >= 1, name + ".at-once", "must be at least 1", room.atOnce());
        need(room.waiting() >= 0, name + ".waiting", "must be at least 0", room.waiting());
    }

    private static void need(boolean given, String setting, String rule, Object value) {
        if (!given) {
            throw new IllegalArgumentException(ALL + setting + ": " + rule + ", not " + value);
        }
    }

    /**
     * @param atOnce are answered at the same time
     * @param waiting for one of those places; who comes when all wait is sent away at once
     */
    record Room(int atOnce, int waiting) {}
}
