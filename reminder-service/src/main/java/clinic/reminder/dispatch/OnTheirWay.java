package clinic.reminder.dispatch;

import clinic.contracts.reminder.Channel;
import clinic.messaging.Instance;
import clinic.reminder.message.SmsText;
import clinic.reminder.message.Words;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Writes down which messages are on their way, by whom and in which words, before anybody is called: all that leave
 * together in one statement.
 */
@Component
class OnTheirWay {

    /** A message that leaves as soon as that is written down. */
    record Leaving(MessageRow message, Words words) {

        Channel channel() {
            return Objects.requireNonNull(message.planned().channel());
        }

        String recipient() {
            return message.planned().recipient();
        }

        private Optional<SmsText> sms() {
            return channel() == Channel.SMS ? Optional.of(SmsText.of(words.text())) : Optional.empty();
        }
    }

    private final JdbcClient jdbc;
    private final Talks talks;
    private final Clock clock;
    private final Instance instance;

    OnTheirWay(JdbcClient jdbc, Talks talks, Clock clock, Instance instance) {
        this.jdbc = jdbc;
        this.talks = talks;
        this.clock = clock;
        this.instance = instance;
    }

    /** @param lease who has not reported by then is presumed dead */
    List<Departure> write(List<Leaving> leaving, Duration lease) {
        if (leaving.isEmpty()) {
            return List.of();
        }
        List<Optional<SmsText>> sms = leaving.stream().map(Leaving::sms).toList();
        jdbc.sql("""
                        update message set state = 'SENDING', fence = leaving.fence, attempts = leaving.attempts,
                            retry_at = null, channel = leaving.channel, recipient = leaving.recipient,
                            fingerprint = leaving.fingerprint, wording = leaving.wording,
                            sms_encoding = leaving.encoding, sms_segments = leaving.segments,
                            taken_by = :instance, taken_at = :now, lease_until = now() + make_interval(secs => :lease)
                        from unnest(cast(:ids as uuid[]), cast(:fences as bigint[]), cast(:attempts as int[]),
                                cast(:channels as text[]), cast(:recipients as text[]),
                                cast(:fingerprints as text[]), cast(:wordings as text[]),
                                cast(:encodings as text[]), cast(:segments as int[]))
                            as leaving (id, fence, attempts, channel, recipient, fingerprint, wording, encoding, segments)
                        where message.id = leaving.id""")
                .param("ids", all(leaving, one -> one.message().id().toString()))
                .param("fences", all(leaving, one -> Long.toString(one.message().fence())))
                .param(
                        "attempts",
                        all(leaving, one -> Integer.toString(one.message().attempts())))
                .param("channels", all(leaving, one -> one.channel().name()))
                .param("recipients", all(leaving, Leaving::recipient))
                .param("fingerprints", all(leaving, one -> one.words().fingerprint()))
                .param("wordings", all(leaving, one -> one.words().wording()))
                .param(
                        "encodings",
                        all(sms, text -> text.map(one -> one.encoding().word()).orElse(null)))
                .param(
                        "segments",
                        all(
                                sms,
                                text -> text.map(one -> Integer.toString(one.segments()))
                                        .orElse(null)))
                .param("instance", instance.name())
                .param("now", Timestamp.from(clock.instant()))
                .param("lease", (double) lease.toSeconds())
                .update();
        return departures(leaving);
    }

    private List<Departure> departures(List<Leaving> leaving) {
        Map<Talks.Talk, UUID> first = talks.first(leaving.stream()
                .filter(one -> one.channel() == Channel.EMAIL)
                .map(Leaving::message)
                .toList());
        return leaving.stream()
                .map(one -> new Departure(
                        one.message(),
                        one.channel(),
                        one.recipient(),
                        one.words(),
                        one.channel() == Channel.EMAIL ? first.get(Talks.Talk.of(one.message())) : null))
                .toList();
    }

    private static <T> @Nullable String[] all(List<T> rows, Function<T, @Nullable String> column) {
        return rows.stream().map(column).toArray(String[]::new);
    }
}
