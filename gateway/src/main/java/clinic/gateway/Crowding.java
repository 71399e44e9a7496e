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

    /**
     * @param atOnce are answered at the same time
     * @param waiting for one of those places; who comes when all wait is sent away at once
     */
    record Room(int atOnce, int waiting) {}
}
