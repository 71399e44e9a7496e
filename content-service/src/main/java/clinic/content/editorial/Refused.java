package clinic.content.editorial;

import clinic.content.publication.Fault;
import clinic.content.publication.WrittenItem;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What was asked for cannot be done to this item now; nothing was changed. */
class Refused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** In {@code editorial.refused.…} of the messages. */
    enum Because {
        /** It is in another state by now. */
        NOT_IN_THIS_STATE,
        /** Somebody else did something to it since the page was shown. */
        CHANGED_MEANWHILE,
        /** Whoever wrote in it cannot approve it. */
        OWN_WORDS,
        /** Only a clinician who approves may do this. */
        ONLY_A_CLINICIAN,
        /** Only who writes or approves may do this. */
        ONLY_WHO_WRITES,
        /** A next version is on its way already. */
        UNDER_WAY,
        /** It has faults. */
        NOT_WHOLE,
        /** Why it is done must be said. */
        NO_REASON,
        /** Name and title of who stands for it must be said. */
        NO_TITLE,
        /** A published plan uses it. */
        USED_BY_A_PLAN
    }

    private final Because because;
    private final transient @Nullable WrittenItem item;
    private final transient List<Fault> faults;

    Refused(Because because) {
        this(because, null, List.of());
    }

    /** One item of several. */
    Refused(Because because, WrittenItem item) {
        this(because, item, List.of());
    }

    /** @param faults of this item, which came with others */
    Refused(WrittenItem item, List<Fault> faults) {
        this(
                Because.NOT_WHOLE,
                item,
                faults.stream().filter(fault -> fault.item().equals(item.id())).toList());
    }

    private Refused(Because because, @Nullable WrittenItem item, List<Fault> faults) {
        super(because.name());
        this.because = because;
        this.item = item;
        this.faults = faults;
    }

    Because because() {
        return because;
    }

    /** Which of several it is about; empty where there is but one. */
    Optional<WrittenItem> item() {
        return Optional.ofNullable(item);
    }

    /** Where whoever asked does not see them anyhow. */
    List<Fault> faults() {
        return faults;
    }
}
