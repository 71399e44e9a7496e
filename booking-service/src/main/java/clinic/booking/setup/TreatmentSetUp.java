package clinic.booking.setup;

import clinic.booking.catalogue.MeantFor;
import clinic.booking.setup.Treatments.Kept;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A treatment as it is set up.
 *
 * @param version of all of it, its rooms and questions included
 * @param code made of its English name once, and never another
 * @param leadMinutes left out where the clinic's own counts, as how far ahead it can be booked
 * @param limits how many visits a day a practitioner receives for it, by the practitioner's id
 * @param retired it can be booked no more
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record TreatmentSetUp(
        UUID id,
        int version,
        String code,
        String nameSv,
        String nameEn,
        String aboutSv,
        String aboutEn,
        MeantFor meantFor,
        int price,
        int listedAt,
        int minutes,
        int bufferBefore,
        int bufferAfter,
        @Nullable Integer leadMinutes,
        @Nullable Integer horizonDays,
        Map<UUID, Integer> limits,
        boolean retired)
        implements SetUpAnswer {

    static TreatmentSetUp of(Kept kept) {
        TreatmentDetails details = kept.details();
        return new TreatmentSetUp(
                kept.id(),
                kept.version(),
                kept.code(),
                details.nameSv(),
                details.nameEn(),
                details.aboutSv(),
                details.aboutEn(),
                details.meantFor(),
                details.price(),
                details.listedAt(),
                details.minutes(),
                details.bufferBefore(),
                details.bufferAfter(),
                details.window().leadMinutes(),
                details.window().horizonDays(),
                details.limits(),
                kept.retired());
    }
}
