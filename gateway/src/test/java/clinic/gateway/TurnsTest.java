package clinic.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TurnsTest {

    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5);
    private final Turns turns =
            new Turns(List.of(URI.create("http://a:1"), URI.create("http://b:1"), URI.create("http://c:1")), now::get);

    @Test
    void eachIsAskedInItsTurn() {
        assertThat(asked(7)).containsExactly("a", "b", "c", "a", "b", "c", "a");
    }

    @Test
    void oneThatIsAwayIsPassedOverUntilItMayBeBack() {
        turns.leaveOut(turns.next(List.of()));

        assertThat(asked(4)).containsExactly("b", "c", "b", "b");
        now.addAndGet(Duration.ofSeconds(3).toNanos());
        assertThat(asked(3)).contains("a");
    }

    @Test
    void whereAllAreAwayTheyAreAskedAllTheSame() {
        Stream.generate(() -> turns.next(List.of())).limit(3).forEach(turns::leaveOut);

        assertThat(asked(3)).containsExactly("a", "b", "c");
    }

    /** One is just back, and another just gone: all are left out, others take their turns, and it is the first's again. */
    @Test
    void whoWasAskedForARequestIsNotAskedAgainBeforeTheOthers() {
        Stream.generate(() -> turns.next(List.of())).limit(3).forEach(turns::leaveOut);

        Turns.Instance one = turns.next(List.of());
        asked(2);
        Turns.Instance other = turns.next(List.of(one));
        asked(2);

        assertThat(turns.next(List.of(one, other))).isNotIn(one, other);
        assertThat(other).isNotEqualTo(one);
    }

    private List<String> asked(int times) {
        return Stream.generate(() -> turns.next(List.of()).address().getHost())
                .limit(times)
                .toList();
    }
}
