package clinic.booking.retention;

import clinic.clock.LongEnough;
import java.time.Period;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * For how long the clinic keeps what it has, by kind, in years, months and days of its own calendar. A kind without a time
 * is kept until somebody erases the patient: which years care law asks for is the clinic's to say.
 *
 * @param care a patient who has been here: from the last visit, message or answer on; then nothing of the record is left
 * @param neverCame a patient of whom no visit took place, and none is to come
 * @param cancelled why a cancelled visit was booked and cancelled, from the time it was booked for
 */
@ConfigurationProperties("clinic.retention")
public record Retention(
        @Nullable Period care,
        @Nullable Period neverCame,
        @Nullable Period cancelled) {

    public Retention {
        LongEnough.require("clinic.retention.care", care, LongEnough.LEAST_OF_CARE);
        Period day = Period.ofDays(1);
        LongEnough.require("clinic.retention.never-came", neverCame, day);
        LongEnough.require("clinic.retention.cancelled", cancelled, day);
    }
}
