package clinic.booking.online;

import clinic.booking.InvalidInput;
import clinic.booking.availability.ClinicianCalendar;
import clinic.booking.availability.Hold;
import clinic.booking.availability.SlotTaken;
import clinic.booking.availability.TooManyHolds;
import clinic.booking.availability.Visitor;
import clinic.booking.times.Slot;
import clinic.site.SeeOther;
import jakarta.servlet.http.HttpServletRequest;
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
    ModelAndView hold(
            @ModelAttribute("asked") Choices asked,
            @ModelAttribute("typed") Details typed,
            HttpServletRequest request,
            Locale locale) {
        Slot slot = asked.slot();
        if (asked.treatment() == null || !asked.safe() || slot == null) {
            return pages.time(asked, typed, locale);
        }
        try {
            Visitor visitor = new Visitor(request.getRemoteAddr(), asked.hold());
            Hold hold = calendar.hold(slot.wish(asked.treatment()), slot.start(), visitor);
            letGo(asked.hold(), hold.id());
            return onwards(asked.taking(slot, hold.id()), typed, locale);
        } catch (TooManyHolds full) {
            // The time may still be booked by whoever is quick; only keeping it has to be refused.
            return onwards(asked.taking(slot, null), typed, locale);
        } catch (SlotTaken lost) {
            return pages.lost(asked, slot, lost.alternatives(), typed, locale);
        } catch (InvalidInput tooSoonOrTooFar) {
            return pages.gone(asked, slot, typed, locale);
        }
    }

    private ModelAndView onwards(Choices taking, Details typed, Locale locale) {
        return typed.typed() ? pages.details(taking, typed, locale) : SeeOther.at(taking.at("/book/details"));
    }

    /** What was held before, for another treatment, is free for others at once. */
    private void letGo(@Nullable UUID earlier, UUID now) {
        if (earlier != null && !earlier.equals(now)) {
            calendar.release(earlier);
        }
    }
}
