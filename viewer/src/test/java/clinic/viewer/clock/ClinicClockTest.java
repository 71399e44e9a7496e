package clinic.viewer.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import clinic.clock.MovableClock;
import clinic.clock.OffsetFile;
import clinic.viewer.message.Channel;
import clinic.viewer.message.Message;
import clinic.viewer.message.Messages;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.json.JsonMapper;

class ClinicClockTest {
    /** A Friday in Sweden; the last Sunday of March has 23 hours there. */
    private static final Instant START = Instant.parse("2027-03-26T08:00:00Z");

    @TempDir
    Path folder;

    /** Real time stands still in these tests, so that every instant is exact. */
    private final Clock real = Clock.fixed(START, ZoneOffset.UTC);

    private final List<String> happened = new CopyOnWriteArrayList<>();
    private MovableClock clock;
    private OffsetFile file;
    private Messages messages;
    private FakeService booking;
    private FakeService reminder;
    private ClinicClock clinic;

    @BeforeEach
    void startTwoServices() throws IOException {
        booking = new FakeService(real);
        reminder = new FakeService(real);
        clock = new MovableClock(real, Duration.ZERO);
        file = new OffsetFile(folder.resolve("clock"));
        messages = new Messages(folder, JsonMapper.builder().build());
        clinic = clinic(Map.of("booking-service", booking.address(), "reminder-service", reminder.address()));
    }

    @AfterEach
    void stopThem() throws IOException {
        booking.close();
        reminder.close();
        messages.destroy();
    }

    @Test
    void theClockStopsAtEveryDueInstantInOrder() {
        reminder.does(at(Duration.ofHours(20)), () -> happen("reminder", reminder));
        booking.does(at(Duration.ofHours(5)), () -> happen("completed", booking));
        reminder.does(at(Duration.ofHours(2)), () -> happen("confirmation", reminder));
        reminder.does(at(Duration.ofHours(30)), () -> happen("too late", reminder));

        ClinicClock.Moved moved = clinic.advance(Duration.ofDays(1));

        assertThat(happened)
                .containsExactly(
                        "confirmation 2027-03-26T10:00:00Z",
                        "completed 2027-03-26T13:00:00Z",
                        "reminder 2027-03-27T04:00:00Z");
        assertThat(moved).isEqualTo(new ClinicClock.Moved(START.plus(Duration.ofDays(1)), 4));
        assertThat(booking.now()).isEqualTo(moved.now());
        assertThat(reminder.now()).isEqualTo(moved.now());
    }

    @Test
    void whatFollowsFromAStepIsSteppedThroughToo() {
        booking.does(at(Duration.ofHours(1)), () -> {
            happen("completed", booking);
            // The other service hears of it and plans something before the target.
            reminder.does(at(Duration.ofHours(3)), () -> happen("check-in", reminder));
        });

        assertThat(clinic.advance(Duration.ofHours(4)).steps()).isEqualTo(3);
        assertThat(happened).containsExactly("completed 2027-03-26T09:00:00Z", "check-in 2027-03-26T11:00:00Z");
    }

    @Test
    void whatIsDueAlreadyIsDoneBeforeTheClockMoves() {
        reminder.does(START, () -> happen("confirmation", reminder));
        clinic.advance(Duration.ofHours(1));
        assertThat(happened).containsExactly("confirmation " + START);
    }

    @Test
    void theOffsetIsStoredBeforeAServiceIsTold() {
        booking.does(at(Duration.ofHours(1)), () -> happened.add("stored " + file.read()));
        clinic.advance(Duration.ofHours(2));
        assertThat(happened).containsExactly("stored PT1H");
        assertThat(file.read()).isEqualTo(Duration.ofHours(2));
        assertThat(new MovableClock(real, file.read()).instant()).isEqualTo(at(Duration.ofHours(2)));
    }

    @Test
    void aDayKeepsTheTimeOfDayAcrossTheSwitchToSummerTime() {
        clinic.advance(Period.ofDays(3));
        assertThat(clock.instant()).isEqualTo("2027-03-29T07:00:00Z");
    }

    @Test
    void theNextMessageIsWaitedForAndNotPassed() {
        booking.does(at(Duration.ofHours(1)), () -> happen("completed", booking));
        reminder.does(at(Duration.ofDays(1)), () -> {
            happen("check-in", reminder);
            messages.keep(new Message(
                    "s1", Channel.SMS, "Clinic", "+46701740612", null, "hej", null, reminder.now(), "check-in"));
        });
        reminder.does(at(Duration.ofDays(2)), () -> happen("later", reminder));

        ClinicClock.Moved moved = clinic.toNextMessage();

        assertThat(moved).isEqualTo(new ClinicClock.Moved(at(Duration.ofDays(1)), 2));
        assertThat(happened).hasSize(2);
    }

    @Test
    void withNothingDueTheNextMessageIsNowhere() {
        assertThat(clinic.toNextMessage()).isEqualTo(new ClinicClock.Moved(START, 0));
    }

    @Test
    void theClockNeverGoesBack() {
        assertThatThrownBy(() -> clinic.advance(Duration.ofSeconds(-1))).isInstanceOf(ClockStands.NotThatWay.class);
        assertThatThrownBy(() -> clinic.advance(Period.ofYears(3))).isInstanceOf(ClockStands.NotThatWay.class);
        assertThat(clock.offset()).isZero();
        assertThat(booking.told).isEmpty();
    }

    @Test
    void onlyOneMovesTheClockAtATime() throws Exception {
        CountDownLatch midway = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        booking.does(at(Duration.ofHours(1)), () -> {
            midway.countDown();
            awaitUninterrupted(goOn);
        });
        CompletableFuture<ClinicClock.Moved> first =
                CompletableFuture.supplyAsync(() -> clinic.advance(Duration.ofHours(2)));
        midway.await();
        assertThatThrownBy(() -> clinic.advance(Duration.ofHours(1))).isInstanceOf(ClockStands.AlreadyMoving.class);
        goOn.countDown();
        assertThat(first.get().steps()).isEqualTo(2);
        assertThat(clinic.advance(Duration.ofHours(1)).steps()).isEqualTo(1);
    }

    @Test
    void aServiceThatNeverComesToRestIsNamed() {
        reminder.neverComesToRest();
        assertThatThrownBy(() -> clinic.advance(Duration.ofHours(1)))
                .isInstanceOfSatisfying(ClockStands.Unfinished.class, e -> {
                    assertThat(e.service()).isEqualTo("reminder-service");
                    assertThat(e).hasMessageContaining("did not come to rest");
                });
        assertThat(clock.offset()).isZero();
    }

    @Test
    void aServiceThatIsAwayIsNamedAndCatchesUpLater() throws IOException {
        FakeService content = new FakeService(real);
        URI address = content.address();
        content.close();
        ClinicClock three = clinic(Map.of("booking-service", booking.address(), "content-service", address));
        assertThatThrownBy(() -> three.advance(Duration.ofHours(1)))
                .isInstanceOfSatisfying(
                        ClockStands.Unfinished.class,
                        e -> assertThat(e.service()).isEqualTo("content-service"));
        assertThat(three.read().nextDue()).isNull();

        clinic.advance(Duration.ofHours(1));
        assertThat(reminder.now()).isEqualTo(at(Duration.ofHours(1)));
    }

    @Test
    void theReadingSaysWhenSomethingHappensNext() {
        reminder.does(at(Duration.ofHours(20)), () -> {});
        booking.does(at(Duration.ofHours(5)), () -> {});
        assertThat(clinic.read()).isEqualTo(new ClinicClock.Reading(START, Duration.ZERO, at(Duration.ofHours(5))));
    }

    private ClinicClock clinic(Map<String, URI> services) {
        ClockSettings settings = new ClockSettings(
                services,
                Duration.ofSeconds(1),
                Duration.ofMillis(1),
                Period.ofYears(2),
                ZoneId.of("Europe/Stockholm"));
        Services doors = new Services(settings, RestClient.builder(), clock, List.of());
        return new ClinicClock(clock, file, doors, new Rest(doors, settings), messages, settings);
    }

    private void happen(String what, FakeService where) {
        happened.add(what + " " + where.now());
    }

    private static Instant at(Duration after) {
        return START.plus(after);
    }

    private static void awaitUninterrupted(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
