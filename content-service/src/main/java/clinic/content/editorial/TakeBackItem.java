package clinic.content.editorial;

import clinic.content.editorial.Refused.Because;
import clinic.content.editorial.Step.What;
import clinic.content.publication.PublishedItems;
import clinic.content.publication.TakeDownItem;
import clinic.content.publication.TakenDown;
import java.time.Clock;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes what is published from every page and message: at once where it may do harm, whatever uses it; in good order only
 * where no plan needs it by which patients are followed up.
 */
@Component
@Transactional
class TakeBackItem {

    private static final Logger log = LoggerFactory.getLogger(TakeBackItem.class);

    private final PublishedItems items;
    private final TakeDownItem takingDown;
    private final Manuscripts manuscripts;
    private final Steps steps;
    private final Clock clock;

    TakeBackItem(PublishedItems items, TakeDownItem takingDown, Manuscripts manuscripts, Steps steps, Clock clock) {
        this.items = items;
        this.takingDown = takingDown;
        this.manuscripts = manuscripts;
        this.steps = steps;
        this.clock = clock;
    }

    /** Anybody who works with texts: whoever sees the harm first. */
    void withdraw(UUID item, String reason, Person by) {
        takeBack(item, TakenDown.WITHDRAWN, What.WITHDRAWN, reason, by);
        // Whoever approved it did not know. What does harm does not stay because somebody writes at the same moment.
        manuscripts
                .lockedUnderWay(item)
                .flatMap(next -> next.toDraft(by, reason, clock.instant()).map(step -> {
                    manuscripts.save(next);
                    return step;
                }))
                .ifPresent(steps::add);
    }

    void retire(UUID item, String reason, Person by) {
        if (!by.writes()) {
            throw new Refused(Because.ONLY_WHO_WRITES);
        }
        takingDown.holdOthersBack();
        if (!new PlanUse(items.all(), items.earlierPlans()).of(item).isEmpty()) {
            throw new Refused(Because.USED_BY_A_PLAN);
        }
        takeBack(item, TakenDown.RETIRED, What.RETIRED, reason, by);
    }

    private void takeBack(UUID item, TakenDown how, What what, String reason, Person by) {
        if (reason.isBlank()) {
            throw new Refused(Because.NO_REASON);
        }
        if (takingDown.takeDown(item, how) == 0) {
            throw new Refused(Because.NOT_IN_THIS_STATE);
        }
        steps.add(new Step(item, null, what, by.id(), by.name(), reason.strip(), clock.instant()));
        log.info("{} {} by {}", item, how, by.id());
    }
}
