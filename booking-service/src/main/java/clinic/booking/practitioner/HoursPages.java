package clinic.booking.practitioner;

import clinic.booking.InvalidInput;
import clinic.booking.InvalidInput.Fault;
import clinic.booking.StaffPage;
import clinic.booking.audit.Who;
import clinic.booking.catalogue.Catalogue;
import clinic.booking.change.ChangedMeanwhile;
import clinic.booking.practitioner.Practitioners.Kept;
import clinic.booking.setup.SetUpCalls;
import clinic.site.OtherLanguage;
import clinic.site.SeeOther;
import jakarta.servlet.http.HttpServletRequest;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/**
 * The hours of the week: a form of rows that works without a script and is what gets posted; a script draws the same
 * week. It is saved from the page that shows what it touches, and only from there. For admins.
 */
@Controller
@StaffPage
class HoursPages {

    private static final String PATH = PractitionerPages.PATH + "/{id}/hours";

    private final Practitioners practitioners;
    private final WeeklyHours weekly;
    private final SetHours setting;
    private final VisitLines lines;
    private final Catalogue catalogue;

    HoursPages(
            Practitioners practitioners, WeeklyHours weekly, SetHours setting, VisitLines lines, Catalogue catalogue) {
        this.practitioners = practitioners;
        this.weekly = weekly;
        this.setting = setting;
        this.lines = lines;
        this.catalogue = catalogue;
    }

    /** @param from the week that counts on this date is shown; today's where it is not said */
    @GetMapping(PATH)
    ModelAndView show(
            @PathVariable UUID id,
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable String saved,
            Locale locale) {
        Kept kept = practitioner(id);
        LocalDate today = catalogue.today();
        LocalDate begins = from == null || from.isBefore(today) ? today : from;
        TypedHours typed = TypedHours.of(weekly.of(id).on(begins), begins, kept.hoursVersion());
        return form(id, kept, typed, List.of(), locale)
                .addObject("saved", saved != null)
                .addObject("outside", lines.outside(id, locale));
    }

    /** Whatever button was pressed: a row more or fewer, back to the form, or on to what the change touches. */
    @PostMapping(PATH)
    ModelAndView change(
            @PathVariable UUID id,
            @RequestParam MultiValueMap<String, String> form,
            HttpServletRequest request,
            Locale locale) {
        Kept kept = practitioner(id);
        TypedHours typed = TypedHours.of(form);
        if (form.containsKey("add")) {
            return form(id, kept, typed.plus(form.getFirst("add"), anyLocation()), List.of(), locale);
        }
        if (form.containsKey("remove")) {
            return form(id, kept, typed.minus(form.getFirst("remove")), List.of(), locale);
        }
        if (form.containsKey("edit")) {
            return form(id, kept, typed, List.of(), locale);
        }
        return save(id, kept, typed, form, request, locale);
    }

    private ModelAndView save(
            UUID id,
            Kept kept,
            TypedHours typed,
            MultiValueMap<String, String> form,
            HttpServletRequest request,
            Locale locale) {
        Who who = SetUpCalls.who(request);
        boolean asBefore = form.containsKey("as-before");
        try {
            LocalDate from = typed.begins(catalogue.today());
            List<Shift> shifts =
                    asBefore ? null : typed.shifts(catalogue.locationNames().keySet());
            try {
                setting.set(id, from, shifts, typed.seen(), Shown.of(form), who);
            } catch (NotConfirmed first) {
                WorkWeek week = shifts == null ? weekly.of(id).without(from).on(from) : new WorkWeek(from, shifts);
                return preview(id, kept, typed, week, from, locale)
                        .addObject("asBefore", asBefore)
                        .addObject("touched", lines.of(first.touched(), locale));
            }
        } catch (InvalidInput input) {
            ModelAndView again = form(id, kept, typed, input.faults(), locale);
            again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return again;
        } catch (ChangedMeanwhile changed) {
            ModelAndView again = form(id, kept, typed, List.of(), locale)
                    .addObject("meanwhile", weekly.of(id).on(catalogue.today()));
            again.setStatus(HttpStatus.CONFLICT);
            return again;
        }
        return SeeOther.at(address(id) + "?saved");
    }

    private ModelAndView preview(UUID id, Kept kept, TypedHours typed, WorkWeek week, LocalDate from, Locale locale) {
        return page("practitioner/hours-preview", id, kept, typed, locale)
                .addObject("week", week)
                .addObject("from", from);
    }

    private ModelAndView form(UUID id, Kept kept, TypedHours typed, List<Fault> faults, Locale locale) {
        LocalDate today = catalogue.today();
        WorkWeeks weeks = weekly.of(id);
        return page("practitioner/hours", id, kept, typed, locale)
                .addObject("faults", Fault.byField(faults))
                .addObject("now", weeks.on(today))
                .addObject("planned", weeks.after(today))
                .addObject("today", today);
    }

    private ModelAndView page(String template, UUID id, Kept kept, TypedHours typed, Locale locale) {
        ModelAndView page = new ModelAndView(template)
                .addObject("id", id)
                .addObject("address", address(id))
                .addObject("kept", kept)
                .addObject("typed", typed)
                .addObject("locations", catalogue.locations())
                .addObject("places", catalogue.locationNames())
                .addObject("weekdays", weekdays(locale));
        return OtherLanguage.at(address(id), page, locale);
    }

    private static Map<DayOfWeek, String> weekdays(Locale locale) {
        Map<DayOfWeek, String> names = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            String name = day.getDisplayName(TextStyle.FULL_STANDALONE, locale);
            names.put(day, name.substring(0, 1).toUpperCase(locale) + name.substring(1));
        }
        return names;
    }

    private String anyLocation() {
        return catalogue.locations().stream()
                .findFirst()
                .map(place -> place.id().toString())
                .orElse("");
    }

    private Kept practitioner(UUID id) {
        return practitioners.of(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private static String address(UUID id) {
        return PATH.replace("{id}", id.toString());
    }
}
