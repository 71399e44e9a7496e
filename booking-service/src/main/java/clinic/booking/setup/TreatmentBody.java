package clinic.booking.setup;

import clinic.booking.InvalidInput;
import clinic.booking.catalogue.MeantFor;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * All of a treatment but its rooms and questions.
 *
 * @param aboutSv a line for whoever chooses; left out in both languages or in none
 * @param meantFor everybody where it is left out
 * @param price in whole kronor
 * @param listedAt its place in the list; left out it keeps its own, and a new one comes behind all the others
 * @param bufferBefore minutes; none where it is left out, as after it
 * @param leadMinutes how soon it can be booked; left out where the clinic's own counts, as how far ahead
 * @param limits how many visits a day a practitioner receives for it, by the practitioner's id
 * @param agreed the {@code agreement} of a 409 {@code visits-touched}
 */
record TreatmentBody(
        @Nullable String nameSv,
        @Nullable String nameEn,
        @Nullable String aboutSv,
        @Nullable String aboutEn,
        @Nullable MeantFor meantFor,
        @Nullable Integer price,
        @Nullable Integer listedAt,
        @Nullable Integer minutes,
        @Nullable Integer bufferBefore,
        @Nullable Integer bufferAfter,
        @Nullable Integer leadMinutes,
        @Nullable Integer horizonDays,
        @Nullable Map<UUID, Integer> limits,
        @Nullable String agreed) {

    /** What the page's form calls otherwise. */
    private static final Map<String, String> NAMES = Map.of("lead", "leadMinutes", "horizon", "horizonDays");

    /**
     * @param clinic what counts where the treatment says nothing
     * @param place in the list, where none is said
     * @throws InvalidInput naming every field that cannot be used
     */
    TreatmentDetails details(OwnWindow clinic, int place) {
        try {
            return TreatmentDetails.read(typed(place), clinic);
        } catch (InvalidInput input) {
            throw input.named(field -> NAMES.getOrDefault(field, field));
        }
    }

    private TypedTreatment typed(int place) {
        Map<String, String> byId = new LinkedHashMap<>();
        if (limits != null) {
            limits.forEach((id, most) -> byId.put(id.toString(), text(most)));
        }
        return new TypedTreatment(
                nameSv,
                nameEn,
                aboutSv,
                aboutEn,
                (meantFor == null ? MeantFor.EVERYBODY : meantFor).name(),
                text(price),
                text(listedAt == null ? Integer.valueOf(place) : listedAt),
                text(minutes),
                text(bufferBefore),
                text(bufferAfter),
                text(leadMinutes),
                LeadUnit.MINUTES.name(),
                text(horizonDays),
                byId,
                null,
                agreed);
    }

    private static String text(@Nullable Integer number) {
        return number == null ? "" : number.toString();
    }
}
