package clinic.booking.calendar;

import clinic.booking.InvalidInput;
import clinic.booking.KnownDays;
import clinic.booking.Quarters;
import clinic.booking.StaffPage;
import clinic.booking.catalogue.Catalogue;
import clinic.booking.catalogue.Location;
import clinic.booking.catalogue.Practitioner;
import clinic.booking.signin.StaffMember;
import clinic.site.OtherLanguage;
import clinic.site.SeeOther;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** Blocking time by a form: beside drawing it, for keyboard, touch and whoever has no script. */
@Controller
@StaffPage
class BlockPages {

    private static final String FORM = "/staff/blocks/new";

    /** As people write the end of a day. */
    private static final String END_OF_DAY = "24:00";

    private static final List<String> STARTS =
            Quarters.all().stream().map(LocalTime::toString).toList();
    private static final List<String> ENDS =
            Stream.concat(STARTS.stream().skip(1), Stream.of(END_OF_DAY)).toList();

    private final BlockTime blocking;
    private final ShownDays days;
    private final Rooms rooms;
    private final Catalogue catalogue;
    private final Clock clock;

    BlockPages(BlockTime blocking, ShownDays days, Rooms rooms, Catalogue catalogue, Clock clock) {
        this.blocking = blocking;
        this.days = days;
        this.rooms = rooms;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    /** The form as it was filled in; times on the wall of the place. */
    record Typed(
            @Nullable String resource,
            @Nullable String date,
            @Nullable String from,
            @Nullable String until,
            @Nullable String note) {}

    record Choice(UUID id, String name) {}

    @GetMapping(FORM)
    ModelAndView form(@ModelAttribute("typed") Typed typed, HttpServletRequest request, Locale locale) {
        String date = typed.date() == null
                ? LocalDate.ofInstant(clock.instant(), catalogue.zone()).toString()
                : typed.date();
        return page(
                new Typed(typed.resource(), date, typed.from(), typed.until(), typed.note()), null, request, locale);
    }

    /** The form as it was, in the other language: a note belongs in no address. */
    @PostMapping(FORM)
    ModelAndView inTheOtherLanguage(@ModelAttribute("typed") Typed typed, HttpServletRequest request, Locale locale) {
        return page(typed, null, request, locale);
    }

    @PostMapping("/staff/blocks")
    ModelAndView block(@ModelAttribute("typed") Typed typed, HttpServletRequest request, Locale locale) {
        try {
            blocking.block(wanted(typed), StaffMember.asking(request), null);
            return SeeOther.at("/staff?date=" + typed.date());
        } catch (InvalidInput input) {
            return page(typed, "fault." + input.faults().getFirst().code(), request, locale);
        } catch (DateTimeParseException | IllegalArgumentException unreadable) {
            return page(typed, "fault.unreadable", request, locale);
        } catch (TimeTaken taken) {
            return page(typed, "problem.time-taken", request, locale);
        }
    }

    @GetMapping("/staff/blocks/{id}")
    ModelAndView show(@PathVariable UUID id, HttpServletRequest request) {
        ShownBlock block = days.block(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        return new ModelAndView("calendar/block")
                .addObject("block", block)
                .addObject("zone", zone(block.resource()))
                .addObject("whose", name(block.resource()))
                .addObject("mayChange", StaffMember.asking(request).mayChange(block.resource()));
    }

    @PostMapping("/staff/blocks/{id}/removal")
    ModelAndView open(@PathVariable UUID id, HttpServletRequest request) {
        ShownBlock block = days.block(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        blocking.open(block, StaffMember.asking(request));
        return SeeOther.at(
                "/staff?date=" + block.start().atZone(zone(block.resource())).toLocalDate());
    }

    /** Nobody is offered a colleague's calendar; whoever asks for it all the same is not let in. */
    @ExceptionHandler
    void notYours(NotYourCalendar refused) {
        throw new ResponseStatusException(HttpStatus.FORBIDDEN);
    }

    private ModelAndView page(Typed typed, @Nullable String fault, HttpServletRequest request, Locale locale) {
        StaffMember member = StaffMember.asking(request);
        ModelAndView page = new ModelAndView("calendar/new-block")
                .addObject("typed", typed)
                .addObject("fault", fault)
                .addObject("choices", choices(member))
                .addObject("starts", STARTS)
                .addObject("ends", ENDS);
        if (fault != null) {
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        return OtherLanguage.through("block", FORM, page, locale);
    }

    private List<Choice> choices(StaffMember member) {
        return Stream.concat(
                        catalogue.practitioners().stream().map(one -> new Choice(one.id(), one.name())),
                        rooms.inUse(clock.instant()).stream().map(room -> new Choice(room.id(), room.name())))
                .filter(choice -> member.mayChange(choice.id()))
                .toList();
    }

    private WantedBlock wanted(Typed typed) {
        UUID resource = UUID.fromString(required(typed.resource(), "resource"));
        LocalDate date = KnownDays.read("date", LocalDate.parse(required(typed.date(), "date")));
        ZoneId zone = zone(resource);
        return new WantedBlock(
                resource,
                date.atTime(LocalTime.parse(required(typed.from(), "from")))
                        .atZone(zone)
                        .toInstant(),
                end(date, required(typed.until(), "until"), zone),
                typed.note());
    }

    private static Instant end(LocalDate date, String until, ZoneId zone) {
        return until.equals(END_OF_DAY)
                ? date.plusDays(1).atStartOfDay(zone).toInstant()
                : date.atTime(LocalTime.parse(until)).atZone(zone).toInstant();
    }

    private static String required(@Nullable String typed, String field) {
        if (typed == null || typed.isBlank()) {
            throw new InvalidInput(field, "missing");
        }
        return typed;
    }

    private ZoneId zone(UUID resource) {
        return rooms.all().stream()
                .filter(room -> room.id().equals(resource))
                .findFirst()
                .flatMap(room -> catalogue.location(room.location()))
                .map(Location::zone)
                .orElseGet(catalogue::zone);
    }

    private String name(UUID resource) {
        return catalogue
                .practitioner(resource)
                .map(Practitioner::name)
                .or(() -> rooms.all().stream()
                        .filter(room -> room.id().equals(resource))
                        .map(Room::name)
                        .findFirst())
                .orElse("");
    }
}
