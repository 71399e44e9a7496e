package clinic.booking.staff;

import clinic.booking.InvalidInput;
import clinic.booking.StaffPage;
import clinic.booking.appointment.AppointmentView;
import clinic.booking.appointment.Findings;
import clinic.booking.appointment.HasBegun;
import clinic.booking.appointment.NoLongerBooked;
import clinic.booking.appointment.NoSuchAppointment;
import clinic.booking.appointment.NotCancelled;
import clinic.booking.appointment.Step;
import clinic.booking.appointment.StepRefused;
import clinic.booking.appointment.TooEarly;
import clinic.booking.availability.Exemption;
import clinic.booking.availability.PlaceRefused;
import clinic.booking.catalogue.Catalogue;
import clinic.booking.change.AppointmentCallers;
import clinic.booking.change.CancelAppointment;
import clinic.booking.change.ChangeRequest;
import clinic.booking.change.ChangedMeanwhile;
import clinic.booking.change.NewPlace;
import clinic.booking.change.NotYours;
import clinic.booking.change.PlaceAppointment;
import clinic.booking.change.ReinstateAppointment;
import clinic.booking.change.TakeStep;
import clinic.booking.signin.StaffMember;
import clinic.booking.task.Task;
import clinic.booking.task.TaskTaken;
import clinic.booking.task.Tasks;
import clinic.booking.task.WorkOnTask;
import clinic.site.OtherLanguage;
import clinic.site.SeeOther;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/**
 * One visit as staff see it, with what was done and sent and why something was not; and every step of its day, without
 * dragging. A program that asks with {@code X-Panel} gets the middle of the page, to show it beside the calendar.
 */
@Controller
@StaffPage
class StaffVisitPage {

    /** Before the ids of a condition and its switch. */
    private static final String SWITCH = "switch-";

    private static final int UUID_LENGTH = 36;

    private final LookAtVisit look;
    private final VisitPanel panel;
    private final AppointmentCallers callers;
    private final TakeStep steps;
    private final PlaceAppointment placing;
    private final CancelAppointment cancelling;
    private final ReinstateAppointment reinstating;
    private final Tasks tasks;
    private final WorkOnTask working;
    private final Catalogue catalogue;

    StaffVisitPage(
            LookAtVisit look,
            VisitPanel panel,
            AppointmentCallers callers,
            TakeStep steps,
            PlaceAppointment placing,
            CancelAppointment cancelling,
            ReinstateAppointment reinstating,
            Tasks tasks,
            WorkOnTask working,
            Catalogue catalogue) {
        this.look = look;
        this.panel = panel;
        this.callers = callers;
        this.steps = steps;
        this.placing = placing;
        this.cancelling = cancelling;
        this.reinstating = reinstating;
        this.tasks = tasks;
        this.working = working;
        this.catalogue = catalogue;
    }

    @GetMapping("/staff/appointments/{id}")
    ModelAndView show(
            @PathVariable UUID id,
            @RequestHeader(name = "X-Panel", required = false) @Nullable String asPanel,
            HttpServletRequest request,
            Locale locale) {
        StaffMember reader = StaffMember.asking(request);
        return panel.of(look.see(id, reader), reader, asPanel != null, locale);
    }

    @PostMapping("/staff/appointments/{id}/step")
    ModelAndView step(
            @PathVariable UUID id,
            @RequestParam Step step,
            @RequestParam(required = false) @Nullable Integer version,
            @RequestParam(required = false) @Nullable UUID condition,
            @RequestParam Map<String, String> form,
            HttpServletRequest request,
            Locale locale) {
        return change(id, version, List.of(step, form), request, locale, change -> {
            if (step == Step.COMPLETE) {
                UUID about = condition != null
                        ? condition
                        : look.find(id, StaffMember.asking(request)).conditionId();
                steps.complete(change, condition, findings(form, about));
            } else {
                steps.take(change, step);
            }
        });
    }

    /** Each condition has its own fields, because the page does not know which will be chosen. */
    private static Findings findings(Map<String, String> form, @Nullable UUID about) {
        String mechanism = form.getOrDefault("mechanism", "").strip();
        Map<String, String> switches = new HashMap<>();
        form.forEach((name, choice) -> {
            if (name.startsWith(SWITCH) && !choice.isBlank()) {
                String ofThis = SWITCH + about + "-";
                switches.put(name.startsWith(ofThis) ? name.substring(ofThis.length()) : name, choice.strip());
            }
        });
        return new Findings(mechanism.isEmpty() ? null : mechanism, switches);
    }

    /**
     * What is set aside for a time that is closed.
     *
     * @param rules those that close it, as the page showed them
     * @param reason why it is to be taken all the same
     */
    record SetAside(@Nullable Set<String> rules, @Nullable String reason) {

        /** @throws InvalidInput when rules are to be set aside and there is no reason that can be used */
        @Nullable
        Exemption exemption() {
            return Exemption.of(rules, reason);
        }
    }

    /** @param start of a time that the page offered, which may be by another clock than that of the visit */
    @PostMapping("/staff/appointments/{id}/time")
    ModelAndView time(
            @PathVariable UUID id,
            @RequestParam UUID practitioner,
            @RequestParam @DateTimeFormat(iso = ISO.DATE) LocalDate day,
            @RequestParam @DateTimeFormat(iso = ISO.TIME) LocalTime time,
            @RequestParam(required = false) @Nullable Instant start,
            @RequestParam int minutes,
            @ModelAttribute SetAside aside,
            @RequestParam(required = false) @Nullable Integer version,
            HttpServletRequest request,
            Locale locale) {
        UUID here = look.find(id, StaffMember.asking(request)).location().id();
        Instant to = start != null
                ? start
                : day.atTime(time).atZone(catalogue.zone(practitioner, here)).toInstant();
        List<Object> asked = List.of(practitioner, to, minutes, aside);
        return change(
                id,
                version,
                asked,
                request,
                locale,
                change -> placing.place(
                        change, new NewPlace(practitioner, to, Duration.ofMinutes(minutes), aside.exemption())));
    }

    @PostMapping("/staff/appointments/{id}/cancellation")
    ModelAndView cancel(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String reason,
            @RequestParam(required = false) @Nullable Integer version,
            HttpServletRequest request,
            Locale locale) {
        String why = reason == null || reason.isBlank() ? null : reason.strip();
        return change(id, version, String.valueOf(why), request, locale, change -> cancelling.cancel(change, why));
    }

    @PostMapping("/staff/appointments/{id}/reinstatement")
    ModelAndView reinstate(
            @PathVariable UUID id,
            @ModelAttribute SetAside aside,
            @RequestParam(required = false) @Nullable Integer version,
            HttpServletRequest request,
            Locale locale) {
        return change(id, version, aside, request, locale, change -> reinstating.reinstate(change, aside.exemption()));
    }

    /** Whoever is signed in has looked at a task of the visit's patient. */
    @PostMapping("/staff/appointments/{id}/tasks/{task}")
    ModelAndView acknowledge(@PathVariable UUID id, @PathVariable UUID task, HttpServletRequest request) {
        AppointmentView visit = look.find(id, StaffMember.asking(request));
        if (tasks.of(visit.patientId()).stream().noneMatch(known -> known.id().equals(task))) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        try {
            working.work(task, Task.Step.ACKNOWLEDGE, "", StaffMember.asking(request));
            return SeeOther.at("/staff/appointments/" + id);
        } catch (TaskTaken second) {
            return SeeOther.at("/staff/tasks?taken=" + task);
        }
    }

    /** Does it and shows the visit; what is refused is said on top of it, with what was typed still there. */
    private ModelAndView change(
            UUID id,
            @Nullable Integer version,
            Object asked,
            HttpServletRequest request,
            Locale locale,
            Consumer<ChangeRequest> change) {
        look.find(id, StaffMember.asking(request));
        try {
            change.accept(callers.staff(id, request).change(request, version, asked));
            return SeeOther.at("/staff/appointments/" + id);
        } catch (NoSuchAppointment gone) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, null, gone);
        } catch (PlaceRefused refused) {
            return refused(id, request, locale, refused.overridable() ? "time-closed" : "slot-taken")
                    .addObject("closedBy", refused.closedBy())
                    .addObject("overridable", refused.overridable())
                    .addObject("nearest", refused.alternatives());
        } catch (InvalidInput input) {
            return refused(id, request, locale, "invalid-input").addObject("faults", input.faults());
        } catch (NotYours
                | ChangedMeanwhile
                | NoLongerBooked
                | NotCancelled
                | StepRefused
                | TooEarly
                | HasBegun refused) {
            return refused(id, request, locale, code(refused));
        }
    }

    private ModelAndView refused(UUID id, HttpServletRequest request, Locale locale, String code) {
        StaffMember reader = StaffMember.asking(request);
        ModelAndView page = panel.of(look.see(id, reader), reader, false, locale)
                .addObject("refusal", code)
                .addObject("said", said(request));
        page.setStatus(HttpStatus.CONFLICT);
        return OtherLanguage.at("/staff/appointments/" + id, page, locale);
    }

    /** Conditions of which something was chosen: what is sent again is not to be hidden. */
    private static Set<String> said(HttpServletRequest request) {
        return request.getParameterMap().entrySet().stream()
                .filter(field -> field.getKey().startsWith(SWITCH) && !field.getValue()[0].isBlank())
                .map(field -> field.getKey().substring(SWITCH.length()))
                .filter(ids -> ids.length() > UUID_LENGTH)
                .map(ids -> ids.substring(0, UUID_LENGTH))
                .collect(Collectors.toSet());
    }

    /** As the API names it, so that both have the same words. */
    private static String code(RuntimeException refused) {
        return switch (refused) {
            case NotYours colleagues -> "not-yours";
            case ChangedMeanwhile changed -> "changed-meanwhile";
            case NoLongerBooked over -> "no-longer-booked";
            case NotCancelled standing -> "not-cancelled";
            case TooEarly early -> "too-early";
            case HasBegun begun -> "visit-has-begun";
            default -> "step-refused";
        };
    }
}
