package clinic.booking.staff;

import clinic.booking.StaffPage;
import clinic.booking.appointment.AppointmentView;
import clinic.booking.appointment.VisitList;
import clinic.booking.correspondence.Correspondence;
import clinic.booking.correspondence.RaisedFlag;
import clinic.booking.patient.PatientRegister;
import clinic.booking.patient.PatientView;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Puts red flags that no one has looked at on every page of staff who see visits. */
@ControllerAdvice(annotations = StaffPage.class)
class RedFlagBanner {

    private final Correspondence correspondence;
    private final VisitList visits;
    private final PatientRegister patients;

    RedFlagBanner(Correspondence correspondence, VisitList visits, PatientRegister patients) {
        this.correspondence = correspondence;
        this.visits = visits;
        this.patients = patients;
    }

    /** @param at in the zone of the visit */
    record Banner(RaisedFlag flag, @Nullable String patient, ZonedDateTime at) {}

    @ModelAttribute("redFlags")
    List<Banner> redFlags() {
        return correspondence.openRedFlags().stream()
                .map(flag -> new Banner(
                        flag,
                        patients.patient(flag.patientId())
                                .map(PatientView::name)
                                .orElse(null),
                        flag.at().atZone(zone(flag))))
                .toList();
    }

    private ZoneId zone(RaisedFlag flag) {
        return visits.visit(flag.appointmentId())
                .map(AppointmentView::location)
                .map(location -> location.zone())
                .orElse(ZoneOffset.UTC);
    }
}
