package clinic.content.editorial;

import clinic.content.editorial.Refused.Because;
import clinic.content.editorial.Step.What;
import clinic.content.publication.Fault;
import clinic.content.publication.PublishItems;
import clinic.content.publication.WrittenItem;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.node.ObjectNode;

/**
 * Brings a manuscript a step further. The step and what it did are kept together or not at all; what may not be done is
 * answered by {@link Refused}.
 */
@Component
@Transactional
class WorkOnManuscript {

    private final Manuscripts manuscripts;
    private final Steps steps;
    private final PublishItems publishing;
    private final OnItsWay onItsWay;
    private final Clock clock;

    WorkOnManuscript(Manuscripts manuscripts, Steps steps, PublishItems publishing, OnItsWay onItsWay, Clock clock) {
        this.manuscripts = manuscripts;
        this.steps = steps;
        this.publishing = publishing;
        this.onItsWay = onItsWay;
        this.clock = clock;
    }

    /** What somebody decided about a manuscript. */
    @FunctionalInterface
    private interface Decision {
        Step on(Manuscript manuscript, Instant now);
    }

    UUID begin(WrittenItem words, What how, Person by) {
        var manuscript = Manuscript.begin(UUID.randomUUID(), words, by);
        manuscripts.add(manuscript);
        steps.add(manuscript.begun(how, by, clock.instant()));
        return manuscript.id();
    }

    /**
     * Two may write at once, each in a language of their own.
     *
     * @param began the {@link WrittenItem#mark} of the text that the writer began with
     */
    void write(UUID id, String locale, UUID began, ObjectNode text, Person by) {
        var manuscript = manuscript(id);
        if (!manuscript.written().mark(locale).equals(began)) {
            throw new Refused(Because.CHANGED_MEANWHILE);
        }
        keep(manuscript, manuscript.write(manuscript.written().with(locale, text), by, clock.instant()));
    }

    /** What has faults is not handed in: a reviewer's time is for the words. */
    void handIn(UUID id, int seen, Person by) {
        decide(id, seen, (manuscript, now) -> {
            var step = manuscript.handIn(by, now);
            if (!ownFaults(manuscript).isEmpty()) {
                throw new Refused(Because.NOT_WHOLE);
            }
            return step;
        });
    }

    /** What came together is looked at together: one of them may ask for what another brings. All of them or none. */
    void handInTogether(List<UUID> ids, Person by) {
        var together = ids.stream().map(this::manuscript).toList();
        var words = together.stream().map(Manuscript::written).toList();
        var faults = publishing.faults(words);
        if (!faults.isEmpty()) {
            var first = words.stream()
                    .filter(item -> item.id().equals(faults.getFirst().item()))
                    .findFirst()
                    .orElseThrow();
            throw new Refused(first, faults);
        }
        together.forEach(manuscript -> keep(manuscript, manuscript.handIn(by, clock.instant())));
    }

    /** Its faults, but for those that something else mends which is on its way itself. */
    @Transactional(readOnly = true)
    List<Fault> ownFaults(Manuscript manuscript) {
        return publishing.faults(List.of(manuscript.written())).stream()
                .filter(fault -> onItsWay.toMend(fault).isEmpty())
                .toList();
    }

    void comment(UUID id, String words, Person by) {
        steps.add(manuscript(id).comment(by, words, clock.instant()));
    }

    void sendBack(UUID id, int seen, String why, Person by) {
        decide(id, seen, (manuscript, now) -> manuscript.sendBack(by, why, now));
    }

    void approve(UUID id, int seen, String name, String title, Person by) {
        decide(id, seen, (manuscript, now) -> manuscript.approve(by, name, title, now));
    }

    void drop(UUID id, int seen, String why, Person by) {
        decide(id, seen, (manuscript, now) -> manuscript.drop(by, why, now));
    }

    private void decide(UUID id, int seen, Decision decision) {
        var manuscript = manuscript(id);
        if (manuscript.revision() != seen) {
            throw new Refused(Because.CHANGED_MEANWHILE);
        }
        keep(manuscript, decision.on(manuscript, clock.instant()));
    }

    private void keep(Manuscript manuscript, Step step) {
        manuscripts.save(manuscript);
        steps.add(step);
    }

    private Manuscript manuscript(UUID id) {
        return manuscripts.manuscript(id).orElseThrow(() -> new NoSuchElementException("no manuscript " + id));
    }
}
