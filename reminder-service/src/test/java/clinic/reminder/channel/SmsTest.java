package clinic.reminder.channel;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.contracts.reminder.Purpose;
import clinic.reminder.channel.ProviderState.Fault;
import clinic.reminder.channel.ProviderState.Health;
import clinic.reminder.channel.ProviderState.Kind;
import clinic.reminder.message.Words;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Which provider gets a message; the providers are not ours, so these stand in for them. */
class SmsTest {

    private static final String NUMBER = "+46701740605";
    private static final Missing MISSING = new Missing(NUMBER, "fingerprint", Instant.EPOCH);

    private static final Instant NOON = Instant.parse("2026-11-23T11:00:00Z");

    private final Scripted first = new Scripted("first");
    private final Scripted second = new Scripted("second");
    private final List<String> asked = new ArrayList<>();
    private long nanos;

    private final class Scripted implements SmsProvider {

        private final String name;
        private Outcome outcome = new Outcome.Accepted("yes");
        private Whereabouts whereabouts = new Whereabouts.NeverSeen();

        Scripted(String name) {
            this.name = name;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public Outcome send(Parcel parcel) {
            asked.add(name);
            return outcome;
        }

        @Override
        public Whereabouts whereabouts(Missing message) {
            return whereabouts;
        }
    }

    private Sms sms(int firstWeight, int secondWeight) {
        Map<SmsProvider, Integer> weights = new LinkedHashMap<>();
        weights.put(first, firstWeight);
        weights.put(second, secondWeight);
        return new Sms(
                List.of(first, second),
                new Roster(weights, () -> nanos),
                new SimpleMeterRegistry(),
                Clock.fixed(NOON, ZoneOffset.UTC));
    }

    private static Parcel parcel(String number) {
        return new Parcel(UUID.randomUUID(), Purpose.REMINDER, number, new Words("K", null, "Hej", null), "nonce");
    }

    private static Outcome notNow(int seconds) {
        return new Outcome.NotNow("busy", Duration.ofSeconds(seconds));
    }

    @Test
    void providersTakeTurnsByTheirWeight() {
        Sms sms = sms(75, 25);
        for (int message = 0; message < 100; message++) {
            sms.carry(parcel(NUMBER));
        }
        assertThat(Collections.frequency(asked, "first")).isEqualTo(75);
        assertThat(Collections.frequency(asked, "second")).isEqualTo(25);
    }

    @Test
    void providerThatCertainlyDidNotTakeItIsFollowedByTheNext() {
        first.outcome = notNow(60);
        assertThat(sms(100, 1).carry(parcel(NUMBER))).isEqualTo(new Outcome.Accepted("yes"));
        assertThat(asked).containsExactly("first", "second");
    }

    @Test
    @DisplayName("28: after an answer that may have been a yes nobody else gets the message")
    void unknownIsNeverFollowedByAnother() {
        first.outcome = new Outcome.Unknown("silence");
        assertThat(sms(100, 1).carry(parcel(NUMBER))).isInstanceOf(Outcome.Unknown.class);
        assertThat(asked).containsExactly("first");
    }

    @Test
    void refusalForGoodIsNotTakenElsewhere() {
        first.outcome = new Outcome.Refused("bad number");
        assertThat(sms(100, 1).carry(parcel(NUMBER))).isInstanceOf(Outcome.Refused.class);
        assertThat(asked).containsExactly("first");
    }

    @Test
    @DisplayName("29: where the clinic has no sender no provider is at fault, and none rests")
    void noSenderIsNoFaultOfAProvider() {
        first.outcome = Senders.NONE;
        second.outcome = Senders.NONE;
        Sms sms = sms(100, 1);
        for (int message = 0; message < 20; message++) {
            assertThat(sms.carry(parcel(NUMBER))).isEqualTo(Senders.NONE);
        }
        assertThat(sms.providers()).extracting(ProviderState::health).containsOnly(Health.WELL);
        assertThat(sms.providers()).extracting(ProviderState::lastFault).containsOnlyNulls();
    }

    @Test
    void providerThatHasASenderThereIsAskedAndWaitedFor() {
        first.outcome = Senders.NONE;
        assertThat(sms(100, 1).carry(parcel(NUMBER))).isEqualTo(new Outcome.Accepted("yes"));
        second.outcome = notNow(60);
        assertThat(sms(100, 1).carry(parcel(NUMBER))).isEqualTo(notNow(60));
    }

    @Test
    void providerThatFailedRestsAndComesBack() {
        Sms sms = sms(100, 1);
        first.outcome = notNow(60);
        sms.carry(parcel(NUMBER));
        asked.clear();

        nanos += Duration.ofSeconds(59).toNanos();
        sms.carry(parcel(NUMBER));
        assertThat(asked).containsExactly("second");

        first.outcome = new Outcome.Accepted("yes");
        nanos += Duration.ofSeconds(1).toNanos();
        asked.clear();
        for (int message = 0; message < 3; message++) {
            sms.carry(parcel(NUMBER));
        }
        assertThat(asked).contains("first");
    }

    @Test
    void howEachProviderDoesIsTold() {
        Sms sms = sms(100, 1);
        first.outcome = notNow(60);
        sms.carry(parcel(NUMBER));
        assertThat(sms.providers())
                .containsExactly(
                        new ProviderState("first", Health.RESTING, NOON, null, new Fault(Kind.NOT_TAKEN, NOON, "busy")),
                        new ProviderState("second", Health.WELL, NOON, NOON, null));

        nanos += Duration.ofSeconds(60).toNanos();
        assertThat(sms.providers()).extracting(ProviderState::health).containsExactly(Health.TRIED_AGAIN, Health.WELL);

        first.outcome = new Outcome.Unknown("silence");
        second.outcome = new Outcome.Refused("bad number");
        for (int message = 0; message < 3; message++) {
            sms.carry(parcel(NUMBER));
        }
        assertThat(sms.providers())
                .extracting(ProviderState::lastFault)
                .containsExactly(new Fault(Kind.NO_CERTAIN_ANSWER, NOON, "silence"), null);
    }

    @Test
    void troubleIsToldSinceItBegan() {
        Experience seen = new Experience(NOON);
        seen.turns(false, NOON.plusSeconds(10));
        seen.turns(false, NOON.plusSeconds(20));
        assertThat(seen.told("first", Health.RESTING).since()).isEqualTo(NOON.plusSeconds(10));
        seen.turns(true, NOON.plusSeconds(30));
        assertThat(seen.told("first", Health.WELL).since()).isEqualTo(NOON.plusSeconds(30));
    }

    @Test
    void whenAllAreAwayTheSoonestIsWaitedFor() {
        first.outcome = notNow(60);
        second.outcome = notNow(5);
        assertThat(sms(1, 1).carry(parcel(NUMBER)))
                .isInstanceOfSatisfying(
                        Outcome.NotNow.class, no -> assertThat(no.after()).isEqualTo(Duration.ofSeconds(5)));
        assertThat(asked).containsExactlyInAnyOrder("first", "second");
    }

    @Test
    void whatIsNoNumberIsGivenToNobody() {
        assertThat(sms(1, 1).carry(parcel("0701"))).isEqualTo(new Outcome.Refused("not a phone number", true));
        assertThat(asked).isEmpty();
    }

    @Test
    @DisplayName("30: a message was never seen only if no provider has seen it")
    void neverSeenIsSaidOnlyByAll() {
        Sms sms = sms(1, 1);
        assertThat(sms.whereabouts(MISSING)).isEqualTo(new Whereabouts.NeverSeen());
        first.whereabouts = new Whereabouts.AskLater("away");
        assertThat(sms.whereabouts(MISSING)).isInstanceOf(Whereabouts.AskLater.class);
        second.whereabouts = new Whereabouts.Taken("s1");
        assertThat(sms.whereabouts(MISSING)).isEqualTo(new Whereabouts.Taken("s1"));
    }
}
