package clinic.viewer.sms;

import clinic.viewer.message.Channel;
import clinic.viewer.message.Message;
import clinic.viewer.message.Messages;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.util.MultiValueMap;

/**
 * A page of what was accepted, newest first, as 46elks lists it: https://46elks.com/docs/sms-history
 *
 * @param next where the next page starts; absent on the last
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record SmsHistory(List<SmsAccepted> data, @Nullable String next) {

    private static final int MOST = 100;

    /** The form's {@code start} is the newer end of the span and {@code end} the older one. */
    static SmsHistory of(Messages messages, MultiValueMap<String, String> form) {
        Instant newest = instant(form.getFirst("start"), Instant.MAX);
        Instant oldest = instant(form.getFirst("end"), Instant.MIN);
        String to = form.getFirst("to");
        List<Message> found = messages.newestFirst(message -> message.channel() == Channel.SMS
                && message.id().startsWith(SmsEndpoint.IDS)
                && (to == null || to.equals(message.to()))
                && !told(message.at()).isAfter(newest)
                && !told(message.at()).isBefore(oldest));
        int limit = limit(form.getFirst("limit"));
        List<SmsAccepted> data =
                found.stream().limit(limit).map(SmsHistory::sms).toList();
        String next = found.size() > limit ? SmsAccepted.time(found.get(limit).at()) : null;
        return new SmsHistory(data, next);
    }

    /** As far as a time can be told in an answer, and named in the next question. */
    private static Instant told(Instant at) {
        return at.truncatedTo(ChronoUnit.MICROS);
    }

    private static SmsAccepted sms(Message message) {
        String text = Objects.requireNonNullElse(message.text(), "");
        return SmsAccepted.of(message.id(), new SmsOrder(message.from(), message.to(), text, null), message.at());
    }

    private static Instant instant(@Nullable String time, Instant otherwise) {
        try {
            return time == null ? otherwise : LocalDateTime.parse(time).toInstant(ZoneOffset.UTC);
        } catch (DateTimeParseException e) {
            throw new Refused(HttpStatus.BAD_REQUEST, "Invalid time: such as 2026-02-14T09:52:07.302000");
        }
    }

    private static int limit(@Nullable String limit) {
        if (limit == null) {
            return MOST;
        }
        if (!limit.matches("[1-9]\\d{0,2}")) {
            throw new Refused(HttpStatus.BAD_REQUEST, "Invalid limit: a number from 1 to " + MOST);
        }
        return Math.min(Integer.parseInt(limit), MOST);
    }
}
