package clinic.booking.staff;

import clinic.booking.StaffPage;
import clinic.booking.appointment.AppointmentView;
import clinic.booking.appointment.VisitList;
import clinic.booking.catalogue.Catalogue;
import clinic.booking.catalogue.Location;
import clinic.booking.patient.PatientRegister;
import clinic.booking.patient.PatientView;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The day as a list: who comes when, to whom. Made to be printed too. */
@Controller
@StaffPage
class DayPage {

    private final VisitList visits;
    private final PatientRegister patients;
    private final Catalogue catalogue;
    private final Clock clock;

    DayPage(VisitList visits, PatientRegister patients, Catalogue catalogue, Clock clock) {
        this.visits = visits;
        this.patients = patients;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    record Line(AppointmentView visit, @Nullable PatientView patient) {}

    @GetMapping("/staff")
    String show(
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate date,
            @RequestParam(required = false) @Nullable UUID location,
            Model model) {
        List<Location> locations = catalogue.locations();
        LocalDate today = clock.instant().atZone(catalogue.zone()).toLocalDate();
        LocalDate day = date == null ? today : date;
        model.addAttribute("day", day);
        model.addAttribute("today", today);
        model.addAttribute("locations", locations);
        model.addAttribute("location", location);
        model.addAttribute(
                "lines",
                visits.on(day).stream()
                        .filter(visit ->
                                location == null || visit.location().id().equals(location))
                        .map(visit -> new Line(
                                visit, patients.patient(visit.patientId()).orElse(null)))
                        .toList());
        return "staff/day";
    }
}
