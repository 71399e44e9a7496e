package clinic.booking.imports;

import static clinic.booking.imports.Field.BIRTH_DATE;
import static clinic.booking.imports.Field.DATE;
import static clinic.booking.imports.Field.EMAIL;
import static clinic.booking.imports.Field.FIRST_NAME;
import static clinic.booking.imports.Field.FOLLOW_UPS;
import static clinic.booking.imports.Field.LANGUAGE;
import static clinic.booking.imports.Field.LAST_NAME;
import static clinic.booking.imports.Field.LOCATION;
import static clinic.booking.imports.Field.MINUTES;
import static clinic.booking.imports.Field.MOBILE;
import static clinic.booking.imports.Field.NAME;
import static clinic.booking.imports.Field.NUMBER;
import static clinic.booking.imports.Field.PERSONNUMMER;
import static clinic.booking.imports.Field.PRACTITIONER;
import static clinic.booking.imports.Field.PROTECTED;
import static clinic.booking.imports.Field.REMINDERS;
import static clinic.booking.imports.Field.START;
import static clinic.booking.imports.Field.STATUS;
import static clinic.booking.imports.Field.TIME;
import static clinic.booking.imports.Field.TREATMENT;
import static clinic.booking.imports.Field.VISIT_NUMBER;

import java.util.List;
import java.util.Map;

/** What the rows of a file are. */
enum Kind {
    PATIENTS(
            List.of(
                    NUMBER,
                    NAME,
                    FIRST_NAME,
                    LAST_NAME,
                    BIRTH_DATE,
                    PERSONNUMMER,
                    MOBILE,
                    EMAIL,
                    LANGUAGE,
                    REMINDERS,
                    FOLLOW_UPS,
                    PROTECTED),
            List.of(List.of(NAME, LAST_NAME), List.of(MOBILE, EMAIL)),
            250),
    /** One at a time: each queues up for its practitioner and its rooms, and nobody waits for one while keeping another. */
    VISITS(
            List.of(
                    VISIT_NUMBER,
                    NUMBER,
                    NAME,
                    FIRST_NAME,
                    LAST_NAME,
                    BIRTH_DATE,
                    MOBILE,
                    EMAIL,
                    PRACTITIONER,
                    TREATMENT,
                    LOCATION,
                    START,
                    DATE,
                    TIME,
                    MINUTES,
                    STATUS),
            List.of(List.of(NUMBER, NAME, LAST_NAME), List.of(PRACTITIONER), List.of(TREATMENT), List.of(START, DATE)),
            1);

    private final List<Field> fields;
    private final List<List<Field>> needed;
    private final int rowsAtOnce;

    /**
     * @param needed of each of these lists one field at least
     * @param rowsAtOnce that are one transaction
     */
    Kind(List<Field> fields, List<List<Field>> needed, int rowsAtOnce) {
        this.fields = fields;
        this.needed = needed;
        this.rowsAtOnce = rowsAtOnce;
    }

    int rowsAtOnce() {
        return rowsAtOnce;
    }

    public List<Field> fields() {
        return fields;
    }

    /** Without which no row could be taken in: of each list one is needed, and none is there. */
    List<List<Field>> missing(Map<Field, Integer> columns) {
        return needed.stream()
                .filter(any -> any.stream().noneMatch(columns::containsKey))
                .toList();
    }
}
