package clinic.booking.setup;

import clinic.booking.InvalidInput;
import clinic.booking.InvalidInput.Fault;
import clinic.booking.catalogue.MeantFor;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

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
        OwnWindow window,
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
    static TreatmentDetails read(TypedTreatment typed, OwnWindow clinic) {
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
        OwnWindow window = window(typed, clinic, fields);
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

    private static OwnWindow window(TypedTreatment typed, OwnWindow clinic, FormFields fields) {
        LeadUnit unit = LeadUnit.named(typed.leadUnit());
        Integer lead = fields.optionalNumber("lead", typed.lead(), 0, 525_600, "window-impossible");
        Integer horizon = fields.optionalNumber("horizon", typed.horizon(), 0, 3660, "window-impossible");
        OwnWindow window = new OwnWindow(
                lead == null ? null : Math.toIntExact(Math.min((long) lead * unit.minutes(), Integer.MAX_VALUE)),
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

    private static Map<UUID, Integer> limits(TypedTreatment typed, FormFields fields) {
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
}
