package clinic.booking.online;

import clinic.booking.InvalidInput;
import clinic.booking.availability.ClinicianCalendar;
import clinic.booking.availability.Hold;
import clinic.booking.availability.SlotTaken;
import clinic.booking.times.Slot;
import clinic.site.SeeOther;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** Step 3: which time? Choosing one keeps it while the form is filled in. */
@Controller
class TimePage {

    private final OpenPages pages;
    private final ClinicianCalendar calendar;

    TimePage(OpenPages pages, ClinicianCalendar calendar) {
        this.pages = pages;
        this.calendar = calendar;
    }

    @GetMapping({"/book/time", "/book/hold"})
    ModelAndView show(@ModelAttribute("asked") Choices asked, Locale locale) {
        return pages.time(asked, Details.NONE, locale);
    }

    /** The same page for someone who has typed their details: those must not travel in an address. */
    @PostMapping("/book/time")
    ModelAndView showKeeping(
            @ModelAttribute("asked") Choices asked, @ModelAttribute("typed") Details typed, Locale locale) {
        return pages.time(asked, typed, locale);
    }

    @PostMapping("/book/hold")
    ModelAndView hold(@ModelAttribute("asked") Choices asked, @ModelAttribute("typed") Details typed, Locale locale) {
        Slot slot = asked.slot();
        if (asked.treatment() == null || !asked.safe() || slot == null) {
            return pages.time(asked, typed, locale);
        }
        try {
            Hold hold = calendar.hold(slot.wish(asked.treatment()), slot.start());
            letGo(asked.hold());
            Choices taking = asked.taking(slot, hold.id());
            return typed.typed() ? pages.details(taking, typed, locale) : SeeOther.at(taking.at("/book/details"));
        } catch (SlotTaken lost) {
            return pages.lost(asked, slot, lost.alternatives(), typed, locale);
        } catch (InvalidInput tooSoonOrTooFar) {
            return pages.gone(asked, slot, typed, locale);
        }
    }

    /** What was held before is free for others at once. */
    private void letGo(@Nullable UUID earlier) {
        if (earlier != null) {
            calendar.release(earlier);
        }
    }
}
