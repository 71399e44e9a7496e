package clinic.booking.task;

import clinic.booking.StaffPage;
import clinic.booking.catalogue.Catalogue;
import clinic.booking.patient.NameAndNumber;
import clinic.booking.patient.PatientRegister;
import clinic.booking.signin.StaffMember;
import clinic.site.OtherLanguage;
import clinic.site.SeeOther;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** What must be done, by whom, and what was done. Each button is a form; who comes second is told who was first. */
@Controller
@StaffPage
class TasksPage {

    private static final String BOARD = "/staff/tasks";

    private final Tasks tasks;
    private final WorkOnTask working;
    private final PatientRegister patients;
    private final ShowTasks showing;
    private final Catalogue catalogue;

    TasksPage(Tasks tasks, WorkOnTask working, PatientRegister patients, ShowTasks showing, Catalogue catalogue) {
        this.tasks = tasks;
        this.working = working;
        this.patients = patients;
        this.showing = showing;
        this.catalogue = catalogue;
    }

    /** @param patient null for whoever was erased, for whom this reader may not know of, and where it is about content */
    record Line(Task task, @Nullable NameAndNumber patient, boolean mine, boolean mayWork) {}

    @GetMapping(BOARD)
    String show(
            @RequestParam(required = false) @Nullable UUID taken,
            @RequestParam(defaultValue = "1") int page,
            HttpServletRequest request,
            Model model) {
        return board(page, taken, null, null, request, model);
    }

    /**
     * @param taken the task that somebody else had first; null as long as nobody had
     * @param unsaid the task that was to be closed without a word; null when that was not so
     * @param typed what was written about a task that could not be closed; null when nothing was
     */
    private String board(
            int page,
            @Nullable UUID taken,
            @Nullable UUID unsaid,
            @Nullable String typed,
            HttpServletRequest request,
            Model model) {
        StaffMember reader = StaffMember.asking(request);
        ShowTasks.Board board = showing.board(page, reader);
        model.addAttribute("board", board);
        model.addAttribute("lines", lines(board.tasks(), reader));
        model.addAttribute(
                "done",
                lines(
                        showing.to(
                                reader,
                                tasks.doneLately().stream()
                                        .filter(task -> task.isFor(reader))
                                        .toList()),
                        reader));
        model.addAttribute(
                "taken",
                taken == null
                        ? null
                        : tasks.find(taken).filter(task -> task.isFor(reader)).orElse(null));
        model.addAttribute("unsaid", unsaid);
        model.addAttribute("typed", typed);
        model.addAttribute("zone", catalogue.zone());
        model.addAttribute("mayMerge", reader.runsTheDay());
        return "staff/tasks";
    }

    @PostMapping(BOARD + "/{id}/claim")
    ModelAndView claim(@PathVariable UUID id, @RequestParam(defaultValue = "1") int page, HttpServletRequest request) {
        return work(id, Task.Step.CLAIM, page, request);
    }

    @PostMapping(BOARD + "/{id}/return")
    ModelAndView handBack(
            @PathVariable UUID id, @RequestParam(defaultValue = "1") int page, HttpServletRequest request) {
        return work(id, Task.Step.HAND_BACK, page, request);
    }

    @PostMapping(BOARD + "/{id}/acknowledgement")
    ModelAndView acknowledge(
            @PathVariable UUID id, @RequestParam(defaultValue = "1") int page, HttpServletRequest request) {
        return work(id, Task.Step.ACKNOWLEDGE, page, request);
    }

    /** Refused, the page comes back with what was written: a call to a patient is not told twice. */
    @PostMapping(BOARD + "/{id}/closure")
    Object close(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String note,
            @RequestParam(defaultValue = "1") int page,
            HttpServletRequest request,
            Locale locale,
            Model model) {
        OtherLanguage.at(address(page), model, locale);
        Optional<String> words = TaskNote.read(note);
        if (words.isEmpty()) {
            return board(page, null, id, note, request, model);
        }
        try {
            return done(id, Task.Step.CLOSE, words.get(), page, request);
        } catch (TaskTaken second) {
            return board(page, id, null, words.get(), request, model);
        }
    }

    private ModelAndView work(UUID id, Task.Step step, int page, HttpServletRequest request) {
        try {
            return done(id, step, "", page, request);
        } catch (TaskTaken second) {
            return SeeOther.at(BOARD + "?taken=" + id + (page > 1 ? "&page=" + page : ""));
        }
    }

    private ModelAndView done(UUID id, Task.Step step, String note, int page, HttpServletRequest request) {
        return working.work(id, step, note, StaffMember.asking(request))
                .map(task -> SeeOther.at(address(page) + "#task-" + id))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private static String address(int page) {
        return page > 1 ? BOARD + "?page=" + page : BOARD;
    }

    private List<Line> lines(List<Task> some, StaffMember reader) {
        Map<UUID, NameAndNumber> whose = patients.namesAndNumbers(
                some.stream().map(Task::patient).flatMap(Stream::ofNullable).collect(Collectors.toSet()));
        return some.stream()
                .map(task -> new Line(
                        task,
                        Optional.ofNullable(task.patient()).map(whose::get).orElse(null),
                        reader.getName().equals(task.claimedBy()),
                        task.mayBeWorkedOnBy(reader)))
                .toList();
    }
}
