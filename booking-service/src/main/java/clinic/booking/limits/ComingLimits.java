package clinic.booking.limits;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How many coming visits may be reached at one mobile number or e-mail address: a family of several, each with a course
 * of treatment ahead of them, but not the whole calendar.
 *
 * @param byContact altogether; null for as many as there is time for
 * @param byContactAndTreatment for one treatment; null for as many as there is time for
 */
@ConfigurationProperties("clinic.limits.coming")
record ComingLimits(@Nullable Integer byContact, @Nullable Integer byContactAndTreatment) {

    boolean none() {
        return byContact == null && byContactAndTreatment == null;
    }
}
