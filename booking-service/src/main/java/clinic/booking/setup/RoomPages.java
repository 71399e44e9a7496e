package clinic.booking.setup;

import clinic.booking.InvalidInput;
import clinic.booking.InvalidInput.Fault;
import clinic.booking.StaffPage;
import clinic.booking.TimeOrderedId;
import clinic.booking.catalogue.Catalogue;
import clinic.booking.catalogue.Location;
import clinic.booking.change.ChangedMeanwhile;
import clinic.booking.change.SeenVersion;
import clinic.booking.setup.RoomDetails.Typed;
import clinic.booking.setup.RoomRegister.Kept;
import clinic.site.SeeOther;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** Rooms and equipment: the list, and a form for each. For admins. */
@Controller
@StaffPage
class RoomPages {

    static final String PATH = "/staff/setup/rooms";

    private final RoomRegister rooms;
    private final SetUpRoom settingUp;
    private final Catalogue catalogue;
    private final Clock clock;

    RoomPages(RoomRegister rooms, SetUpRoom settingUp, Catalogue catalogue, Clock clock) {
        this.rooms = rooms;
        this.settingUp = settingUp;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    /** What stands at a location. */
    record Place(Location location, List<Kept> rooms) {}

    @GetMapping(PATH)
    ModelAndView list(@RequestParam(required = false) @Nullable String saved) {
        List<Kept> all = rooms.all();
        return new ModelAndView("setup/rooms")
                .addObject(
                        "places",
                        catalogue.locations().stream()
                                .map(location -> new Place(
                                        location,
                                        all.stream()
                                                .filter(room -> room.details()
                                                        .location()
                                                        .equals(location.id()))
                                                .toList()))
                                .toList())
                .addObject("saved", saved != null);
    }

    @GetMapping(PATH + "/new")
    ModelAndView begin(@RequestParam(required = false) @Nullable String location, Locale locale) {
        return form(null, new Typed("", location, RoomDetails.Kind.ROOM.name(), null), List.of(), locale);
    }

    @PostMapping(PATH + "/new")
    ModelAndView add(@ModelAttribute("typed") Typed typed, HttpServletRequest request, Locale locale) {
        return save(TimeOrderedId.at(clock.instant()), null, typed, request, locale);
    }

    @GetMapping(PATH + "/{id}")
    ModelAndView show(@PathVariable UUID id, Locale locale) {
        Kept kept = room(id);
        return form(kept, Typed.of(kept.details(), kept.version()), List.of(), locale);
    }

    @PostMapping(PATH + "/{id}")
    ModelAndView change(
            @PathVariable UUID id, @ModelAttribute("typed") Typed typed, HttpServletRequest request, Locale locale) {
        return save(id, room(id), typed, request, locale);
    }

    private ModelAndView save(UUID id, @Nullable Kept kept, Typed typed, HttpServletRequest request, Locale locale) {
        try {
            RoomDetails details = RoomDetails.read(
                    typed, catalogue.locations().stream().map(Location::id).collect(Collectors.toSet()));
            settingUp.setUp(id, details, SeenVersion.ofForm(typed.version()), SetUpCalls.who(request));
        } catch (InvalidInput input) {
            return form(kept, typed, input.faults(), locale);
        } catch (ChangedMeanwhile changed) {
            Kept now = room(id);
            return SetUpForm.changedMeanwhile(form(now, typed, List.of(), locale), now.details());
        }
        return SeeOther.at(PATH + "?saved");
    }

    /** Back in use, unless another is called so by now: then it is renamed first. */
    @PostMapping(PATH + "/{id}/reopening")
    ModelAndView reopen(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable Integer version,
            HttpServletRequest request,
            Locale locale) {
        Kept kept = room(id);
        try {
            settingUp.reopen(id, SeenVersion.ofForm(version), SetUpCalls.who(request));
        } catch (InvalidInput input) {
            return form(kept, Typed.of(kept.details(), kept.version()), input.faults(), locale);
        } catch (ChangedMeanwhile changed) {
            return SeeOther.at(PATH + "/" + id);
        }
        return SeeOther.at(PATH + "?saved");
    }

    private Kept room(UUID id) {
        return rooms.of(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private ModelAndView form(@Nullable Kept kept, Typed typed, List<Fault> faults, Locale locale) {
        return SetUpForm.of("setup/room", PATH + "/" + (kept == null ? "new" : kept.id()), faults, locale)
                .addObject("kept", kept)
                .addObject("typed", typed)
                .addObject("locations", catalogue.locations())
                .addObject("kinds", RoomDetails.Kind.values());
    }
}
