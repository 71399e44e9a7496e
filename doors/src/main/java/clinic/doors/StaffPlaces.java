package clinic.doors;

import static clinic.contracts.booking.StaffRole.ADMIN;
import static clinic.contracts.booking.StaffRole.CLINICIAN_APPROVER;
import static clinic.contracts.booking.StaffRole.EDITOR;
import static clinic.contracts.booking.StaffRole.PRACTITIONER;
import static clinic.contracts.booking.StaffRole.RECEPTIONIST;

import clinic.contracts.booking.StaffRole;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Where whoever has signed in can go, whichever service it is in. What is shown opens nothing; the doors do. */
@ControllerAdvice
class StaffPlaces {

    private static final Set<StaffRole> WHO_MEET_PATIENTS = Set.of(RECEPTIONIST, PRACTITIONER, ADMIN);

    /** As many words stand beside each other on the narrowest phone. */
    private static final int SIDE_BY_SIDE = 5;

    /** On a phone: what is in sight, and what the last button there opens. */
    record Menu(List<Place> inSight, List<Place> more) {

        static Menu of(List<Place> places) {
            int inSight = places.size() > SIDE_BY_SIDE ? SIDE_BY_SIDE - 1 : places.size();
            return new Menu(places.subList(0, inSight), places.subList(inSight, places.size()));
        }

        public boolean hidesPlace(@Nullable String name) {
            return more.stream().anyMatch(place -> place.name().equals(name));
        }
    }

    /**
     * @param name in {@code doors.place.…} of the messages
     * @param others what else belongs to it, though its address does not say so
     */
    record Place(String name, String path, Set<StaffRole> roles, Set<String> others) {

        Place(String name, String path, Set<StaffRole> roles) {
            this(name, path, roles, Set.of());
        }

        /** Its picture, of those in {@code icons.html}; a new place has the plain one until it is given its own. */
        public String icon() {
            return switch (name) {
                case "day" -> "calendar";
                case "patients" -> "person";
                case "tasks" -> "check";
                case "alerts" -> "clock";
                case "messages", "words" -> "message";
                case "content" -> "heart";
                case "setup" -> "tools";
                case "operations" -> "bolt";
                case "account" -> "lock";
                default -> "list";
            };
        }

        /** How near above what was asked for it is; nothing where it is not. */
        int leadsTo(String asked) {
            return Stream.concat(Stream.of(path), others.stream())
                    .filter(above -> asked.equals(above) || asked.startsWith(above + "/"))
                    .mapToInt(String::length)
                    .max()
                    .orElse(0);
        }
    }

    private static final List<Place> ALL = List.of(
            new Place("day", "/staff", WHO_MEET_PATIENTS),
            new Place("patients", "/staff/patients", WHO_MEET_PATIENTS, Set.of("/staff/follow-ups")),
            new Place("tasks", "/staff/tasks", EnumSet.allOf(StaffRole.class)),
            new Place("alerts", "/staff/alerts", WHO_MEET_PATIENTS),
            new Place("messages", "/staff/messages", WHO_MEET_PATIENTS),
            // Whoever only writes comes to the words of messages, and to nothing else of them.
            new Place("words", "/staff/messages/templates", Set.of(EDITOR)),
            new Place("content", "/staff/content", Set.of(EDITOR, CLINICIAN_APPROVER, ADMIN)),
            new Place("audit", "/staff/audit", Set.of(ADMIN)),
            new Place("setup", "/staff/setup", Set.of(ADMIN)),
            new Place("operations", "/staff/operations", WHO_MEET_PATIENTS),
            new Place("account", "/staff/account", EnumSet.allOf(StaffRole.class)));

    @ModelAttribute("staffPlaces")
    List<Place> places(HttpServletRequest request) {
        return ALL.stream()
                .filter(place -> place.roles().stream().anyMatch(role -> request.isUserInRole(role.name())))
                .toList();
    }

    @ModelAttribute("staffMenu")
    Menu menu(HttpServletRequest request) {
        return Menu.of(places(request));
    }

    /** The place that what is shown belongs to: the nearest above it, so that a visit belongs to the calendar. */
    @ModelAttribute("staffPlace")
    @Nullable
    String place(HttpServletRequest request) {
        return places(request).stream()
                .filter(place -> place.leadsTo(request.getRequestURI()) > 0)
                .max(Comparator.comparing(place -> place.leadsTo(request.getRequestURI())))
                .map(Place::name)
                .orElse(null);
    }

    @ModelAttribute("staffName")
    @Nullable
    String name(@Nullable Principal person) {
        return person == null ? null : person.getName();
    }
}
