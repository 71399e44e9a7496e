package clinic.reminder.history;

import clinic.contracts.booking.StaffRole;
import clinic.reminder.contact.AddressBook;
import clinic.reminder.contact.WhoLooked;
import clinic.reminder.history.WhoWasTold.ToWhom;
import clinic.site.OtherLanguage;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
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
    private final WhoLooked audit;

    ToldPage(WhoWasTold told, AddressBook addresses, WhoLooked audit) {
        this.told = told;
        this.addresses = addresses;
        this.audit = audit;
    }

    @GetMapping(PAGE + "{item}")
    ModelAndView show(
            @PathVariable UUID item, JwtAuthenticationToken reader, HttpServletRequest request, Locale language) {
        var seesProtected = isOne(request, StaffRole.RECEPTIONIST, StaffRole.ADMIN);
        var meetsPatients = seesProtected || isOne(request, StaffRole.PRACTITIONER);
        var writes = isOne(request, StaffRole.EDITOR, StaffRole.CLINICIAN_APPROVER, StaffRole.ADMIN);
        var patients = meetsPatients ? told.toWhom(item, seesProtected, MOST) : List.<ToWhom>of();
        audit.looked(
                patients.stream().map(ToWhom::patient).toList(),
                UUID.fromString(reader.getToken().getSubject()));
        var page = new ModelAndView("staff/told")
                .addObject("item", writes ? item : null)
                .addObject("shown", told.shown(item))
                .addObject("asked", told.asked(item))
                .addObject("meetsPatients", meetsPatients)
                .addObject("patients", patients)
                .addObject("zone", addresses.zone());
        return OtherLanguage.at(PAGE + item, page, language);
    }

    private static boolean isOne(HttpServletRequest request, StaffRole... roles) {
        return Stream.of(roles).anyMatch(role -> request.isUserInRole(role.name()));
    }
}
