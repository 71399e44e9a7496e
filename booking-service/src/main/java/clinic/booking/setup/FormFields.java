package clinic.booking.setup;

import clinic.booking.InvalidInput;
import clinic.booking.InvalidInput.Fault;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what was typed into a form, field by field, and keeps every fault, not only the first. */
final class FormFields {

    private final List<Fault> faults = new ArrayList<>();

    void fault(String field, String code) {
        faults.add(new Fault(field, code));
    }

    /** A line that has to be there. */
    String text(String field, @Nullable String typed, int longest, String missing) {
        String text = optional(field, typed, longest);
        if (text.isEmpty()) {
            fault(field, missing);
        }
        return text;
    }

    /** A line, or several where its field has room for them, that may be left empty. */
    String optional(String field, @Nullable String typed, int longest) {
        String text = stripped(typed);
        if (text.length() > longest) {
            fault(field, "text-longer-than-" + longest);
        }
        return text;
    }

    /** A whole number; nothing typed counts as the least. */
    int number(String field, @Nullable String typed, int least, int most, String code) {
        Integer number = optionalNumber(field, typed, least, most, code);
        return number == null ? least : number;
    }

    /** A whole number that has to be typed. */
    int neededNumber(String field, @Nullable String typed, int least, int most, String code) {
        if (stripped(typed).isEmpty()) {
            fault(field, code);
            return least;
        }
        return number(field, typed, least, most, code);
    }

    /** A whole number, or nothing. */
    @Nullable
    Integer optionalNumber(String field, @Nullable String typed, int least, int most, String code) {
        String text = stripped(typed).replaceAll("[  ]", "");
        if (text.isEmpty()) {
            return null;
        }
        if (text.matches("[0-9]{1,7}")) {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        }
        fault(field, code);
        return null;
    }

    /** @throws InvalidInput when there was any fault */
    void check() {
        if (!faults.isEmpty()) {
            throw new InvalidInput(faults);
        }
    }

    /** A form sends two characters for each line break, of which whoever typed it has counted one. */
    static String stripped(@Nullable String typed) {
        return typed == null ? "" : typed.replace("\r\n", "\n").strip();
    }
}
