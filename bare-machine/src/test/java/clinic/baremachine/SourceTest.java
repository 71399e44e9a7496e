package clinic.baremachine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class SourceTest {

    private static final Supplier<Optional<String>> DOCKER = Optional::empty;
    private static final Supplier<Optional<String>> NO_IMAGE = () -> Optional.of("the image postgres:18 is missing");
    private static final Supplier<Optional<String>> NEVER_ASKED = () -> {
        throw new AssertionError("docker was asked");
    };

    @Test
    void dockerIsTakenWhereItAnswersAndHasTheImages() {
        assertThat(Source.choose(null, null, DOCKER).contained()).isTrue();
        assertThat(Source.choose(" ", "false", DOCKER).contained()).isTrue();
    }

    @Test
    void whatIsMissingIsToldAndTheBareMachineTakesOver() {
        assertThat(Source.choose(null, null, NO_IMAGE))
                .hasToString("embedded, because the image postgres:18 is missing");
    }

    @Test
    void aBuildServerTakesWhatEveryMachineHasAndAsksNobody() {
        assertThat(Source.choose(null, "true", NEVER_ASKED)).hasToString("embedded, because CI is set");
    }

    @Test
    void whoAsksForOneSideGetsItOrASentence() {
        assertThat(Source.choose("embedded", null, NEVER_ASKED).contained()).isFalse();
        assertThat(Source.choose("docker", "true", DOCKER).contained()).isTrue();
        assertThatThrownBy(() -> Source.choose("docker", null, NO_IMAGE))
                .hasMessage("-Dtest.infra=docker was asked for, but the image postgres:18 is missing");
        assertThatThrownBy(() -> Source.choose("podman", null, DOCKER)).hasMessageContaining("embedded or docker");
    }
}
