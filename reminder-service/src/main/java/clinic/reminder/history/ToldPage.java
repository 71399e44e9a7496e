package clinic.reminder.history;

import clinic.contracts.booking.StaffRole;
import clinic.reminder.contact.AddressBook;
import clinic.site.OtherLanguage;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

/**
 * What had been sent and shown of an item when it was withdrawn. Who writes content sees how much and when; who it was
 * is for those who meet patients.
 */
@Controller
class ToldPage {

    private static final String PAGE = "/staff/messages/told/";

    /** More are not rung one by one. */
    private static final int MOST = 200;

    private final WhoWasTold told;
    private final AddressBook addresses;

    ToldPage(WhoWasTold told, AddressBook addresses) {
        this.told = told;
        this.addresses = addresses;
    }

    @GetMapping(PAGE + "{item}")
    ModelAndView show(@PathVariable UUID item, HttpServletRequest request, Locale language) {
        var meetsPatients = Stream.of(StaffRole.RECEPTIONIST, StaffRole.PRACTITIONER, StaffRole.ADMIN)
                .anyMatch(role -> request.isUserInRole(role.name()));
        var writes = Stream.of(StaffRole.EDITOR, StaffRole.CLINICIAN_APPROVER, StaffRole.ADMIN)
                .anyMatch(role -> request.isUserInRole(role.name()));
        var page = new ModelAndView("staff/told")
                .addObject("item", writes ? item : null)
                .addObject("shown", told.shown(item))
                .addObject("asked", told.asked(item))
                .addObject("meetsPatients", meetsPatients)
                .addObject("patients", meetsPatients ? told.toWhom(item, MOST) : List.of())
                .addObject("zone", addresses.zone());
        return OtherLanguage.at(PAGE + item, page, language);
    }
}
