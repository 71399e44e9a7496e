package clinic.booking.availability;

import clinic.booking.availability.TakenTime.By;
import clinic.booking.catalogue.Directions;
import clinic.booking.catalogue.Location;
import clinic.booking.catalogue.Need;
import clinic.booking.catalogue.Offer;
import clinic.booking.catalogue.Practitioner;
import clinic.booking.catalogue.Treatment;
import clinic.booking.hours.ChangedHours;
import clinic.booking.hours.ClosedDay;
import clinic.booking.hours.TimeSlot;
import clinic.booking.hours.WorkingHours;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Small clinics where everything that can stand in the way of a visit does, often around a change of the clocks. */
final class RandomCases {

    private static final List<ZoneId> ZONES = List.of(
            ZoneId.of("Europe/Stockholm"),
            ZoneId.of("Pacific/Kiritimati"),
            ZoneId.of("America/New_York"),
            ZoneId.of("Asia/Kathmandu"),
            ZoneId.of("Australia/Lord_Howe"),
            // Midnight comes twice in the one, and not at all in the other.
            ZoneId.of("America/Havana"),
            ZoneId.of("Africa/Cairo"));

    private static final List<Integer> GRIDS = List.of(5, 7, 10, 15, 15, 15, 20, 30, 45, 60);
    private static final List<Integer> LENGTHS = List.of(10, 15, 30, 30, 45, 60, 90);

    private final RandomGenerator random;

    RandomCases(RandomGenerator random) {
        this.random = random;
    }

    Case next() {
        List<Location> locations = List.of(location(pick(ZONES)), location(pick(ZONES)));
        List<Practitioner> practitioners = List.of(practitioner(), practitioner());
        List<Offer> offers = new ArrayList<>();
        for (Practitioner practitioner : practitioners) {
            Integer limit = limit();
            for (Location location : locations) {
                if (offers.isEmpty() || chance(60)) {
                    offers.add(new Offer(practitioner, location, limit));
                }
            }
        }
        LocalDate from = date(pick(locations).zone());
        Treatment treatment = Case.treatment(
                pick(LENGTHS),
                chance(40) ? random.nextInt(31) : 0,
                chance(40) ? random.nextInt(31) : 0,
                chance(30) ? leadTime() : null,
                chance(30) ? horizon() : null);
        List<Need> needs = needs(locations);
        Instant now = from.atTime(LocalTime.of(random.nextInt(24), random.nextInt(60)))
                .toInstant(ZoneOffset.UTC)
                .minus(Duration.ofHours(random.nextInt(72)));
        return new Case(
                treatment,
                offers,
                needs,
                weekly(practitioners, locations, from),
                changed(practitioners, locations, from),
                closed(locations, from),
                taken(practitioners, needs, treatment, from),
                Case.rules(leadTime(), horizon(), pick(GRIDS)),
                now,
                from,
                1 + random.nextInt(2));
    }

    private Duration leadTime() {
        return Duration.ofMinutes(chance(50) ? 0 : random.nextInt(48 * 60));
    }

    private Period horizon() {
        return Period.ofDays(chance(60) ? 365 : random.nextInt(5));
    }

    private LocalDate date(ZoneId zone) {
        Instant somewhen = Instant.parse("2024-01-01T00:00:00Z").plus(Duration.ofHours(random.nextInt(24 * 365 * 4)));
        @Nullable ZoneOffsetTransition change = zone.getRules().nextTransition(somewhen);
        return change != null && chance(70)
                ? change.getInstant().atZone(zone).toLocalDate().plusDays(random.nextInt(4) - 2)
                : somewhen.atZone(zone).toLocalDate();
    }

    private List<WorkingHours> weekly(List<Practitioner> practitioners, List<Location> locations, LocalDate from) {
        List<WorkingHours> weekly = new ArrayList<>();
        for (Practitioner practitioner : practitioners) {
            for (DayOfWeek day : DayOfWeek.values()) {
                Set<LocalTime> opened = new HashSet<>();
                for (int shift = random.nextInt(4); shift > 0; shift--) {
                    LocalTime opens = opens();
                    if (opened.add(opens)) {
                        boolean begins = chance(20);
                        LocalDate first = begins ? from.plusDays(random.nextInt(4) - 1) : LocalDate.MIN;
                        LocalDate end =
                                chance(20) ? from.plusDays(random.nextInt(4) + (begins ? 3 : 0)) : LocalDate.MAX;
                        weekly.add(new WorkingHours(
                                practitioner.id(), pick(locations).id(), day, opens, closes(opens), first, end));
                    }
                }
            }
        }
        return weekly;
    }

    private List<ChangedHours> changed(List<Practitioner> practitioners, List<Location> locations, LocalDate from) {
        List<ChangedHours> changed = new ArrayList<>();
        for (int n = random.nextInt(5); n > 0; n--) {
            ChangedHours.Kind kind = pick(List.of(ChangedHours.Kind.values()));
            LocalTime opens = kind == ChangedHours.Kind.ABSENT && chance(30) ? LocalTime.MIDNIGHT : opens();
            changed.add(new ChangedHours(
                    pick(practitioners).id(),
                    kind == ChangedHours.Kind.ABSENT ? null : pick(locations).id(),
                    from.plusDays(random.nextInt(4) - 1),
                    kind,
                    opens,
                    closes(opens)));
        }
        return changed;
    }

    private Set<ClosedDay> closed(List<Location> locations, LocalDate from) {
        Set<ClosedDay> closed = new HashSet<>();
        for (Location location : locations) {
            for (int day = -1; day < 4; day++) {
                if (chance(15)) {
                    closed.add(new ClosedDay(location.id(), from.plusDays(day)));
                }
            }
        }
        return closed;
    }

    private List<Need> needs(List<Location> locations) {
        List<Need> needs = new ArrayList<>();
        for (Location location : locations) {
            for (int n = chance(50) ? 0 : 1 + random.nextInt(2); n > 0; n--) {
                List<UUID> anyOf = new ArrayList<>();
                for (int room = 1 + random.nextInt(3); room > 0; room--) {
                    anyOf.add(id());
                }
                needs.add(new Need(location.id(), anyOf));
            }
        }
        return needs;
    }

    private List<TakenTime> taken(
            List<Practitioner> practitioners, List<Need> needs, Treatment treatment, LocalDate from) {
        List<UUID> people = practitioners.stream().map(Practitioner::id).toList();
        List<UUID> rooms = needs.stream().flatMap(need -> need.anyOf().stream()).toList();
        List<TakenTime> taken = new ArrayList<>();
        for (int n = random.nextInt(16); n > 0; n--) {
            boolean room = !rooms.isEmpty() && chance(60);
            By by = pick(List.of(By.values()));
            Instant start = from.atStartOfDay()
                    .toInstant(ZoneOffset.UTC)
                    .plus(Duration.ofMinutes(random.nextInt(4 * 1440) - 1440));
            Instant end = start.plus(Duration.ofMinutes(5 + random.nextInt(room ? 600 : 120)));
            boolean visit = !room && by != By.BLOCK;
            taken.add(new TakenTime(
                    room ? pick(rooms) : pick(people),
                    new TimeSlot(start, end),
                    room && by == By.VISIT ? By.BLOCK : by,
                    visit ? (chance(70) ? treatment.id() : id()) : null,
                    visit ? start.plus(Duration.ofMinutes(random.nextInt(5))) : null,
                    null));
        }
        return taken;
    }

    private LocalTime opens() {
        return chance(15) ? LocalTime.MIDNIGHT : LocalTime.of(random.nextInt(24), 5 * random.nextInt(12));
    }

    private LocalTime closes(LocalTime opens) {
        LocalTime closes = opens.plusMinutes(30 + 5 * random.nextInt(120));
        return closes.isAfter(opens) && !chance(15) ? closes : LocalTime.MIDNIGHT;
    }

    private @Nullable Integer limit() {
        return chance(60) ? null : random.nextInt(4);
    }

    private Location location(ZoneId zone) {
        UUID id = id();
        return new Location(id, "Plats " + id, "Gatan 1", "Videslätt", "08-465 004 00", zone, Directions.NONE);
    }

    private Practitioner practitioner() {
        UUID id = id();
        return new Practitioner(id, "Behandlare " + id, "leg. naprapat", "licensed naprapath");
    }

    private UUID id() {
        return new UUID(random.nextLong(), random.nextLong());
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    private <T> T pick(List<T> some) {
        return some.get(random.nextInt(some.size()));
    }
}
