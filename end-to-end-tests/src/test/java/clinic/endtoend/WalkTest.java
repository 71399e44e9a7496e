package clinic.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.endtoend.browser.Look;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class WalkTest {

    private enum Factor {
        SIGHT(Seen::sight),
        LANGUAGE(seen -> seen.look().language()),
        THEME(seen -> seen.look().dark()),
        WIDTH(seen -> seen.look().width()),
        SCRIPTS(seen -> seen.look().scripts());

        private final Function<Seen, Object> value;

        Factor(Function<Seen, Object> value) {
            this.value = value;
        }
    }

    private record Seen(Sight sight, Look look) {}

    @Test
    void everyTwoThatCanMeetAreSeenTogether() {
        List<Seen> table = Arrays.stream(Walk.values())
                .flatMap(walk -> Arrays.stream(Sight.values()).map(sight -> new Seen(sight, walk.lookAt(sight))))
                .toList();
        for (Factor one : Factor.values()) {
            for (Factor other : Factor.values()) {
                if (one != other) {
                    Set<Object> together =
                            values(table, seen -> List.of(one.value.apply(seen), other.value.apply(seen)));
                    assertThat(together)
                            .as("%s with %s", one, other)
                            .hasSize(values(table, one.value).size()
                                    * values(table, other.value).size());
                }
            }
        }
    }

    private static Set<Object> values(List<Seen> table, Function<Seen, Object> of) {
        return table.stream().map(of).collect(Collectors.toSet());
    }
}
