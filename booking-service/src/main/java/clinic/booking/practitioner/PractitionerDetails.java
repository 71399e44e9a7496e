package clinic.booking.practitioner;

import static java.util.stream.Collectors.toUnmodifiableSet;

import clinic.booking.InvalidInput;
import clinic.booking.InvalidInput.Fault;
import clinic.booking.catalogue.SpokenLanguages;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What patients are told of a practitioner, and what can be booked with them.
 *
 * @param titleSv their licence in words
 * @param textSv in their own words; empty when they have written none
 * @param languages tags of those that they speak with patients
 */
record PractitionerDetails(
        String name,
        String titleSv,
        String titleEn,
        String textSv,
        String textEn,
        Set<String> languages,
        Set<Given> gives) {

    private static final int LONGEST = 80;
    private static final int LONGEST_TEXT = 1000;
    private static final Pattern GIVEN = Pattern.compile("(" + Shown.UUID_TEXT + ")~(" + Shown.UUID_TEXT + ")");

    /** A treatment that they give at a location; as a form has it, the two ids with a tilde between. */
    record Given(UUID treatment, UUID location) {

        @Override
        public String toString() {
            return treatment + "~" + location;
        }
    }

    /** @throws InvalidInput naming every field that cannot be used, not only the first */
    static PractitionerDetails read(Typed typed) {
        List<Fault> faults = new ArrayList<>();
        String name = text("name", typed.name(), faults);
        String titleSv = text("titleSv", typed.titleSv(), faults);
        String titleEn = text("titleEn", typed.titleEn(), faults);
        String textSv = profile("textSv", typed.textSv(), faults);
        String textEn = profile("textEn", typed.textEn(), faults);
        if (!faults.isEmpty()) {
            throw new InvalidInput(faults);
        }
        return new PractitionerDetails(name, titleSv, titleEn, textSv, textEn, spoken(typed), given(typed));
    }

    private static Set<String> spoken(Typed typed) {
        return SpokenLanguages.of(typed.spoken()).stream()
                .map(Locale::getLanguage)
                .collect(toUnmodifiableSet());
    }

    private static Set<Given> given(Typed typed) {
        return typed.given().stream()
                .map(GIVEN::matcher)
                .filter(ids -> ids.matches())
                .map(ids -> new Given(UUID.fromString(ids.group(1)), UUID.fromString(ids.group(3))))
                .collect(toUnmodifiableSet());
    }

    private static String text(String field, @Nullable String typed, List<Fault> faults) {
        String text = stripped(typed);
        if (text.isEmpty()) {
            faults.add(new Fault(field, "practitioner-" + (field.equals("name") ? "name" : "title") + "-missing"));
        } else if (text.length() > LONGEST) {
            faults.add(new Fault(field, "location-text-too-long"));
        }
        return text;
    }

    private static String profile(String field, @Nullable String typed, List<Fault> faults) {
        String text = stripped(typed);
        if (text.length() > LONGEST_TEXT) {
            faults.add(new Fault(field, "practitioner-text-too-long"));
        }
        return text;
    }

    private static String stripped(@Nullable String typed) {
        return typed == null ? "" : typed.strip();
    }

    /**
     * As the form has it.
     *
     * @param gives of each treatment at each location that is ticked
     * @param version that the form was made from; null for somebody new
     */
    record Typed(
            @Nullable String name,
            @Nullable String titleSv,
            @Nullable String titleEn,
            @Nullable String textSv,
            @Nullable String textEn,
            @Nullable Set<String> languages,
            @Nullable Set<String> gives,
            @Nullable Integer version) {

        static final Typed NOBODY = new Typed("", "", "", "", "", Set.of(), Set.of(), null);

        static Typed of(PractitionerDetails details, int version) {
            return new Typed(
                    details.name(),
                    details.titleSv(),
                    details.titleEn(),
                    details.textSv(),
                    details.textEn(),
                    details.languages(),
                    details.gives().stream().map(Given::toString).collect(toUnmodifiableSet()),
                    version);
        }

        /** None where nothing is ticked. */
        public Set<String> spoken() {
            return languages == null ? Set.of() : languages;
        }

        /** None where nothing is ticked. */
        public Set<String> given() {
            return gives == null ? Set.of() : gives;
        }
    }
}
