package clinic.benchmarks.floor;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.UUID;

/**
 * One booking of one client: a time that nobody else wants, so that whatever is refused is a fault, with one of the few
 * practitioners whom no other client visits.
 */
public record Turn(int client, int number) {

    public static final int PRACTITIONERS_EACH = 4;

    private static final int MINUTES = 45;
    private static final ZoneId ZONE = ZoneId.of("Europe/Stockholm");
    private static final List<LocalTime> SHIFTS = List.of(LocalTime.of(8, 0), LocalTime.of(13, 0));
    private static final int A_SHIFT = 5;
    private static final int A_DAY = A_SHIFT * SHIFTS.size();
    private static final int WORKDAYS = 5;
    private static final int WEEKS = 50;

    public Turn {
        if (number >= PRACTITIONERS_EACH * A_DAY * WORKDAYS * WEEKS) {
            throw new IllegalStateException("A year is booked out: measure for less long");
        }
    }

    public static UUID practitioner(int number) {
        return new UUID(0x7000, 0x8000000000000000L | number);
    }

    public UUID practitioner() {
        return practitioner(client * PRACTITIONERS_EACH + number % PRACTITIONERS_EACH);
    }

    /** @param monday from which on nothing is booked yet */
    public ZonedDateTime start(LocalDate monday) {
        int visit = number / PRACTITIONERS_EACH;
        int day = visit / A_DAY;
        int ofTheDay = visit % A_DAY;
        return monday.plusWeeks(day / WORKDAYS)
                .plusDays(day % WORKDAYS)
                .atTime(SHIFTS.get(ofTheDay / A_SHIFT))
                .plusMinutes((long) MINUTES * (ofTheDay % A_SHIFT))
                .atZone(ZONE);
    }

    public String email() {
        return "patient-%d-%d@example.com".formatted(client, number);
    }

    public LocalDate birthDate() {
        return LocalDate.of(1950, 1, 1).plusDays((client * 7919L + number) % 20_000);
    }
}
