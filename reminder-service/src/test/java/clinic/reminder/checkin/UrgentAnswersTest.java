package clinic.reminder.checkin;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.contracts.content.RedFlagLevel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DataAccessResourceFailureException;
import tools.jackson.databind.json.JsonMapper;

/** When a yes to a red flag is on the disk, by whether its form carries the questions that we sealed. */
class UrgentAnswersTest {

    private static final Posted SEALED = posted(Map.of("flag-a", "emergency", GivenAnswers.ASKED, "sv 3"));
    private static final Posted ANYBODYS = posted(Map.of("flag-a", "emergency"));

    @TempDir
    private Path disk;

    private Spool spool = spool(Path.of("target"));

    @BeforeEach
    void emptyDisk() {
        spool = spool(disk.resolve("answers"));
    }

    private static Posted posted(Map<String, String> form) {
        return new Posted("token", form, "sv", Instant.parse("2026-11-24T10:00:00Z"));
    }

    private static Spool spool(Path folder) {
        String key = Base64.getEncoder().encodeToString("k".repeat(32).getBytes(StandardCharsets.US_ASCII));
        return new Spool(
                folder, new Seal(key, "kept answers"), JsonMapper.builder().build());
    }

    /** How many were on the disk when the database was asked. */
    private final List<Integer> seen = new ArrayList<>();

    private Optional<RedFlagLevel> knows(Posted posted) {
        seen.add(spool.waiting().size());
        return posted.equals(SEALED) ? Optional.of(RedFlagLevel.CONTACT_CARE_TODAY) : Optional.empty();
    }

    @Test
    @DisplayName("31: what we asked is on the disk before the database is asked, and off it when that has it")
    void whatWeAskedIsOnTheDiskFirst() {
        assertThat(new UrgentAnswers(this::knows, spool).save(SEALED)).isEqualTo(RedFlagLevel.CONTACT_CARE_TODAY);
        assertThat(seen).containsExactly(1);
        assertThat(spool.waiting()).isEmpty();
    }

    @Test
    void whatAnybodyMayHaveMadeUpCostsTheDiskNothing() {
        assertThat(new UrgentAnswers(this::knows, spool).save(ANYBODYS)).isEqualTo(RedFlagLevel.EMERGENCY);
        assertThat(seen).containsExactly(0);
        assertThat(spool.waiting()).isEmpty();
    }

    @Test
    @DisplayName("31: while the database is away both are on the disk before the patient is told")
    void nothingIsLostWhileTheDatabaseIsAway() {
        UrgentAnswers urgent = new UrgentAnswers(
                posted -> {
                    throw new DataAccessResourceFailureException("away");
                },
                spool);
        assertThat(urgent.save(ANYBODYS)).isEqualTo(RedFlagLevel.EMERGENCY);
        assertThat(urgent.save(SEALED)).isEqualTo(RedFlagLevel.EMERGENCY);
        assertThat(spool.waiting()).hasSize(2);
    }

    @Test
    @DisplayName("31: a database that does not answer keeps nobody waiting, and loses nothing")
    void databaseThatDoesNotAnswerLosesNothing() {
        CountDownLatch answers = new CountDownLatch(1);
        UrgentAnswers urgent = new UrgentAnswers(
                posted -> {
                    try {
                        answers.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    return Optional.empty();
                },
                spool);
        try {
            assertThat(urgent.save(ANYBODYS)).isEqualTo(RedFlagLevel.EMERGENCY);
            assertThat(spool.waiting()).hasSize(1);
        } finally {
            answers.countDown();
        }
    }
}
