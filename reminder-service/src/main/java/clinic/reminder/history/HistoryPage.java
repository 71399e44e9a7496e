package clinic.reminder.history;

import clinic.reminder.contact.AddressBook;
import clinic.reminder.contact.Reach;
import clinic.reminder.contact.WhoLooked;
import clinic.reminder.followup.Findings;
import clinic.reminder.followup.FollowUp;
import clinic.reminder.followup.SteerFollowUp;
import clinic.reminder.followup.SteerFollowUp.Outcome;
import clinic.reminder.followup.SteerFollowUp.Wanted;
import clinic.reminder.history.DecideFollowUp.Choice;
import clinic.reminder.history.DecideFollowUp.Decider;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** A patient's follow-ups, for whoever treats them. Looking is written down before anything is shown. */
@Controller
class HistoryPage {

    private static final String PAGE = "/staff/follow-ups/{patient}";

    /** Before the id of a switch, so that one may be called anything. */
    private static final String SWITCH = "switch-";

    private final TellHistory history;
    private final WhoLooked audit;
    private final DecideFollowUp decisions;
    private final SteerFollowUp steering;
    private final AddressBook addresses;
    private final Reach reach;

    HistoryPage(
            TellHistory history,
            WhoLooked audit,
            DecideFollowUp decisions,
            SteerFollowUp steering,
            AddressBook addresses,
            Reach reach) {
        this.history = history;
        this.audit = audit;
        this.decisions = decisions;
        this.reach = reach;
        this.steering = steering;
        this.addresses = addresses;
    }

    @GetMapping(PAGE)
    String show(
            @PathVariable UUID patient,
            @RequestParam(required = false) @Nullable Outcome outcome,
            JwtAuthenticationToken reader,
            HttpServletRequest request,
            Locale language,
            Model model) {
        UUID kept = addresses.keptAs(patient);
        if (!kept.equals(patient)) {
            return "redirect:/staff/follow-ups/" + kept;
        }
        requireReach(patient, request);
        audit.looked(List.of(patient), UUID.fromString(reader.getToken().getSubject()));
        model.addAttribute("patient", patient);
        model.addAttribute("stories", history.of(patient, language));
        model.addAttribute("withoutPlan", history.withoutPlan(patient, language));
        model.addAttribute("visits", steering.visits(patient));
        List<Startable> conditions = decisions.startable(language);
        model.addAttribute("conditions", conditions);
        model.addAttribute(
                "mechanisms",
                conditions.stream().filter(one -> !one.mechanisms().isEmpty()).toList());
        model.addAttribute(
                "choosable",
                conditions.stream().filter(one -> one.plans().size() > 1).toList());
        model.addAttribute("zone", addresses.zone());
        model.addAttribute("outcome", outcome == Outcome.DONE ? null : outcome);
        model.addAttribute("clinician", Decider.isClinician(request));
        return "staff/follow-ups";
    }

    @PostMapping(PAGE + "/start")
    String start(
            @PathVariable UUID patient,
            @RequestParam UUID appointment,
            @RequestParam UUID condition,
            @RequestParam(defaultValue = "") String mechanism,
            @RequestParam(required = false) @Nullable UUID plan,
            HttpServletRequest request,
            JwtAuthenticationToken person) {
        requireReach(patient, request);
        Wanted wanted = new Wanted(appointment, condition, mechanism.isBlank() ? null : mechanism.strip(), plan);
        return back(patient, decisions.start(patient, wanted, Decider.of(person, request)));
    }

    /** What a clinician found decides which advice comes; it may be known only later, or turn out otherwise. */
    @PostMapping(PAGE + "/findings")
    String find(
            @PathVariable UUID patient,
            @RequestParam UUID followUp,
            @RequestParam Map<String, String> form,
            HttpServletRequest request,
            JwtAuthenticationToken person) {
        requireReach(patient, request);
        FollowUp theirs = theirs(followUp, patient);
        Map<String, String> switches = new HashMap<>();
        form.forEach((name, choice) -> {
            if (name.startsWith(SWITCH) && !choice.isBlank()) {
                switches.put(name.substring(SWITCH.length()), choice.strip());
            }
        });
        String mechanism = form.getOrDefault("mechanism", "").strip();
        Findings findings = new Findings(mechanism.isEmpty() ? null : mechanism, switches);
        return back(patient, decisions.find(theirs, findings, Decider.of(person, request)));
    }

    @PostMapping(PAGE + "/decision")
    String decide(
            @PathVariable UUID patient,
            @RequestParam UUID followUp,
            @RequestParam("decision") Choice choice,
            HttpServletRequest request,
            JwtAuthenticationToken person) {
        requireReach(patient, request);
        return back(patient, decisions.decide(theirs(followUp, patient), choice, Decider.of(person, request)));
    }

    private void requireReach(UUID patient, HttpServletRequest request) {
        if (!reach.of(request, patient)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
    }

    private FollowUp theirs(UUID followUp, UUID patient) {
        return decisions.theirs(patient, followUp).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private static String back(UUID patient, Outcome outcome) {
        return "redirect:/staff/follow-ups/" + patient + (outcome == Outcome.DONE ? "" : "?outcome=" + outcome);
    }
}
