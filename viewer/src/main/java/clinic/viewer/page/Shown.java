package clinic.viewer.page;

import clinic.viewer.message.Message;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** Times and texts as the page shows them, in the clinic's zone and the reader's language. */
record Shown(ZoneId zone, Locale language) {

    public String day(Instant instant) {
        return format(instant, "EEEE d MMMM");
    }

    public String shortDay(Instant instant) {
        return format(instant, "d MMM");
    }

    public String time(Instant instant) {
        return format(instant, "HH:mm");
    }

    public String dayAndTime(Instant instant) {
        return day(instant) + " " + time(instant);
    }

    public String longDay(Instant instant) {
        return format(instant, "EEEE d MMMM uuuu");
    }

    /** Whether a message begins a new day in a list that has its newest first. */
    public boolean newDay(List<Message> newestFirst, int index) {
        return index == 0
                || !Objects.equals(
                        date(newestFirst.get(index).at()),
                        date(newestFirst.get(index - 1).at()));
    }

    public List<Passage> passages(Message message) {
        return Passage.of(message.words());
    }

    private Object date(Instant instant) {
        return at(instant).toLocalDate();
    }

    private String format(Instant instant, String pattern) {
        return DateTimeFormatter.ofPattern(pattern, language).format(at(instant));
    }

    private ZonedDateTime at(Instant instant) {
        return instant.atZone(zone);
    }
}
