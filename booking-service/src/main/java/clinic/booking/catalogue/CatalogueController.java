package clinic.booking.catalogue;

import clinic.booking.InvalidInput;
import clinic.booking.intake.IntakeQuestions;
import clinic.booking.intake.PersonnummerAsked;
import clinic.booking.intake.Question;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What can be booked, with whom and where, in the language asked for. */
@RestController
class CatalogueController {

    private final Catalogue catalogue;
    private final IntakeQuestions intake;
    private final PractitionerProfiles profiles;
    private final Conditions conditions;

    CatalogueController(
            Catalogue catalogue, IntakeQuestions intake, PractitionerProfiles profiles, Conditions conditions) {
        this.catalogue = catalogue;
        this.intake = intake;
        this.profiles = profiles;
        this.conditions = conditions;
    }

    @GetMapping("/api/treatments")
    @Operation(
            summary = "What can be booked, and what is asked before it",
            description = "With `condition`, only what suits it, the most suited first.")
    List<TreatmentAnswer> treatments(@RequestParam(required = false) @Nullable UUID condition, Locale locale) {
        Map<UUID, List<Question>> questions = intake.all();
        Map<UUID, PersonnummerAsked> personnummer = intake.personnummer();
        List<Treatment> all = catalogue.treatments();
        return (condition == null ? all : suited(condition, all, locale))
                .stream()
                        .map(treatment -> new TreatmentAnswer(
                                treatment.id(),
                                treatment.code(),
                                treatment.name(locale),
                                treatment.about(locale),
                                treatment.meantFor().code(),
                                treatment.minutes(),
                                treatment.price(),
                                personnummer.getOrDefault(treatment.id(), PersonnummerAsked.NO),
                                questions.getOrDefault(treatment.id(), List.of()).stream()
                                        .map(question -> QuestionAnswer.of(question, locale))
                                        .toList()))
                        .toList();
    }

    private List<Treatment> suited(UUID condition, List<Treatment> all, Locale locale) {
        return conditions
                .condition(condition, locale)
                .orElseThrow(() -> new InvalidInput("condition", "unknown-condition"))
                .suited(all);
    }

    @GetMapping("/api/practitioners")
    @Operation(summary = "Who receives patients, and how they introduce themselves")
    List<PractitionerAnswer> practitioners(Locale locale) {
        Map<UUID, PractitionerProfile> told = profiles.all().stream()
                .collect(Collectors.toMap(profile -> profile.practitioner().id(), profile -> profile));
        return catalogue.receiving().stream()
                .map(person -> PractitionerAnswer.of(person, told.get(person.id()), locale))
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
     * @param personnummer whether the patient's is asked for: {@code no}, {@code optional} or {@code required}
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
            PersonnummerAsked personnummer,
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

    /**
     * Somebody to visit.
     *
     * @param about in their own words
     * @param languages tags of those they speak with patients, such as {@code sv}
     * @param treatments ids of what they give; left out, as all that follows, of whom nothing can be booked with
     * @param locations ids of where
     */
    record PractitionerAnswer(
            UUID id,
            String name,
            String title,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) String about,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> languages,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<UUID> treatments,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<UUID> locations) {

        static PractitionerAnswer of(Practitioner person, @Nullable PractitionerProfile profile, Locale locale) {
            return new PractitionerAnswer(
                    person.id(),
                    person.name(),
                    person.title(locale),
                    profile == null ? "" : profile.text(locale),
                    profile == null
                            ? List.of()
                            : profile.languages().stream()
                                    .map(Locale::toLanguageTag)
                                    .toList(),
                    profile == null
                            ? List.of()
                            : profile.treatments().stream().map(Treatment::id).toList(),
                    profile == null
                            ? List.of()
                            : profile.locations().stream().map(Location::id).toList());
        }
    }

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
