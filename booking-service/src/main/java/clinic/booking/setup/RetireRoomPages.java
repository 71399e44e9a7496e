package clinic.booking.setup;

import clinic.booking.StaffPage;
import clinic.booking.change.SeenVersion;
import clinic.booking.setup.RoomRegister.Kept;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** Takes a room or a piece of equipment out of use. For admins. */
@Controller
@StaffPage
class RetireRoomPages {

    private static final String PATH = RoomPages.PATH + "/{id}";
    private static final String SAVED = RoomPages.PATH + "?saved";

    private final RoomRegister rooms;
    private final SetUpRoom settingUp;
    private final Retirement retirement;
    private final Clock clock;

    RetireRoomPages(RoomRegister rooms, SetUpRoom settingUp, Retirement retirement, Clock clock) {
        this.rooms = rooms;
        this.settingUp = settingUp;
        this.retirement = retirement;
        this.clock = clock;
    }

    @GetMapping(PATH + "/retirement")
    ModelAndView show(@PathVariable UUID id, Locale locale) {
        Kept kept = rooms.of(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        return retirement
                .page(
                        "room",
                        RoomPages.PATH + "/" + id,
                        kept.details().name(),
                        kept.version(),
                        settingUp.touches(id, clock.instant()),
                        locale)
                .addObject("onlyOneFor", rooms.onlyOneFor(id));
    }

    @PostMapping(PATH + "/retirement")
    ModelAndView retire(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable Integer version,
            @RequestParam(required = false) @Nullable String agreed,
            HttpServletRequest request,
            Locale locale) {
        return retirement.done(
                () -> settingUp.retire(
                        id, SeenVersion.ofForm(version), agreed, SetUpCalls.who(request), clock.instant()),
                SAVED,
                () -> show(id, locale));
    }
}
