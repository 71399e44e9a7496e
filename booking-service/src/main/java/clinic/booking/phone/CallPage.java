package clinic.booking.phone;

import clinic.booking.InvalidInput;
import clinic.booking.InvalidInput.Fault;
import clinic.booking.Quarters;
import clinic.booking.availability.ClinicianCalendar;
import clinic.booking.availability.ClosedBy;
import clinic.booking.availability.FreeTime;
import clinic.booking.availability.PlaceRefused;
import clinic.booking.availability.Wish;
import clinic.booking.catalogue.Catalogue;
import clinic.booking.catalogue.Location;
import clinic.booking.catalogue.Treatment;
import clinic.booking.intake.IntakeQuestions;
import clinic.booking.intake.PersonnummerAsked;
import clinic.booking.phone.JudgeTime.Judgement;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** What stands on the page while somebody is on the telephone; nothing that was typed is lost. */
@Component
class CallPage {

    private static final int DAYS = 14;
    private static final int MOST_TIMES = 24;

    private final ClinicianCalendar calendar;
    private final JudgeTime judge;
    private final Catalogue catalogue;
    private final IntakeQuestions questions;

    CallPage(ClinicianCalendar calendar, JudgeTime judge, Catalogue catalogue, IntakeQuestions questions) {
        this.calendar = calendar;
        this.judge = judge;
        this.catalogue = catalogue;
        this.questions = questions;
    }

    /** With free times to choose from, or whoever calls, once a time is chosen; if rules close it, they are named. */
    ModelAndView of(Wanted asked, Call typed) {
        Wanted wanted = asked.in(zone(asked));
        Treatment treatment = treatment(wanted.treatment());
        OffsetDateTime start = wanted.start();
        if (treatment == null || wanted.practitioner() == null || start == null) {
            return page(wanted, typed, treatment)
                    .addObject("drawn", treatment == null && start != null ? local(start, wanted) : null)
                    .addObject("times", treatment == null ? List.of() : free(treatment.id(), wanted));
        }
        try {
            Judgement judged = judge.judge(wanted.wish(treatment.id()), start.toInstant());
            Location place = judged.place();
            ModelAndView page = page(place == null ? wanted : wanted.at(place.id()), typed, treatment)
                    .addObject("startsAt", start.atZoneSameInstant(place == null ? catalogue.zone() : place.zone()))
                    .addObject("places", judged.places());
            return closed(page, judged.closedBy(), judged.overridable(), judged.nearest());
        } catch (InvalidInput impossible) {
            return unfit(wanted.withoutTime(), typed, impossible);
        }
    }

    /** The same, saying why it was not booked. */
    ModelAndView refused(Wanted wanted, Call typed, String code) {
        ModelAndView page = of(wanted, typed).addObject("refusal", code);
        page.setStatus(HttpStatus.CONFLICT);
        return page;
    }

    /** The same, with what cannot be used at its field. */
    ModelAndView unfit(Wanted wanted, Call typed, InvalidInput input) {
        ModelAndView page = of(wanted, typed)
                .addObject(
                        "faults", Fault.byField(input.named(CallPage::element).faults()));
        page.setStatus(HttpStatus.CONFLICT);
        return page;
    }

    /** The id of the field on the page: another time is chosen from its day on. */
    private static String element(String field) {
        return field.equals("start") ? "day" : field.replaceFirst("^(patient|override)[.]", "");
    }

    /** The same, naming the rules that closed the time when it was to be taken. */
    ModelAndView closed(Wanted wanted, Call typed, PlaceRefused refused) {
        ModelAndView page = of(wanted, typed);
        page.setStatus(HttpStatus.CONFLICT);
        return closed(page, refused.closedBy(), refused.overridable(), refused.alternatives());
    }

    private static ModelAndView closed(
            ModelAndView page, List<ClosedBy> rules, boolean overridable, List<FreeTime> nearest) {
        return page.addObject("closedBy", rules)
                .addObject("overridable", overridable)
                .addObject("times", nearest);
    }

    private ModelAndView page(Wanted wanted, Call typed, @Nullable Treatment treatment) {
        return new ModelAndView("staff/phone")
                .addObject("wanted", wanted)
                .addObject("typed", typed)
                .addObject("typing", treatment != null && typed.key() != null)
                .addObject("key", UUID.randomUUID())
                .addObject("treatments", catalogue.treatments())
                .addObject("practitioners", catalogue.receiving())
                .addObject("locations", catalogue.locations())
                .addObject("treatment", treatment)
                .addObject("day", day(wanted))
                .addObject("quarters", Quarters.all())
                .addObject("closedBy", List.of())
                .addObject("faults", Map.of())
                .addObject(
                        "personnummer",
                        treatment == null ? PersonnummerAsked.NO : questions.personnummer(treatment.id()))
                .addObject("questions", treatment == null ? List.of() : questions.of(treatment.id()));
    }

    private List<FreeTime> free(UUID treatment, Wanted wanted) {
        return calendar.free(new Wish(treatment, wanted.practitioner(), wanted.location()), day(wanted), DAYS).stream()
                .limit(MOST_TIMES)
                .toList();
    }

    private @Nullable Treatment treatment(@Nullable UUID id) {
        return Optional.ofNullable(id)
                .flatMap(catalogue::treatment)
                .filter(one -> !one.retired())
                .orElse(null);
    }

    private ZoneId zone(Wanted wanted) {
        return Optional.ofNullable(wanted.location())
                .flatMap(catalogue::location)
                .map(Location::zone)
                .orElseGet(() -> catalogue.zone(wanted.practitioner(), null));
    }

    private LocalDate day(Wanted wanted) {
        if (wanted.day() != null) {
            return wanted.day();
        }
        return wanted.start() == null
                ? catalogue.today()
                : local(wanted.start(), wanted).toLocalDate();
    }

    private ZonedDateTime local(OffsetDateTime start, Wanted wanted) {
        return start.atZoneSameInstant(zone(wanted));
    }
}
