package clinic.booking.online;

import clinic.booking.InvalidInput;
import clinic.booking.InvalidInput.Fault;
import clinic.booking.availability.ClinicianCalendar;
import clinic.booking.availability.FreeTime;
import clinic.booking.availability.Wish;
import clinic.booking.catalogue.Catalogue;
import clinic.booking.catalogue.Location;
import clinic.booking.catalogue.Offer;
import clinic.booking.catalogue.Practitioner;
import clinic.booking.catalogue.Treatment;
import clinic.booking.intake.IntakeQuestions;
import clinic.booking.intake.PersonnummerAsked;
import clinic.booking.intake.Question;
import clinic.booking.patient.ConsentPurpose;
import clinic.booking.patient.ConsentTexts;
import clinic.booking.times.FreeWeeks;
import clinic.booking.times.PlaceNames;
import clinic.booking.times.Slot;
import clinic.booking.times.Week;
import clinic.site.OtherLanguage;
import clinic.site.SeeOther;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** The pages of steps 3 and 4, which lead into each other: a lost time shows times again, with all that was typed. */
@Component
class OpenPages {

    private static final int MOST_OTHERS = 6;

    private final Catalogue catalogue;
    private final FreeWeeks weeks;
    private final ClinicianCalendar calendar;
    private final ConsentTexts consents;
    private final IntakeQuestions intake;

    OpenPages(
            Catalogue catalogue,
            FreeWeeks weeks,
            ClinicianCalendar calendar,
            ConsentTexts consents,
            IntakeQuestions intake) {
        this.catalogue = catalogue;
        this.weeks = weeks;
        this.calendar = calendar;
        this.consents = consents;
        this.intake = intake;
    }

    /** What was answered of what this treatment asks; another one, chosen before, may have asked something else. */
    Map<String, String> intake(UUID treatment, Details typed) {
        Map<String, String> answers = new LinkedHashMap<>();
        for (Question question : intake.of(treatment)) {
            String answer = typed.answers().get(question.id());
            if (answer != null) {
                answers.put(question.id(), answer);
            }
        }
        return answers;
    }

    /** As it was typed, where this treatment asks for it. */
    @Nullable
    String personnummer(UUID treatment, Details typed) {
        return intake.personnummer(treatment) == PersonnummerAsked.NO ? null : typed.personnummer();
    }

    ModelAndView time(Choices choices, Details typed, Locale locale) {
        return treatment(choices)
                .map(treatment -> times(choices, treatment, typed, locale))
                .orElseGet(() -> tooEarly(choices));
    }

    /** Somebody else was faster. */
    ModelAndView lost(Choices choices, Slot slot, List<FreeTime> nearest, Details typed, Locale locale) {
        ModelAndView page = again(choices, slot, typed, HttpStatus.CONFLICT, locale);
        // Who chose anyone is offered anyone, at the same time too; else those nearest to the one who was chosen.
        List<FreeTime> around =
                page.getModel().get("picker") instanceof Week week ? week.nearest(slot.start()) : List.of();
        return page.addObject("nearest", around.isEmpty() ? nearest : around)
                .addObject("others", choices.practitioner() == null ? List.of() : sameTimeWithOthers(choices, slot));
    }

    /** The time has come too near, or never was one to book. */
    ModelAndView gone(Choices choices, Slot slot, Details typed, Locale locale) {
        return again(choices, slot, typed, HttpStatus.CONFLICT, locale).addObject("gone", true);
    }

    ModelAndView details(Choices choices, Details typed, Locale locale) {
        return details(choices, typed, List.of(), HttpStatus.OK, locale);
    }

    ModelAndView details(Choices choices, Details typed, List<Fault> faults, HttpStatusCode status, Locale locale) {
        Optional<Treatment> treatment = treatment(choices);
        Optional<FreeTime> time = treatment.flatMap(one -> chosen(choices.slot(), one));
        if (time.isEmpty()) {
            return time(choices, typed, locale);
        }
        Map<String, Fault> byField = new LinkedHashMap<>();
        faults.forEach(fault -> byField.putIfAbsent(TypedDetails.field(fault), fault));
        ModelAndView page = new ModelAndView("book/details", status)
                .addObject("choices", choices)
                .addObject("treatment", treatment.orElseThrow())
                .addObject("time", time.orElseThrow())
                .addObject(
                        "hold",
                        calendar.held(wish(choices, treatment.orElseThrow())).orElse(null))
                .addObject("others", sameTimeWithOthers(choices, Slot.of(time.orElseThrow())))
                .addObject(
                        "typed",
                        typed.key() == null ? typed.under(UUID.randomUUID().toString()) : typed)
                .addObject("faults", byField)
                .addObject(
                        "personnummer",
                        intake.personnummer(treatment.orElseThrow().id()))
                .addObject("questions", intake.of(treatment.orElseThrow().id()))
                .addObject("reminders", consents.text(ConsentPurpose.REMINDERS, locale))
                .addObject("followUps", consents.text(ConsentPurpose.FOLLOW_UPS, locale));
        return OtherLanguage.through("details", choices.at("/book/details/language"), page, locale);
    }

    private ModelAndView times(Choices asked, Treatment treatment, Details typed, Locale locale) {
        List<Offer> offers = catalogue.offers(treatment.id());
        Practitioner practitioner = named(offers, asked.practitioner());
        // Whoever gives it no longer is not waited for: everybody's times are shown.
        Choices choices = asked.practitioner() != null && practitioner == null ? asked.with(null) : asked;
        List<Location> locations =
                offers.stream().map(Offer::location).distinct().toList();
        Wish wish = wish(choices, treatment);
        ModelAndView page = new ModelAndView("book/time")
                .addObject("choices", choices)
                .addObject("treatment", treatment)
                .addObject(
                        "practitioners",
                        offers.stream().map(Offer::practitioner).distinct().toList())
                .addObject("locations", locations)
                .addObject("brief", PlaceNames.brief(locations))
                .addObject("practitioner", practitioner)
                .addObject("location", placed(offers, choices.location()))
                .addObject("soonest", choices.soonest() ? weeks.soonest(wish) : null)
                .addObject("picker", choices.soonest() ? null : weeks.open(wish, choices.week(), choices.day()))
                .addObject("held", calendar.held(wish).orElse(null))
                .addObject("typed", typed);
        String address = choices.at("/book/time");
        return typed.typed()
                ? OtherLanguage.through("times", address, page, locale)
                : OtherLanguage.at(address, page, locale);
    }

    /** Whoever else could be visited then; nobody has to be asked for by name to be seen. */
    private List<FreeTime> sameTimeWithOthers(Choices choices, Slot slot) {
        Wish anyone =
                new Wish(Objects.requireNonNull(choices.treatment()), null, choices.location()).holding(choices.hold());
        try {
            return calendar.freeAt(anyone, slot.start()).stream()
                    .filter(time -> !time.practitioner().id().equals(slot.practitioner()))
                    .limit(MOST_OTHERS)
                    .toList();
        } catch (InvalidInput tooSoonOrTooFar) {
            return List.of();
        }
    }

    private ModelAndView again(Choices choices, Slot slot, Details typed, HttpStatusCode status, Locale locale) {
        Optional<Treatment> treatment = treatment(choices);
        Optional<FreeTime> time = treatment.flatMap(one -> chosen(slot, one));
        if (time.isEmpty()) {
            return tooEarly(choices);
        }
        ModelAndView page =
                times(choices.lookingAt(null, time.orElseThrow().date()), treatment.orElseThrow(), typed, locale);
        page.setStatus(status);
        return page.addObject("lost", time.orElseThrow());
    }

    /** An address that skips a step leads to the first step that is missing. */
    private ModelAndView tooEarly(Choices choices) {
        boolean known = Optional.ofNullable(choices.treatment())
                .flatMap(catalogue::treatment)
                .filter(treatment -> !treatment.retired())
                .isPresent();
        return SeeOther.at(choices.at(known ? "/book/safety" : "/book"));
    }

    private Optional<Treatment> treatment(Choices choices) {
        return Optional.ofNullable(choices.treatment())
                .filter(treatment -> choices.safe())
                .flatMap(catalogue::treatment)
                .filter(treatment -> !treatment.retired());
    }

    private Optional<FreeTime> chosen(@Nullable Slot slot, Treatment treatment) {
        if (slot == null) {
            return Optional.empty();
        }
        Optional<Location> location = catalogue.location(slot.location());
        return catalogue
                .practitioner(slot.practitioner())
                .flatMap(practitioner -> location.map(place ->
                        new FreeTime(slot.start(), slot.start().plus(treatment.length()), practitioner, place)));
    }

    /** What they hold is not in their own way. */
    private static Wish wish(Choices choices, Treatment treatment) {
        return new Wish(treatment.id(), choices.practitioner(), choices.location()).holding(choices.hold());
    }

    private static @Nullable Practitioner named(List<Offer> offers, @Nullable UUID id) {
        return offers.stream()
                .map(Offer::practitioner)
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElse(null);
    }

    private static @Nullable Location placed(List<Offer> offers, @Nullable UUID id) {
        return offers.stream()
                .map(Offer::location)
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElse(null);
    }
}
