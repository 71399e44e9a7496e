package clinic.booking.absence;

import clinic.booking.patient.PatientView;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Why a patient must be rung, though a message is sent of all that was done. */
enum Ring {
    /** Nothing was done: the visit stands until somebody has talked with them. */
    LEFT,
    /** No message reaches them. */
    UNREACHED,
    /** They were to be here so soon that they may be on their way; or are now. */
    SOON;

    /** Whoever is protected gets no message either, and whoever was erased has no address. */
    static boolean isUnreached(@Nullable PatientView patient) {
        return patient == null || patient.protectedIdentity() || (patient.mobile() == null && patient.email() == null);
    }

    /**
     * After what was done.
     *
     * @param now when the visit is to begin now
     * @param stands whether the visit is still one that cannot take place
     * @param chosen whether the patient has another already
     */
    static @Nullable Ring after(
            Decision decision, Instant now, @Nullable PatientView patient, boolean stands, boolean chosen) {
        if (decision.kind() == Decision.Kind.PHONE) {
            return stands ? LEFT : null;
        }
        if (chosen) {
            return null;
        }
        if (isUnreached(patient)) {
            return UNREACHED;
        }
        return decision.isSoon(now) ? SOON : null;
    }
}
