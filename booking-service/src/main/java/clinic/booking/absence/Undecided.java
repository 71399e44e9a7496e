package clinic.booking.absence;

import clinic.booking.appointment.AppointmentView;
import clinic.booking.availability.FreeTime;
import clinic.booking.patient.PatientView;
import org.jspecify.annotations.Nullable;

/**
 * A visit about which nothing has been decided.
 *
 * @param patient null for whoever was erased
 * @param fitting where it could be; empty when it can be moved no more, since its patient is here or it has begun
 */
record Undecided(AppointmentView visit, @Nullable PatientView patient, FittingTimes.Fitting fitting) {

    /**
     * What is chosen unless somebody chooses otherwise.
     *
     * @param forAll what was wished for all visits; whatever cannot have it is rung about
     * @param before what was chosen for this one when it was refused; null when nothing was
     */
    public String proposed(Decision.Kind forAll, @Nullable String before) {
        if (before != null && offers(before)) {
            return before;
        }
        if (!fitting.changeable()) {
            return Decision.Kind.PHONE.name();
        }
        return forAll == Decision.Kind.MOVE
                ? fitting.proposals().best().map(Choice::code).orElse(Decision.Kind.PHONE.name())
                : forAll.name();
    }

    private boolean offers(String code) {
        return Choice.of(code)
                .filter(choice -> fitting.changeable()
                        ? choice.kind() != Decision.Kind.MOVE
                                || fitting.proposals().times().stream()
                                        .map(Choice::code)
                                        .anyMatch(code::equals)
                        : choice.kind() == Decision.Kind.PHONE)
                .isPresent();
    }

    public String code(FreeTime time) {
        return Choice.code(time);
    }

    public boolean unreached() {
        return Ring.isUnreached(patient);
    }
}
