package clinic.booking.setup;

import clinic.booking.audit.Audit;
import clinic.booking.audit.Deed;
import clinic.booking.audit.Who;
import clinic.booking.change.ChangedMeanwhile;
import clinic.booking.intake.IntakeQuestions;
import clinic.booking.intake.PersonnummerAsked;
import clinic.booking.intake.Question;
import clinic.booking.setup.Treatments.Kept;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Says what a treatment asks before the visit. What was answered already stays as it was asked and answered. */
@Component
class AskBeforeVisit {

    private final Treatments treatments;
    private final IntakeQuestions intake;
    private final Audit audit;

    AskBeforeVisit(Treatments treatments, IntakeQuestions intake, Audit audit) {
        this.treatments = treatments;
        this.intake = intake;
        this.audit = audit;
    }

    /**
     * Asked already in these words, nothing happens.
     *
     * @param personnummer whether it is asked for besides
     * @param questions in the order in which they are asked
     * @throws NoSuchTreatment when there is none with this id
     * @throws ChangedMeanwhile when there is another version of the treatment by now
     */
    @Transactional
    public Kept ask(
            UUID treatment, List<Question> questions, PersonnummerAsked personnummer, @Nullable Integer seen, Who who) {
        Kept before = treatments.locked(treatment).orElseThrow(NoSuchTreatment::new);
        ChangedMeanwhile.check(seen, before.version());
        if (!questions.equals(intake.of(treatment)) || personnummer != intake.personnummer(treatment)) {
            intake.keep(treatment, questions);
            intake.keep(treatment, personnummer);
            audit.setUp(who, Deed.INTAKE_QUESTIONS_SET, treatment, treatments.nextVersion(treatment));
        }
        return treatments.of(treatment).orElseThrow();
    }
}
