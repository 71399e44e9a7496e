package clinic.contracts.calendar;

import java.nio.charset.StandardCharsets;

/** Content lines of an iCalendar file: escaped, folded at 75 octets, ended with CRLF (RFC 5545, 3.1 and 3.3.11). */
final class ICalendarText {

    private static final int OCTETS_A_LINE = 75;

    private final StringBuilder lines = new StringBuilder();

    /** A line whose value needs no escaping: a time, a number, an address. */
    ICalendarText line(String name, String value) {
        fold(name + ":" + withoutControls(value));
        return this;
    }

    /** A line whose value is text that people wrote. */
    ICalendarText text(String name, String value) {
        String escaped = value.replace("\\", "\\\\")
                .replace(";", "\\;")
                .replace(",", "\\,")
                .replace("\r\n", "\n")
                .replace('\r', '\n')
                .replace("\n", "\\n");
        return line(name, escaped);
    }

    /** A parameter's value; it has no escape for a double quote, so those become single ones. */
    static String quoted(String value) {
        return '"' + withoutControls(value).replace('"', '\'') + '"';
    }

    private void fold(String line) {
        int octets = 0;
        for (int at = 0; at < line.length(); at = line.offsetByCodePoints(at, 1)) {
            String character = Character.toString(line.codePointAt(at));
            int size = character.getBytes(StandardCharsets.UTF_8).length;
            if (octets + size > OCTETS_A_LINE) {
                lines.append("\r\n ");
                octets = 1;
            }
            lines.append(character);
            octets += size;
        }
        lines.append("\r\n");
    }

    /** A line break from outside would begin a property of its own. */
    private static String withoutControls(String value) {
        return value.replaceAll("\\p{Cntrl}", "");
    }

    @Override
    public String toString() {
        return lines.toString();
    }
}
