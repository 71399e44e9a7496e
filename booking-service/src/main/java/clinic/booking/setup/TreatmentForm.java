package clinic.booking.setup;

import clinic.booking.InvalidInput.Fault;
import clinic.booking.catalogue.Conditions;
import clinic.booking.catalogue.MeantFor;
import clinic.booking.setup.Treatments.Kept;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** The form of a treatment, with what is told beside it: who gives it, which conditions it suits. */
@Component
class TreatmentForm {

    private final Treatments treatments;
    private final BookingWindows windows;
    private final Conditions conditions;

    TreatmentForm(Treatments treatments, BookingWindows windows, Conditions conditions) {
        this.treatments = treatments;
        this.windows = windows;
        this.conditions = conditions;
    }

    TypedTreatment empty() {
        String place = String.valueOf(treatments.nextPlace());
        String everybody = MeantFor.EVERYBODY.name();
        String hours = LeadUnit.HOURS.name();
        return new TypedTreatment("", "", "", "", everybody, "", place, "", "0", "0", "", hours, "", null, null, null);
    }

    /** @throws clinic.booking.InvalidInput naming every field that cannot be used */
    TreatmentDetails read(TypedTreatment typed) {
        return TreatmentDetails.read(typed, windows.ofTheClinic());
    }

    /** @param kept null for a new one */
    ModelAndView page(@Nullable Kept kept, TypedTreatment typed, List<Fault> faults, Locale locale) {
        String address = TreatmentPages.PATH + "/" + (kept == null ? "new" : kept.id());
        return SetUpForm.of("setup/treatment", address, faults, locale)
                .addObject("kept", kept)
                .addObject("typed", typed)
                .addObject("meant", MeantFor.values())
                .addObject("units", LeadUnit.values())
                .addObject("clinic", windows.ofTheClinic())
                .addObject("givers", kept == null ? List.of() : treatments.givers(kept.id()))
                .addObject("conditions", kept == null ? List.of() : conditions.suitedBy(kept.code(), locale));
    }
}
