package clinic.booking.catalogue;

import clinic.booking.intake.IntakeQuestions;
import clinic.booking.intake.Question;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What can be booked, with whom and where, in the language asked for. */
@RestController
class CatalogueController {

    private final Catalogue catalogue;
    private final IntakeQuestions intake;

    CatalogueController(Catalogue catalogue, IntakeQuestions intake) {
        this.catalogue = catalogue;
        this.intake = intake;
    }

    @GetMapping("/api/treatments")
    @Operation(summary = "What can be booked, and what is asked before it")
    List<TreatmentAnswer> treatments(Locale locale) {
        Map<UUID, List<Question>> questions = intake.all();
        return catalogue.treatments().stream()
                .map(treatment -> new TreatmentAnswer(
                        treatment.id(),
                        treatment.code(),
                        treatment.name(locale),
                        treatment.about(locale),
                        treatment.meantFor().code(),
                        treatment.minutes(),
                        treatment.price(),
                        questions.getOrDefault(treatment.id(), List.of()).stream()
                                .map(question -> QuestionAnswer.of(question, locale))
                                .toList()))
                .toList();
    }

    @GetMapping("/api/practitioners")
    @Operation(summary = "Who receives patients")
    List<PractitionerAnswer> practitioners(Locale locale) {
        return catalogue.receiving().stream()
                .map(person -> new PractitionerAnswer(person.id(), person.name(), person.title(locale)))
                .toList();
    }

    @GetMapping("/api/locations")
    @Operation(summary = "Where")
    List<LocationAnswer> locations(Locale locale) {
        return catalogue.locations().stream()
                .map(place -> new LocationAnswer(
                        place.id(),
                        place.name(),
                        place.street(),
                        place.city(),
                        place.phone(),
                        place.zone().getId(),
                        place.directions().in(locale)))
                .toList();
    }

    /**
     * What can be booked.
     *
     * @param about a line for whoever chooses
     * @param meantFor {@code everybody}, {@code first-visit} or {@code return-visit}: said to patients, refused to nobody
     * @param price in whole kronor
     * @param intake asked before the visit; answered in {@code intake} of the booking
     */
    record TreatmentAnswer(
            UUID id,
            String code,
            String name,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) String about,
            String meantFor,
            long minutes,
            int price,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<QuestionAnswer> intake) {}

    record QuestionAnswer(
            String id,
            String kind,
            boolean required,
            String question,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<ChoiceAnswer> choices) {

        record ChoiceAnswer(String id, String label) {}

        static QuestionAnswer of(Question question, Locale locale) {
            return new QuestionAnswer(
                    question.id(),
                    question.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                    question.required(),
                    question.text(locale),
                    question.choices().stream()
                            .map(choice -> new ChoiceAnswer(choice.id(), choice.label(locale)))
                            .toList());
        }
    }

    record PractitionerAnswer(UUID id, String name, String title) {}

    /**
     * Where patients are received.
     *
     * @param directions how to find it; left out where the clinic has written nothing of it
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record LocationAnswer(
            UUID id,
            String name,
            String street,
            String city,
            String phone,
            String zone,
            Directions.@Nullable Said directions) {}
}
