package clinic.booking.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import clinic.booking.InvalidInput;
import clinic.booking.InvalidInput.Fault;
import clinic.booking.catalogue.MeantFor;
import clinic.booking.setup.TypedTreatment.Difference;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TreatmentDetailsTest {

    private static final OwnWindow CLINIC = new OwnWindow(120, 90);
    private static final UUID ANNA = UUID.fromString("2b9e6c10-7f3d-4c58-8f0e-6a4d2e910b01");
    private static final TreatmentDetails BACK = new TreatmentDetails(
            "Rygg",
            "Back",
            "",
            "",
            MeantFor.RETURN_VISIT,
            850,
            2,
            45,
            0,
            15,
            new OwnWindow(2880, null),
            Map.of(ANNA, 3));

    @Test
    void whatTheFormShowsIsReadAsItWas() {
        TypedTreatment typed = TypedTreatment.of(BACK, 4);
        assertThat(typed.lead()).isEqualTo("2");
        assertThat(typed.leadUnit()).isEqualTo("DAYS");
        assertThat(TreatmentDetails.read(typed, CLINIC)).isEqualTo(BACK);
        assertThat(typed.differences(typed)).isEmpty();
    }

    @Test
    void everyFieldThatCannotBeUsedIsNamed() {
        TypedTreatment typed = typed(
                Map.of("nameSv", " ", "aboutEn", "Hands", "price", "dyrt", "minutes", "4", "bufferAfter", "241"),
                Map.of(ANNA.toString(), "hundra"));
        InvalidInput refused = catchThrowableOfType(InvalidInput.class, () -> TreatmentDetails.read(typed, CLINIC));
        assertThat(refused.faults())
                .containsExactly(
                        new Fault("nameSv", "treatment-name-missing"),
                        new Fault("aboutSv", "treatment-about-in-one-language"),
                        new Fault("price", "treatment-price-impossible"),
                        new Fault("minutes", "treatment-minutes-impossible"),
                        new Fault("bufferAfter", "treatment-buffer-impossible"),
                        new Fault("limits[" + ANNA + "]", "treatment-limit-impossible"));
    }

    @Test
    void windowInWhichNothingFitsIsRefusedAtItsField() {
        InvalidInput refused = catchThrowableOfType(
                InvalidInput.class,
                () -> TreatmentDetails.read(
                        typed(Map.of("lead", "30", "leadUnit", "DAYS", "horizon", "14"), Map.of()), CLINIC));
        assertThat(refused.faults()).containsExactly(new Fault("lead", "window-impossible"));
    }

    @Test
    void nothingTypedIsAsTheClinicHasIt() {
        TreatmentDetails read = TreatmentDetails.read(typed(Map.of(), Map.of(ANNA.toString(), " ")), CLINIC);
        assertThat(read.window()).isEqualTo(new OwnWindow(null, null));
        assertThat(read.limits()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0, HOURS", "90, MINUTES", "120, HOURS", "1440, DAYS", "1500, HOURS", "1501, MINUTES"})
    void leadTimeIsShownInTheLargestUnitThatFits(int minutes, LeadUnit unit) {
        assertThat(LeadUnit.fitting(minutes)).isEqualTo(unit);
    }

    @Test
    void differencesNameWhatStandsNowAndWhatWasTyped() {
        TypedTreatment kept = TypedTreatment.of(BACK, 5);
        assertThat(typed(Map.of("nameSv", "Rygg", "price", "900", "minutes", "45"), Map.of())
                        .differences(kept))
                .contains(new Difference("price", "850", "900"))
                .noneMatch(one -> one.field().equals("minutes"));
    }

    private static TypedTreatment typed(Map<String, String> changes, Map<String, String> limits) {
        Map<String, String> all = new LinkedHashMap<>(
                Map.of("nameSv", "Rygg", "nameEn", "Back", "price", "850", "minutes", "45", "leadUnit", "HOURS"));
        all.putAll(changes);
        return new TypedTreatment(
                all.get("nameSv"),
                all.get("nameEn"),
                all.get("aboutSv"),
                all.get("aboutEn"),
                "EVERYBODY",
                all.get("price"),
                all.get("listedAt"),
                all.get("minutes"),
                all.get("bufferBefore"),
                all.get("bufferAfter"),
                all.get("lead"),
                all.get("leadUnit"),
                all.get("horizon"),
                limits,
                1,
                null);
    }
}
