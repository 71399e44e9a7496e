package clinic.booking.setup;

import clinic.booking.InvalidInput;
import clinic.booking.InvalidInput.Fault;
import clinic.booking.catalogue.MeantFor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a treatment is: what patients are told, how long it takes, when it can be booked.
 *
 * @param price in whole kronor
 * @param listedAt its place in the list
 * @param limits how many visits a day a practitioner receives for it; without one, as many as fit
 */
record TreatmentDetails(
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
        BookingWindow window,
        Map<UUID, Integer> limits) {

    private static final int LONGEST_NAME = 60;
    private static final int LONGEST_ABOUT = 140;
    private static final int DEAREST = 100_000;
    private static final int LAST_PLACE = 999;
    private static final int MOST_A_DAY = 99;

    TreatmentDetails {
        limits = Map.copyOf(limits);
    }

    /**
     * @param clinic what counts where the treatment says nothing
     * @throws InvalidInput naming every field that cannot be used, not only the first
     */
    static TreatmentDetails read(Typed typed, BookingWindow clinic) {
        FormFields fields = new FormFields();
        String nameSv = fields.text("nameSv", typed.nameSv(), LONGEST_NAME, "treatment-name-missing");
        String nameEn = fields.text("nameEn", typed.nameEn(), LONGEST_NAME, "treatment-name-missing");
        String aboutSv = fields.optional("aboutSv", typed.aboutSv(), LONGEST_ABOUT);
        String aboutEn = fields.optional("aboutEn", typed.aboutEn(), LONGEST_ABOUT);
        if (aboutSv.isEmpty() != aboutEn.isEmpty()) {
            fields.fault(aboutSv.isEmpty() ? "aboutSv" : "aboutEn", "treatment-about-in-one-language");
        }
        MeantFor meantFor = Stream.of(MeantFor.values())
                .filter(one -> one.name().equals(typed.meantFor()))
                .findFirst()
                .orElse(MeantFor.EVERYBODY);
        int price = fields.neededNumber("price", typed.price(), 0, DEAREST, "treatment-price-impossible");
        int listedAt = fields.number("listedAt", typed.listedAt(), 1, LAST_PLACE, "treatment-place-impossible");
        int minutes = fields.neededNumber("minutes", typed.minutes(), 5, 480, "treatment-minutes-impossible");
        int before = fields.number("bufferBefore", typed.bufferBefore(), 0, 240, "treatment-buffer-impossible");
        int after = fields.number("bufferAfter", typed.bufferAfter(), 0, 240, "treatment-buffer-impossible");
        BookingWindow window = window(typed, clinic, fields);
        Map<UUID, Integer> limits = limits(typed, fields);
        fields.check();
        return new TreatmentDetails(
                nameSv, nameEn, aboutSv, aboutEn, meantFor, price, listedAt, minutes, before, after, window, limits);
    }

    public String name(Locale locale) {
        return locale.getLanguage().equals("en") ? nameEn : nameSv;
    }

    /** The same with these limits. */
    TreatmentDetails limited(Map<UUID, Integer> others) {
        return new TreatmentDetails(
                nameSv,
                nameEn,
                aboutSv,
                aboutEn,
                meantFor,
                price,
                listedAt,
                minutes,
                bufferBefore,
                bufferAfter,
                window,
                others);
    }

    private static BookingWindow window(Typed typed, BookingWindow clinic, FormFields fields) {
        Unit unit = Unit.named(typed.leadUnit());
        Integer lead = fields.optionalNumber("lead", typed.lead(), 0, 525_600, "window-impossible");
        Integer horizon = fields.optionalNumber("horizon", typed.horizon(), 0, 3660, "window-impossible");
        BookingWindow window = new BookingWindow(
                lead == null ? null : Math.toIntExact(Math.min((long) lead * unit.minutes, Integer.MAX_VALUE)),
                horizon);
        try {
            window.check(clinic);
        } catch (InvalidInput impossible) {
            for (Fault fault : impossible.faults()) {
                fields.fault(fault.field().equals("horizonDays") ? "horizon" : "lead", fault.code());
            }
        }
        return window;
    }

    private static Map<UUID, Integer> limits(Typed typed, FormFields fields) {
        Map<UUID, Integer> limits = new LinkedHashMap<>();
        typed.limitsTyped().forEach((id, most) -> {
            String field = "limits[" + id + "]";
            Integer number = fields.optionalNumber(field, most, 0, MOST_A_DAY, "treatment-limit-impossible");
            Optional<UUID> practitioner = uuid(id);
            if (number != null && practitioner.isPresent()) {
                limits.put(practitioner.get(), number);
            }
        });
        return limits;
    }

    static Optional<UUID> uuid(String typed) {
        try {
            return Optional.of(UUID.fromString(typed));
        } catch (IllegalArgumentException notOne) {
            return Optional.empty();
        }
    }

    /** In what people count how soon is too soon. */
    enum Unit {
        MINUTES(1),
        HOURS(60),
        DAYS(24 * 60);

        private final int minutes;

        Unit(int minutes) {
            this.minutes = minutes;
        }

        static Unit named(@Nullable String name) {
            return Stream.of(values())
                    .filter(unit -> unit.name().equals(name))
                    .findFirst()
                    .orElse(HOURS);
        }

        /** The largest in which so many minutes are a whole number. */
        static Unit fitting(int minutes) {
            return minutes != 0 && minutes % DAYS.minutes == 0 ? DAYS : minutes % HOURS.minutes == 0 ? HOURS : MINUTES;
        }
    }

    /** What stands in the way of saving: one field with what is kept by now and what was typed. */
    record Difference(String field, String now, String typed) {}

    /**
     * As the form has it.
     *
     * @param limits by the practitioner's id
     * @param version that the form was made from; null for a new treatment
     * @param agreed what of the visits ahead the reader was told and said yes to
     */
    record Typed(
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

        static Typed of(TreatmentDetails details, @Nullable Integer version) {
            Integer lead = details.window().leadMinutes();
            Integer horizon = details.window().horizonDays();
            Unit unit = lead == null ? Unit.HOURS : Unit.fitting(lead);
            Map<String, String> limits = new LinkedHashMap<>();
            details.limits().forEach((id, most) -> limits.put(id.toString(), String.valueOf(most)));
            return new Typed(
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
                    lead == null ? "" : String.valueOf(lead / unit.minutes),
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
        List<Difference> differences(Typed kept) {
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
}
