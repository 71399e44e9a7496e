package clinic.booking.setup;

import static java.util.stream.Collectors.groupingBy;

import clinic.booking.InvalidInput;
import clinic.booking.InvalidInput.Fault;
import clinic.booking.StaffPage;
import clinic.booking.catalogue.Catalogue;
import clinic.booking.catalogue.Location;
import clinic.booking.change.ChangedMeanwhile;
import clinic.booking.change.SeenVersion;
import clinic.booking.setup.Treatments.Kept;
import clinic.site.SeeOther;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** Which rooms and equipment a treatment takes at each location. For admins. */
@Controller
@StaffPage
class TreatmentRoomsPage {

    private static final String PATH = TreatmentPages.PATH + "/{id}/rooms";
    private static final int MOST_NEEDS = 4;
    private static final int LEAST_CHOICES = 3;

    private final Treatments treatments;
    private final RoomRegister rooms;
    private final SetRoomNeeds setting;
    private final Catalogue catalogue;
    private final Clock clock;

    TreatmentRoomsPage(
            Treatments treatments, RoomRegister rooms, SetRoomNeeds setting, Catalogue catalogue, Clock clock) {
        this.treatments = treatments;
        this.rooms = rooms;
        this.setting = setting;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    /**
     * A location with what the treatment needs there.
     *
     * @param rooms what there is to choose from
     * @param needs each with what was chosen, in order, and nulls for what can still be chosen
     */
    record Place(Location location, List<RoomRegister.Kept> rooms, List<List<@Nullable UUID>> needs) {}

    @GetMapping(PATH)
    ModelAndView show(@PathVariable UUID id, Locale locale) {
        Kept kept = treatment(id);
        return form(kept, rooms.needs(id), kept.version(), List.of(), locale);
    }

    @PostMapping(PATH)
    ModelAndView set(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable Integer version,
            @RequestParam(required = false) @Nullable String agreed,
            @RequestParam MultiValueMap<String, String> fields,
            HttpServletRequest request,
            Locale locale) {
        Kept kept = treatment(id);
        RoomNeeds typed = typed(fields);
        try {
            setting.set(id, typed, SeenVersion.ofForm(version), agreed, SetUpCalls.who(request), clock.instant());
        } catch (InvalidInput input) {
            return form(kept, typed, version, input.faults(), locale);
        } catch (TouchesVisits visits) {
            return SetUpForm.touching(
                    form(kept, typed, version, List.of(), locale), visits.touches(), catalogue.zone());
        } catch (ChangedMeanwhile changed) {
            return SetUpForm.changedMeanwhile(form(kept, typed, version, List.of(), locale), places(rooms.needs(id)));
        }
        return SeeOther.at(TreatmentPages.PATH + "?saved");
    }

    /** Fields are named by location and need; all of one need are in order. */
    private RoomNeeds typed(MultiValueMap<String, String> fields) {
        Map<UUID, List<List<UUID>>> needs = new LinkedHashMap<>();
        for (Location location : catalogue.locations()) {
            List<List<UUID>> some = new ArrayList<>();
            for (int need = 0; need < MOST_NEEDS; need++) {
                some.add(fields.getOrDefault("at-" + location.id() + "-" + need, List.of()).stream()
                        .flatMap(room -> TreatmentDetails.uuid(room).stream())
                        .toList());
            }
            needs.put(location.id(), some);
        }
        return new RoomNeeds(needs);
    }

    private Kept treatment(UUID id) {
        return treatments.of(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private ModelAndView form(
            Kept kept, RoomNeeds needs, @Nullable Integer version, List<Fault> faults, Locale locale) {
        return SetUpForm.of("setup/treatment-rooms", TreatmentPages.PATH + "/" + kept.id() + "/rooms", faults, locale)
                .addObject("kept", kept)
                .addObject("version", version)
                .addObject("places", places(needs));
    }

    private List<Place> places(RoomNeeds needs) {
        Map<UUID, List<RoomRegister.Kept>> all =
                rooms.all().stream().collect(groupingBy(room -> room.details().location()));
        return catalogue.locations().stream()
                .map(location -> place(location, all.getOrDefault(location.id(), List.of()), needs.at(location.id())))
                .toList();
    }

    /** One that is retired is offered only where it was chosen before. */
    private static Place place(Location location, List<RoomRegister.Kept> rooms, List<List<UUID>> needs) {
        List<UUID> chosen = needs.stream().flatMap(List::stream).toList();
        List<RoomRegister.Kept> offered = rooms.stream()
                .filter(room -> !room.retired() || chosen.contains(room.id()))
                .toList();
        List<List<@Nullable UUID>> open = new ArrayList<>();
        Stream.concat(needs.stream(), Stream.of(List.<UUID>of()))
                .limit(MOST_NEEDS)
                .forEach(need -> open.add(withRoomForMore(need, offered.size())));
        return new Place(location, offered, open);
    }

    private static List<@Nullable UUID> withRoomForMore(List<UUID> need, int rooms) {
        List<@Nullable UUID> fields = new ArrayList<>(need);
        int most = Math.min(Math.max(LEAST_CHOICES, need.size() + 1), Math.max(1, rooms));
        while (fields.size() < most) {
            fields.add(null);
        }
        return fields;
    }
}
