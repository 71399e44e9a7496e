package clinic.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import clinic.launcher.Order.Replay.What;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrderTest {

    @Test
    void noWordMeansUpOnTheUsualPort() {
        assertThat(Order.of()).isEqualTo(new Order.Up(8080, false));
        assertThat(Order.of("up")).isEqualTo(new Order.Up(8080, false));
    }

    @Test
    void upTakesAPortAndAFreshStart() {
        assertThat(Order.of("up", "--port", "9000", "--fresh")).isEqualTo(new Order.Up(9000, true));
        assertThat(Order.of("--port=9000")).isEqualTo(new Order.Up(9000, false));
    }

    @Test
    void downStatusAndAuditStandAlone() {
        assertThat(Order.of("down")).isEqualTo(new Order.Down());
        assertThat(Order.of("status")).isEqualTo(new Order.Status());
        assertThat(Order.of("audit")).isEqualTo(new Order.Audit());
    }

    @Test
    void replayListsOrTriesAgainOneOrAll() {
        assertThat(Order.of("replay")).isEqualTo(new Order.Replay(null, What.LIST, null));
        assertThat(Order.of("replay", "--all")).isEqualTo(new Order.Replay(null, What.ALL, null));
        assertThat(Order.of("replay", "booking")).isEqualTo(new Order.Replay("booking", What.LIST, null));
        assertThat(Order.of("replay", "reminder", "a.v1.reminder.dlq/0/17"))
                .isEqualTo(new Order.Replay("reminder", What.ONE, "a.v1.reminder.dlq/0/17"));
    }

    @Test
    void aBackUpIsToldWhereToAndARestoreWhereFrom() {
        assertThat(Order.of("backup", "/mnt/usb")).isEqualTo(new Order.BackUp(Path.of("/mnt/usb")));
        assertThat(Order.of("restore", "/mnt/usb/a.zip")).isEqualTo(new Order.Restore(Path.of("/mnt/usb/a.zip")));
    }

    @Test
    void oneKindOfSecretIsRenewedAtATime() {
        assertThat(Order.of("renew", "links")).isEqualTo(new Order.Renew(Order.Renew.What.LINKS));
        assertThat(Order.of("renew", "staff")).isEqualTo(new Order.Renew(Order.Renew.What.STAFF));
        assertThat(Order.of("renew", "databases")).isEqualTo(new Order.Renew(Order.Renew.What.DATABASES));
    }

    @ParameterizedTest
    @CsvSource({
        "go, 'use up, down, status, replay, audit, backup, restore, renew or test'",
        "backup, './clinic backup /mnt/usb'",
        "backup a b, '\"b\" is one too many'",
        "renew, 'links, staff or databases'",
        "renew all, 'links, staff or databases'",
        "restore, './clinic restore /mnt/usb/clinic-'",
        "up --prot 9, 'use --port N or --fresh'",
        "up --port, 'a number from 1 to 65535'",
        "up --port x, 'a number from 1 to 65535'",
        "up --port 0, 'a number from 1 to 65535'",
        "up --port 70000, 'a number from 1 to 65535'",
        "down now, '\"now\" is one too many'",
        "audit 2026-11-24, 'takes no further word'",
        "replay booking a/b, '<topic>/<partition>/<offset>'",
        "replay booking a.dlq/0/1 more, '\"more\" is one too many'",
    })
    void whatCannotBeObeyedIsSaidWithTheRemedy(String line, String remedy) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> Order.of(line.split(" ")))
                .withMessageContaining(remedy);
    }
}
