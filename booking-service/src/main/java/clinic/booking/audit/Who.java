package clinic.booking.audit;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who did or saw something.
 *
 * @param staffId the account; null for whoever is not of staff
 */
public record Who(Way way, @Nullable UUID staffId) {

    /** By which way somebody is known. */
    enum Way {
        BOOKER,
        LINK,
        CODE,
        MESSAGE,
        STAFF,
        CLOCK
    }

    /** Whoever books a visit; they say who they are, and nobody proves it. */
    public static final Who BOOKER = new Who(Way.BOOKER, null);

    /** The patient, by the private link of a visit. */
    public static final Who LINK = new Who(Way.LINK, null);

    /** The patient, signed in by a one-time code. */
    public static final Who CODE = new Who(Way.CODE, null);

    /** The patient, in answer to a message or by the link of one. */
    public static final Who MESSAGE = new Who(Way.MESSAGE, null);

    /** Nobody: a time has come. */
    public static final Who CLOCK = new Who(Way.CLOCK, null);

    public static Who staff(UUID accountId) {
        return new Who(Way.STAFF, accountId);
    }

    /** Whether the patient did it, or whoever booked for them; neither staff nor the clock. */
    public boolean isPatient() {
        return way != Way.STAFF && way != Way.CLOCK;
    }

    public boolean isStaff() {
        return way == Way.STAFF;
    }
}
