package clinic.endtoend.fire;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.endtoend.running.ClinicDatabase;
import clinic.endtoend.running.ClinicHome;
import clinic.endtoend.running.LaunchedClinic;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Kills of reminder-service alone, while it sends: what was promised and lost, and how often somebody was written to
 * twice, at mailboxes that drop what bears a Message-ID they know and at such as do not. It is no scenario and runs only
 * when it is named; docs/TESTING.md tells how.
 */
class SendingKillTable {

    private static final int KILLS = Integer.getInteger("clinic.fire.kills", 50);
    private static final int BOOKINGS = Integer.getInteger("clinic.fire.bookings", 20 * KILLS);
    private static final long SEED = Long.getLong("clinic.fire.seed", System.nanoTime());

    /** From when it has messages in hand: before, while and after their providers say yes. */
    private static final Duration LONGEST_REST = Duration.ofMillis(800);

    private static boolean sends(ClinicHome home) {
        return new ClinicDatabase(home, "reminder").number("select count(*) from message where state = 'SENDING'") > 0;
    }

    @Test
    void everyMessageArrivesAndEveryCopyIsKnownOf() throws Exception {
        Path home = Path.of("target", "clinic-on-fire").toAbsolutePath();
        var fire = new Fire(BOOKINGS, Map.of("reminder", KILLS), LONGEST_REST, SendingKillTable::sends, SEED);
        try (LaunchedClinic clinic = LaunchedClinic.up(home, LaunchedClinic.freePort(), "--fresh")) {
            Fire.Outcome outcome = fire.burn(clinic);
            Verdict verdict = outcome.verdict();
            String table = """
                    Seed %d, %d s, kill -9 of reminder-service while it sends
                    kills                                              %6d
                    bookings                                           %6d
                    words promised over two channels                   %6d
                    withdrawn because a later word came first          %6d
                    lost                                               %6d
                    twice, where a known Message-ID is dropped         %6d
                    copies more, where it is not                       %6d
                    handed over again, marked as perhaps left before   %6d
                    """.formatted(
                            SEED,
                            outcome.took().toSeconds(),
                            KILLS,
                            verdict.acknowledged(),
                            verdict.words(),
                            verdict.superseded(),
                            verdict.lost().size(),
                            verdict.duplicated().size(),
                            verdict.copies(),
                            verdict.handedOverAgain());
            System.out.println(table);
            Files.writeString(Path.of("target", "sending-kill-table.txt"), table);
            assertThat(verdict.clean()).as("%s %s", fire, outcome).isTrue();
        }
    }
}
