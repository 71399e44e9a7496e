package clinic.booking.setup;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A treatment as its form has it.
 *
 * @param limits by the practitioner's id
 * @param version that the form was made from; null for a new treatment
 * @param agreed what of the visits ahead the reader was told and said yes to
 */
record TypedTreatment(
        @Nullable String nameSv,
        @Nullable String nameEn,
        @Nullable String aboutSv,
        @Nullable String aboutEn,
        @Nullable String meantFor,
        @Nullable String price,
        @Nullable String listedAt,
        @Nullable String minutes,
        @Nullable String bufferBefore,
        @Nullable String bufferAfter,
        @Nullable String lead,
        @Nullable String leadUnit,
        @Nullable String horizon,
        @Nullable Map<String, String> limits,
        @Nullable Integer version,
        @Nullable String agreed) {

    /** What stands in the way of saving: one field with what is kept by now and what was typed. */
    record Difference(String field, String now, String typed) {}

    static TypedTreatment of(TreatmentDetails details, @Nullable Integer version) {
        Integer lead = details.window().leadMinutes();
        Integer horizon = details.window().horizonDays();
        LeadUnit unit = lead == null ? LeadUnit.HOURS : LeadUnit.fitting(lead);
        Map<String, String> limits = new LinkedHashMap<>();
        details.limits().forEach((id, most) -> limits.put(id.toString(), String.valueOf(most)));
        return new TypedTreatment(
                details.nameSv(),
                details.nameEn(),
                details.aboutSv(),
                details.aboutEn(),
                details.meantFor().name(),
                String.valueOf(details.price()),
                String.valueOf(details.listedAt()),
                String.valueOf(details.minutes()),
                String.valueOf(details.bufferBefore()),
                String.valueOf(details.bufferAfter()),
                lead == null ? "" : String.valueOf(lead / unit.minutes()),
                unit.name(),
                horizon == null ? "" : String.valueOf(horizon),
                limits,
                version,
                null);
    }

    public Map<String, String> limitsTyped() {
        return limits == null ? Map.of() : limits;
    }

    /** Where this is not what is kept by now. */
    List<Difference> differences(TypedTreatment kept) {
        Map<String, String> now = kept.plain();
        return plain().entrySet().stream()
                .map(mine -> new Difference(
                        mine.getKey(), Objects.requireNonNullElse(now.get(mine.getKey()), ""), mine.getValue()))
                .filter(one -> !one.now().equals(one.typed()))
                .toList();
    }

    private Map<String, String> plain() {
        Map<String, String> plain = new LinkedHashMap<>();
        plain.put("nameSv", FormFields.stripped(nameSv));
        plain.put("nameEn", FormFields.stripped(nameEn));
        plain.put("aboutSv", FormFields.stripped(aboutSv));
        plain.put("aboutEn", FormFields.stripped(aboutEn));
        plain.put("meantFor", FormFields.stripped(meantFor));
        plain.put("price", FormFields.stripped(price));
        plain.put("listedAt", FormFields.stripped(listedAt));
        plain.put("minutes", FormFields.stripped(minutes));
        plain.put("bufferBefore", FormFields.stripped(bufferBefore));
        plain.put("bufferAfter", FormFields.stripped(bufferAfter));
        plain.put("lead", FormFields.stripped(lead));
        plain.put("horizon", FormFields.stripped(horizon));
        return plain;
    }
}
