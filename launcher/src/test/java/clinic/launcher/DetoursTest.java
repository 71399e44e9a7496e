package clinic.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DetoursTest {

    @Test
    void whoIsToldOfNoneTakesTheStraightWay() {
        assertThat(Detours.of(null).around("kafka", 20_001)).isEqualTo(20_001);
        assertThat(Detours.of(" ").around("mail", 20_002)).isEqualTo(20_002);
    }

    @Test
    void onlyTheNamedPartIsReachedAnotherWay() {
        Detours detours = Detours.of("postgres=15001 mail=15003");
        assertThat(detours.around("postgres", 20_001)).isEqualTo(15_001);
        assertThat(detours.around("mail", 20_002)).isEqualTo(15_003);
        assertThat(detours.around("kafka", 20_003)).isEqualTo(20_003);
    }

    @ParameterizedTest
    @ValueSource(strings = {"viewer=15001", "kafka", "kafka=many", "kafka=15001,mail=15002"})
    void whatIsNoDetourIsRefusedByItsWord(String word) {
        assertThatThrownBy(() -> Detours.of(word)).isInstanceOf(Refusal.class).hasMessageContaining(word);
    }
}
