package clinic.booking.correspondence;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.booking.correspondence.Entry.What;
import clinic.booking.correspondence.TimelineItem.Kind;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TimelineTest {

    private static final UUID SMS = UUID.randomUUID();
    private static final Instant SENT = Instant.parse("2026-11-22T09:12:31Z");

    @Test
    void whatBecameOfOneMessageIsOneLine() {
        List<TimelineItem> lines = Timeline.of(
                List.of(entry(What.MESSAGE_SENT, SMS, SENT), entry(What.MESSAGE_DELIVERED, SMS, SENT.plusSeconds(3))));
        assertThat(lines).singleElement().satisfies(line -> {
            assertThat(line.kind()).isEqualTo(Kind.MESSAGE_SENT);
            assertThat(line.at()).isEqualTo(SENT);
            assertThat(line.deliveredAt()).isEqualTo(SENT.plusSeconds(3));
        });
    }

    @Test
    void whatWasNotSentIsNeverToldAsDelivered() {
        List<TimelineItem> lines = Timeline.of(List.of(
                entry(What.MESSAGE_DELIVERED, SMS, SENT), entry(What.MESSAGE_NOT_SENT, SMS, SENT.plusSeconds(1))));
        assertThat(lines)
                .singleElement()
                .satisfies(line -> assertThat(line.deliveredAt()).isNull());
    }

    @Test
    void otherMessagesKeepTheirOwnFate() {
        List<TimelineItem> lines = Timeline.of(List.of(
                entry(What.MESSAGE_SENT, SMS, SENT),
                entry(What.MESSAGE_SENT, UUID.randomUUID(), SENT),
                entry(What.MESSAGE_DELIVERED, SMS, SENT.plusSeconds(3)),
                entry(What.FOLLOW_UP_STARTED, null, SENT.plusSeconds(9))));
        assertThat(lines).extracting(line -> line.deliveredAt() != null).containsExactly(true, false, false);
    }

    private static Entry entry(What what, @Nullable UUID message, Instant at) {
        return new Entry(
                UUID.randomUUID(),
                UUID.randomUUID(),
                at,
                what,
                message,
                "CONFIRMATION",
                "confirmation",
                "SMS",
                null,
                null,
                null,
                null);
    }
}
