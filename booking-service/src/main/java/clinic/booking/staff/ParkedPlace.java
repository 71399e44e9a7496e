package clinic.booking.staff;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a parked event lies, as a form sends it back: {@code <topic>/<partition>/<offset>}. */
record ParkedPlace(String topic, int partition, long offset) {

    private static final Pattern FORM = Pattern.compile("([a-z][a-z0-9.-]{0,200})/(\\d{1,4})/(\\d{1,18})");

    static Optional<ParkedPlace> of(String typed) {
        Matcher form = FORM.matcher(typed);
        return form.matches()
                ? Optional.of(
                        new ParkedPlace(form.group(1), Integer.parseInt(form.group(2)), Long.parseLong(form.group(3))))
                : Optional.empty();
    }

    String path() {
        return "/" + topic + "/" + partition + "/" + offset;
    }
}
