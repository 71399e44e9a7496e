package clinic.endtoend.measure;

import static org.awaitility.Awaitility.await;

import clinic.endtoend.running.BookingApi;
import clinic.endtoend.running.BookingApi.Slot;
import clinic.endtoend.running.Clinic;
import clinic.endtoend.running.ClinicDatabase;
import clinic.endtoend.running.ClinicHome;
import clinic.endtoend.running.LaunchedClinic;
import clinic.endtoend.running.Person;
import clinic.figures.Median;
import clinic.figures.Report;
import clinic.figures.Surroundings;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Measures; asserts nothing. How long a confirmation takes from the booking to the provider's yes while the clinic is
 * idle, and how that compares to what the same broker needs for one message there and back in the same run.
 *
 * <p>From: the booking's row in the outbox, whose time is taken just before the commit. To: the time reminder-service
 * wrote down after the provider had answered. Both are read from the one clock of this machine, and both make the
 * figure longer than "commit to yes" is, never shorter.
 *
 * <p>With {@code -Dclinic.home} it measures the clinic that runs there, else it starts one. It is no scenario and runs
 * only when it is named; docs/TESTING.md tells how.
 */
class LineMeasurement {

    private static final boolean QUICK = Boolean.getBoolean("clinic.measure.quick");
    private static final int BOOKINGS = QUICK ? 20 : 200;
    private static final int WARM_UP = QUICK ? 10 : 100;

    private final Report report;

    LineMeasurement() throws Exception {
        this.report = new Report("line");
    }

    @Test
    void commitToProvidersYes() throws Exception {
        String running = System.getProperty("clinic.home", "");
        if (running.isBlank()) {
            Path home = Path.of("target", "measured").toAbsolutePath();
            try (LaunchedClinic launched = LaunchedClinic.up(home, LaunchedClinic.freePort(), "--fresh")) {
                measure(Clinic.of(launched), launched.home());
            }
        } else {
            ClinicHome home = new ClinicHome(Path.of(running));
            measure(Clinic.at(URI.create(home.address("launcher"))), home);
        }
    }

    private void measure(Clinic clinic, ClinicHome home) throws Exception {
        try (RawKafka kafka = RawKafka.on(home.address("kafka"))) {
            List<Slot> slots = slots(clinic.booking());
            List<String> booked = new ArrayList<>();
            List<Duration> raw = new ArrayList<>();
            for (int number = 0; number < WARM_UP + BOOKINGS; number++) {
                Duration roundTrip = kafka.roundTrip();
                String id = book(clinic, slots.get(number));
                if (number >= WARM_UP) {
                    booked.add(id);
                    raw.add(roundTrip);
                }
            }
            tell(home, booked, Spread.of(raw));
        }
    }

    /** Books, and returns when the e-mail has arrived: one at a time, with an idle clinic before each. */
    private static String book(Clinic clinic, Slot slot) {
        Person person = Person.unheardOf();
        String id = clinic.booking().book(slot, person).id();
        await().atMost(Duration.ofSeconds(30))
                .until(() -> !clinic.postbox().of(person.email()).isEmpty());
        return id;
    }

    private static List<Slot> slots(BookingApi api) {
        List<Slot> found = new ArrayList<>();
        LocalDate from = LocalDate.ofInstant(Instant.now(), ZoneOffset.UTC).plusDays(30);
        for (int week = 0; found.size() < WARM_UP + BOOKINGS; week++) {
            Map<String, Slot> apart = new LinkedHashMap<>();
            for (Slot slot : api.slots(api.anyTreatment(), from.plusWeeks(week), 7)) {
                // The times of one person overlap; on the hour they leave each other room.
                if (slot.at().getMinute() == 0) {
                    apart.putIfAbsent(slot.practitioner() + slot.start(), slot);
                }
            }
            found.addAll(apart.values());
        }
        return found;
    }

    private void tell(ClinicHome home, List<String> booked, Spread raw) throws Exception {
        Map<String, Instant> committed = new ClinicDatabase(home, "booking")
                .instants("select key, occurred_at from outbox where type = 'booking.appointment.booked'");
        report.say("Booking to provider's yes, %d one at a time, %s%n".formatted(BOOKINGS, Surroundings.now()));
        for (String channel : List.of("SMS", "EMAIL")) {
            Map<String, Instant> accepted = new ClinicDatabase(home, "reminder")
                    .instants("select appointment_id::text, settled_at from message where state = 'SENT'"
                            + " and purpose = 'CONFIRMATION' and channel = '" + channel + "'");
            Spread line = Spread.of(booked.stream()
                    .map(id -> Duration.between(committed.get(id), accepted.get(id)))
                    .toList());
            report.say("  %-6s %s%n".formatted(channel, line));
            report.say("  %-6s ratio to raw Kafka: p50 %.1f, p99 %.1f%n"
                    .formatted("", line.ratio(raw, 50), line.ratio(raw, 99)));
            report.ratio(
                    "commit to provider's yes, %s, p50".formatted(channel),
                    "raw Kafka",
                    Median.once(line.ratio(raw, 50)));
            report.ratio(
                    "commit to provider's yes, %s, p99".formatted(channel),
                    "raw Kafka",
                    Median.once(line.ratio(raw, 99)));
        }
        report.say("  %-6s %s (produce with acks=all, consume)%n".formatted("raw", raw));
        report.say(Memory.of(home).toString());
        report.held("each message was handed over and answered with yes");
        report.keep();
    }
}
