package clinic.endtoend.running;

import static java.util.stream.Collectors.groupingBy;

import clinic.endtoend.running.BookingApi.Slot;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** The morning of a day on which one practitioner has much time; it is half past six. */
public record Morning(Clinic clinic, LocalDate day, String practitioner) {

    private static final ZoneId CLINIC_TIME = ZoneId.of("Europe/Stockholm");
    private static final LocalTime BEGINS = LocalTime.of(6, 30);
    private static final Duration AN_HOUR = Duration.ofHours(1);
    private static final int DAYS = 14;

    /** Starts a quarter of an hour apart: room for a few visits and for moving them. */
    private static final int ENOUGH = 16;

    private record Whose(LocalDate day, String practitioner) {}

    /** Goes forward to it. */
    public static Morning soon(Clinic clinic) {
        LocalDate tomorrow =
                LocalDate.ofInstant(clinic.clock().now(), CLINIC_TIME).plusDays(1);
        Whose whose = clinic.booking().slots(clinic.booking().anyTreatment(), tomorrow, DAYS).stream()
                .collect(groupingBy(slot -> new Whose(slot.at().toLocalDate(), slot.practitioner())))
                .entrySet()
                .stream()
                .filter(free -> free.getValue().size() >= ENOUGH)
                .map(Map.Entry::getKey)
                .min(Comparator.comparing(Whose::day).thenComparing(Whose::practitioner))
                .orElseThrow(() -> new AssertionError("Nobody has much time from " + tomorrow));
        clinic.clock().forwardTo(whose.day().atTime(BEGINS).atZone(CLINIC_TIME).toInstant());
        return new Morning(clinic, whose.day(), whose.practitioner());
    }

    /** The first time that is free an hour later too. */
    public Slot first() {
        List<Slot> free = free();
        return free.stream()
                .filter(slot -> free.stream()
                        .anyMatch(later -> later.at().equals(slot.at().plus(AN_HOUR))))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No two free times an hour apart on " + day));
    }

    public Slot freeAfter(OffsetDateTime time) {
        return free().stream()
                .filter(slot -> slot.at().isAfter(time))
                .findFirst()
                .orElseThrow(() -> new AssertionError("Nothing is free after " + time));
    }

    /** As a patient at home does. */
    public void book(Slot slot, String name) {
        Person somebody = Person.speaking("sv");
        clinic.booking().book(slot, new Person(name, somebody.mobile(), somebody.email(), somebody.language()));
    }

    private List<Slot> free() {
        return clinic.booking().slotsOf(practitioner, clinic.booking().anyTreatment(), day, 1);
    }
}
