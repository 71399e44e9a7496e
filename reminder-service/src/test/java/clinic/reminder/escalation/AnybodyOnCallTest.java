package clinic.reminder.escalation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.actuate.info.Info;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class AnybodyOnCallTest {

    private static final String WARNING = "clinic.escalation.people is empty";

    @Test
    void thatNobodyIsNamedIsSaidAtTheStart(CapturedOutput output) {
        assertThat(told()).containsExactly(entry("onCall", 0));
        assertThat(output).contains(WARNING);
    }

    @Test
    void whoIsNamedIsCountedAndNotTold(CapturedOutput output) {
        assertThat(told("+46701740698", "on-call@clinic.example")).containsExactly(entry("onCall", 2));
        assertThat(output).doesNotContain(WARNING);
    }

    private static Map<String, Object> told(String... people) {
        Info.Builder info = new Info.Builder();
        new AnybodyOnCall(new OnCall(List.of(people), Locale.of("sv"))).contribute(info);
        return info.build().getDetails();
    }
}
