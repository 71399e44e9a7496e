package clinic.viewer.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class MessagesTest {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    @TempDir
    Path folder;

    @Test
    void messagesSurviveARestart() throws IOException {
        Message first = sms("s1", "Välkommen, tid 09:30.\nSvara inte på detta sms");
        Message second = new Message(
                "m1",
                Channel.EMAIL,
                "Kliniken <a@b.example>",
                "eva@b.example",
                "Åtgärd",
                "text",
                "<p>å</p>",
                NOON,
                "confirmation");
        Messages before = open();
        before.keep(first);
        before.keep(second);
        before.destroy();

        assertThat(all(open())).containsExactly(second, first);
    }

    @Test
    void aLineThatACrashCutShortIsDroppedAndTheNextOneIsWhole() throws IOException {
        Messages before = open();
        before.keep(sms("s1", "one"));
        before.keep(sms("s2", "two"));
        before.destroy();
        Path file = folder.resolve("messages.jsonl");
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length - 20));

        Messages after = open();
        assertThat(all(after)).containsExactly(sms("s1", "one"));
        after.keep(sms("s3", "three"));
        after.destroy();
        assertThat(all(open())).containsExactly(sms("s3", "three"), sms("s1", "one"));
    }

    @Test
    void aLineThatIsNoMessageHidesNoOther() throws IOException {
        Messages before = open();
        before.keep(sms("s1", "one"));
        before.destroy();
        Files.writeString(folder.resolve("messages.jsonl"), "{\"half\":\n", StandardOpenOption.APPEND);

        Messages after = open();
        after.keep(sms("s2", "two"));
        after.destroy();
        assertThat(all(open())).containsExactly(sms("s2", "two"), sms("s1", "one"));
    }

    @Test
    void anEmptyFolderHoldsNothing() {
        assertThat(all(open())).isEmpty();
        assertThat(open().find("s1")).isEmpty();
    }

    private Messages open() {
        return new Messages(folder, JsonMapper.builder().build());
    }

    private static List<Message> all(Messages messages) {
        return messages.newestFirst(message -> true);
    }

    private static Message sms(String id, String text) {
        return new Message(id, Channel.SMS, "Kliniken", "+46701740612", null, text, null, NOON, "reminder");
    }
}
