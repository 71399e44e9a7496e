package clinic.booking.absence;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.booking.absence.Proposals.Sought;
import clinic.booking.availability.FreeTime;
import clinic.booking.catalogue.Directions;
import clinic.booking.catalogue.Location;
import clinic.booking.catalogue.Practitioner;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ProposalsTest {

    private static final Location SQUARE = location("Torget");
    private static final Location HARBOUR = location("Hamnen");
    private static final Practitioner JOHAN = new Practitioner(UUID.randomUUID(), "Johan Berg", "", "");
    private static final Practitioner SARA = new Practitioner(UUID.randomUUID(), "Sara Nyström", "", "");

    @Test
    void ownLocationComesFirstAndThenTheNearestTime() {
        FreeTime sameTimeElsewhere = time(SARA, HARBOUR, "10:00");
        FreeTime later = time(JOHAN, SQUARE, "13:00");
        FreeTime earlier = time(SARA, SQUARE, "09:00");
        Proposals proposals = Proposals.forAll(List.of(visit("10:00", sameTimeElsewhere, later, earlier)))
                .getFirst();
        assertThat(proposals.times()).containsExactly(earlier, later, sameTimeElsewhere);
        assertThat(proposals.best()).contains(earlier);
    }

    @Test
    void nobodyIsAskedToComeOnAnEarlierDayWhereAnotherTimeFits() {
        FreeTime evening = new FreeTime(
                Instant.parse("2026-11-23T16:00:00Z"), Instant.parse("2026-11-23T16:45:00Z"), SARA, SQUARE);
        FreeTime elsewhere = time(JOHAN, HARBOUR, "16:00");
        assertThat(Proposals.forAll(List.of(visit("07:00", evening, elsewhere)))
                        .getFirst()
                        .times())
                .containsExactly(elsewhere, evening);
        assertThat(Proposals.forAll(List.of(visit("07:00", evening))).getFirst().best())
                .contains(evening);
    }

    @Test
    void fewAreShown() {
        FreeTime[] many = List.of("08:00", "09:00", "10:00", "11:00", "13:00", "14:00", "15:00", "16:00").stream()
                .map(start -> time(JOHAN, SQUARE, start))
                .toArray(FreeTime[]::new);
        assertThat(Proposals.forAll(List.of(visit("10:00", many))).getFirst().times())
                .as("with the only colleague who has time")
                .hasSize(Proposals.MOST)
                .startsWith(many[2]);
    }

    @Test
    void nobodyIsShownSoOftenThatAColleagueIsNot() {
        List<FreeTime> johans = List.of("09:00", "10:00", "11:00", "13:00", "14:00", "15:00").stream()
                .map(start -> time(JOHAN, SQUARE, start))
                .toList();
        FreeTime saras = time(SARA, HARBOUR, "16:00");
        List<FreeTime> shown = Proposals.forAll(List.of(visit(
                        "10:00",
                        Stream.concat(johans.stream(), Stream.of(saras)).toArray(FreeTime[]::new))))
                .getFirst()
                .times();
        assertThat(shown).hasSize(Proposals.MOST).startsWith(johans.get(1)).endsWith(saras);
    }

    @Test
    void noTimeOfAColleagueIsProposedForTwoVisits() {
        FreeTime ten = time(JOHAN, SQUARE, "10:00");
        FreeTime overlapping = time(JOHAN, SQUARE, "10:30");
        FreeTime touching = time(JOHAN, SQUARE, "10:45");
        FreeTime colleagues = time(SARA, SQUARE, "10:30");
        List<Proposals> all = Proposals.forAll(List.of(
                visit("10:00", ten, overlapping, touching),
                visit("10:15", ten, overlapping, touching),
                visit("10:30", ten, overlapping, touching, colleagues)));
        assertThat(all).extracting(one -> one.best().orElseThrow()).containsExactly(ten, touching, colleagues);
        assertThat(all.get(1).times())
                .as("what is proposed for another can be chosen all the same; what overlaps what is shown is not shown")
                .containsExactly(touching, ten);
    }

    @Test
    void nothingIsProposedWhereAllIsGivenAway() {
        FreeTime only = time(JOHAN, SQUARE, "10:00");
        List<Proposals> all = Proposals.forAll(List.of(visit("10:00", only), visit("11:00", only), visit("12:00")));
        assertThat(all).extracting(one -> one.best().isPresent()).containsExactly(true, false, false);
    }

    private static Sought visit(String start, FreeTime... free) {
        return new Sought(SQUARE.id(), at(start), List.of(free));
    }

    private static FreeTime time(Practitioner practitioner, Location location, String start) {
        return new FreeTime(at(start), at(start).plus(Duration.ofMinutes(45)), practitioner, location);
    }

    private static Instant at(String start) {
        return Instant.parse("2026-11-24T" + start + ":00Z");
    }

    private static Location location(String name) {
        return new Location(UUID.randomUUID(), name, "", "", "", ZoneId.of("Europe/Stockholm"), Directions.NONE);
    }
}
