package clinic.reminder.escalation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import clinic.contracts.reminder.Channel;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class OnCallTest {

    @Test
    void oneAfterTheOtherIsToldAndThenTheLastAgain() {
        OnCall two = onCall("+46701740698", "on-call@clinic.example");
        assertThat(two.person(1)).contains("+46701740698");
        assertThat(two.person(2)).contains("on-call@clinic.example");
        assertThat(two.person(3)).contains("on-call@clinic.example");
    }

    @Test
    void whereNobodyIsNamedNobodyIsTold() {
        assertThat(onCall().person(1)).isEmpty();
    }

    @Test
    void addressSaysByWhichChannel() {
        assertThat(OnCall.channel("+46701740698")).isEqualTo(Channel.SMS);
        assertThat(OnCall.channel("on-call@clinic.example")).isEqualTo(Channel.EMAIL);
    }

    @Test
    void addressThatReachesNobodyIsSaidAtTheStart() {
        assertThatThrownBy(() -> onCall("070-174 06 98")).hasMessageContaining("clinic.escalation.people");
    }

    private static OnCall onCall(String... people) {
        return new OnCall(List.of(people), Locale.of("sv"));
    }
}
