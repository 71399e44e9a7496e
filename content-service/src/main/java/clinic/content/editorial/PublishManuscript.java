package clinic.content.editorial;

import clinic.content.editorial.Manuscript.State;
import clinic.content.editorial.Refused.Because;
import clinic.content.publication.Approver;
import clinic.content.publication.Fault;
import clinic.content.publication.PublishItems;
import clinic.content.publication.WrittenItem;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Publishes an approved manuscript, and with it what it refers to that is approved and not published yet, or what its plan
 * would miss: an article goes out whole.
 */
@Component
class PublishManuscript {

    private final Manuscripts manuscripts;
    private final Steps steps;
    private final PublishItems publishing;
    private final OnItsWay onItsWay;
    private final Clock clock;

    PublishManuscript(Manuscripts manuscripts, Steps steps, PublishItems publishing, OnItsWay onItsWay, Clock clock) {
        this.manuscripts = manuscripts;
        this.steps = steps;
        this.publishing = publishing;
        this.onItsWay = onItsWay;
        this.clock = clock;
    }

    /** What is published together, and what keeps it from being published. */
    record Together(List<Manuscript> manuscripts, List<Fault> faults) {}

    @Transactional(readOnly = true)
    public Together together(Manuscript first) {
        var together = new ArrayList<>(List.of(first));
        while (true) {
            var faults =
                    publishing.faults(together.stream().map(Manuscript::written).toList());
            var missing = faults.stream()
                    .flatMap(fault -> onItsWay.toMend(fault).stream())
                    .filter(one -> one.state() == State.APPROVED)
                    .filter(one ->
                            together.stream().noneMatch(known -> known.id().equals(one.id())))
                    .toList();
            if (missing.isEmpty()) {
                return new Together(together, faults);
            }
            together.addAll(missing);
        }
    }

    @Transactional
    public void publish(UUID id, int seen, Person by) {
        // First, as whoever withdraws does: nobody waits for a manuscript while others wait for this.
        publishing.holdOthersBack();
        var manuscript =
                manuscripts.manuscript(id).orElseThrow(() -> new NoSuchElementException("no manuscript " + id));
        if (manuscript.revision() != seen) {
            throw new Refused(Because.CHANGED_MEANWHILE);
        }
        var together = together(manuscript);
        if (!together.faults().isEmpty()) {
            throw new Refused(Because.NOT_WHOLE);
        }
        Map<WrittenItem, Approver> approved = new LinkedHashMap<>();
        for (var one : together.manuscripts()) {
            approved.put(one.written(), one.approver());
            var step = one.publish(by, clock.instant());
            manuscripts.save(one);
            steps.add(step);
        }
        publishing.publish(approved);
    }
}
