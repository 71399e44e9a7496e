package clinic.content.editorial;

import static clinic.contracts.booking.StaffRole.ADMIN;
import static clinic.contracts.booking.StaffRole.CLINICIAN_APPROVER;
import static clinic.contracts.booking.StaffRole.EDITOR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import clinic.content.editorial.Manuscript.State;
import clinic.content.editorial.Refused.Because;
import clinic.content.editorial.Step.What;
import clinic.content.publication.WrittenItem;
import clinic.contracts.booking.StaffRole;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;

class ManuscriptTest {

    private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");

    private final Person editor = person(EDITOR);
    private final Person clinician = person(CLINICIAN_APPROVER);
    private final Person writingClinician = person(CLINICIAN_APPROVER, EDITOR);
    private final Person admin = person(ADMIN);

    @Test
    void wholeLifeIsToldStepByStep() {
        var manuscript = draft(editor);
        assertThat(manuscript.handIn(editor, NOW).what()).isEqualTo(What.HANDED_IN);
        var approved = manuscript.approve(clinician, " Elin Forsgren ", "leg. naprapat", NOW);
        assertThat(approved)
                .isEqualTo(new Step(
                        manuscript.written().id(),
                        manuscript.id(),
                        What.APPROVED,
                        clinician.id(),
                        clinician.name(),
                        "Elin Forsgren, leg. naprapat",
                        NOW));
        assertThat(manuscript.approver().mark()).as("no sample any more").isEmpty();
        manuscript.publish(editor, NOW);
        assertThat(manuscript.state()).isEqualTo(State.PUBLISHED);
    }

    @Test
    void whoeverWroteAWordApprovesNothing() {
        var begun = draft(writingClinician);
        begun.handIn(writingClinician, NOW);
        assertRefused(Because.OWN_WORDS, () -> begun.approve(writingClinician, "Elin", "leg. naprapat", NOW));

        var alsoWritten = draft(editor);
        alsoWritten.write(words(), writingClinician, NOW);
        alsoWritten.handIn(editor, NOW);
        assertRefused(Because.OWN_WORDS, () -> alsoWritten.approve(writingClinician, "Elin", "leg. naprapat", NOW));
        alsoWritten.approve(clinician, "Elin", "leg. naprapat", NOW);
    }

    @Test
    void onlyACliniciansApprovalCounts() {
        var manuscript = draft(editor);
        manuscript.handIn(editor, NOW);
        assertRefused(Because.ONLY_A_CLINICIAN, () -> manuscript.approve(person(EDITOR), "Elin", "redaktör", NOW));
        assertRefused(Because.ONLY_A_CLINICIAN, () -> manuscript.approve(admin, "Elin", "chef", NOW));
        assertRefused(Because.NO_TITLE, () -> manuscript.approve(clinician, "Elin", " ", NOW));
        assertThat(manuscript.state()).isEqualTo(State.IN_REVIEW);
    }

    @Test
    void whoWritesNothingMovesNothing() {
        var manuscript = draft(editor);
        assertRefused(Because.ONLY_WHO_WRITES, () -> manuscript.write(words(), admin, NOW));
        assertRefused(Because.ONLY_WHO_WRITES, () -> manuscript.handIn(admin, NOW));
        assertRefused(Because.ONLY_WHO_WRITES, () -> manuscript.drop(admin, "Behövs inte", NOW));
        manuscript.handIn(editor, NOW);
        assertRefused(Because.ONLY_WHO_WRITES, () -> manuscript.sendBack(admin, "Kortare", NOW));
        manuscript.approve(clinician, "Elin", "leg. naprapat", NOW);
        assertRefused(Because.ONLY_WHO_WRITES, () -> manuscript.publish(admin, NOW));
        assertThat(manuscript.state()).isEqualTo(State.APPROVED);
    }

    @Test
    void whateverIsDoneIsAStep() {
        var manuscript = draft(editor);
        assertThat(manuscript.write(words(), editor, NOW).what()).isEqualTo(What.WRITTEN);
        assertThat(manuscript.comment(clinician, "Bra", NOW).what()).isEqualTo(What.COMMENTED);
        manuscript.handIn(editor, NOW);
        manuscript.approve(clinician, "Elin", "leg. naprapat", NOW);
        assertThat(manuscript.sendBack(editor, "Kortare", NOW).what()).isEqualTo(What.SENT_BACK);
        assertThat(manuscript.drop(editor, "Behövs inte", NOW).what()).isEqualTo(What.DROPPED);
    }

    @Test
    void nothingIsSkipped() {
        var manuscript = draft(editor);
        assertRefused(Because.NOT_IN_THIS_STATE, () -> manuscript.approve(clinician, "Elin", "leg. naprapat", NOW));
        assertRefused(Because.NOT_IN_THIS_STATE, () -> manuscript.publish(editor, NOW));
        manuscript.handIn(editor, NOW);
        assertRefused(Because.NOT_IN_THIS_STATE, () -> manuscript.publish(editor, NOW));
        assertRefused(Because.NOT_IN_THIS_STATE, () -> manuscript.write(words(), editor, NOW));
        manuscript.approve(clinician, "Elin", "leg. naprapat", NOW);
        assertRefused(Because.NOT_IN_THIS_STATE, () -> manuscript.write(words(), editor, NOW));
    }

    @Test
    void whatIsSentBackHasLostItsApproval() {
        var manuscript = draft(editor);
        manuscript.handIn(editor, NOW);
        manuscript.approve(clinician, "Elin", "leg. naprapat", NOW);
        assertRefused(Because.NO_REASON, () -> manuscript.sendBack(clinician, " ", NOW));
        assertThat(manuscript.sendBack(clinician, "Dosen är för hög.", NOW).reason())
                .isEqualTo("Dosen är för hög.");
        assertThat(manuscript.approval()).isNull();
        assertRefused(Because.NOT_IN_THIS_STATE, manuscript::approver);
        manuscript.write(words(), editor, NOW);
    }

    @Test
    void adminReadsAndCommentsButWritesNothing() {
        assertRefused(Because.ONLY_WHO_WRITES, () -> draft(admin));
        var manuscript = draft(editor);
        manuscript.comment(admin, "Ser bra ut.", NOW);
        assertRefused(Because.ONLY_WHO_WRITES, () -> manuscript.handIn(admin, NOW));
        manuscript.drop(editor, "Behövs inte.", NOW);
        assertRefused(Because.NOT_IN_THIS_STATE, () -> manuscript.comment(admin, "Synd.", NOW));
    }

    private static void assertRefused(Because because, ThrowingCallable deed) {
        assertThatThrownBy(deed)
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.because()).isEqualTo(because));
    }

    private static Manuscript draft(Person by) {
        return Manuscript.begin(UUID.randomUUID(), words(), by);
    }

    private static WrittenItem words() {
        return new WrittenItem(UUID.randomUUID(), "advice", Map.of("sv", JsonNodeFactory.instance.objectNode()));
    }

    private static Person person(StaffRole... roles) {
        return new Person(UUID.randomUUID(), "somebody", Set.of(roles));
    }
}
