package clinic.content.editorial;

import clinic.content.editorial.Refused.Because;
import clinic.content.editorial.Step.What;
import clinic.content.publication.Approver;
import clinic.content.publication.WrittenItem;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The next version of an item, in all its languages, on its way to being published. It decides who may do what and when;
 * each decision is told as a step.
 */
final class Manuscript {

    enum State {
        DRAFT,
        IN_REVIEW,
        APPROVED,
        PUBLISHED,
        DROPPED;

        boolean isUnderWay() {
            return this == DRAFT || this == IN_REVIEW || this == APPROVED;
        }
    }

    /** Who stands for it, by the name and title that patients read. */
    record Approval(UUID by, String name, String title) {}

    private final UUID id;
    private final Set<UUID> authors;
    private final int revision;
    private WrittenItem written;
    private State state;
    private @Nullable Approval approval;

    Manuscript(
            UUID id, WrittenItem written, State state, Set<UUID> authors, @Nullable Approval approval, int revision) {
        this.id = id;
        this.written = written;
        this.state = state;
        this.authors = new HashSet<>(authors);
        this.approval = approval;
        this.revision = revision;
    }

    /** Begins with what is published, or with what was read from files. */
    static Manuscript begin(UUID id, WrittenItem words, Person by) {
        requireWriter(by);
        return new Manuscript(id, words, State.DRAFT, Set.of(by.id()), null, 0);
    }

    Step begun(What how, Person by, Instant now) {
        return step(how, by, "", now);
    }

    /** Whoever has written a word of it can no longer approve it. */
    Step write(WrittenItem words, Person by, Instant now) {
        requireWriter(by);
        require(State.DRAFT);
        written = words;
        authors.add(by.id());
        return step(What.WRITTEN, by, "", now);
    }

    Step handIn(Person by, Instant now) {
        requireWriter(by);
        require(State.DRAFT);
        state = State.IN_REVIEW;
        return step(What.HANDED_IN, by, "", now);
    }

    Step comment(Person by, String words, Instant now) {
        if (!state.isUnderWay()) {
            throw new Refused(Because.NOT_IN_THIS_STATE);
        }
        return step(What.COMMENTED, by, said(words), now);
    }

    /** Back to whoever writes, with what is to be changed; an approval is gone with it. */
    Step sendBack(Person by, String why, Instant now) {
        requireWriter(by);
        if (state != State.IN_REVIEW && state != State.APPROVED) {
            throw new Refused(Because.NOT_IN_THIS_STATE);
        }
        var step = step(What.SENT_BACK, by, said(why), now);
        state = State.DRAFT;
        approval = null;
        return step;
    }

    /** What is published of the item was withdrawn: what was judged before that is judged anew. Empty for a draft. */
    Optional<Step> toDraft(Person by, String why, Instant now) {
        if (state == State.DRAFT) {
            return Optional.empty();
        }
        state = State.DRAFT;
        approval = null;
        return Optional.of(step(What.SENT_BACK, by, said(why), now));
    }

    /** Another clinician than whoever wrote it stands for it from now on. */
    Step approve(Person by, String name, String title, Instant now) {
        if (!by.isClinician()) {
            throw new Refused(Because.ONLY_A_CLINICIAN);
        }
        if (authors.contains(by.id())) {
            throw new Refused(Because.OWN_WORDS);
        }
        require(State.IN_REVIEW);
        if (name.isBlank() || title.isBlank()) {
            throw new Refused(Because.NO_TITLE);
        }
        state = State.APPROVED;
        approval = new Approval(by.id(), name.strip(), title.strip());
        return step(What.APPROVED, by, approval.name() + ", " + approval.title(), now);
    }

    Step publish(Person by, Instant now) {
        requireWriter(by);
        require(State.APPROVED);
        state = State.PUBLISHED;
        return step(What.PUBLISHED, by, "", now);
    }

    Step drop(Person by, String why, Instant now) {
        requireWriter(by);
        if (!state.isUnderWay()) {
            throw new Refused(Because.NOT_IN_THIS_STATE);
        }
        var step = step(What.DROPPED, by, said(why), now);
        state = State.DROPPED;
        approval = null;
        return step;
    }

    private Step step(What what, Person by, String reason, Instant now) {
        return new Step(written.id(), id, what, by.id(), by.name(), reason, now);
    }

    private void require(State expected) {
        if (state != expected) {
            throw new Refused(Because.NOT_IN_THIS_STATE);
        }
    }

    private static void requireWriter(Person by) {
        if (!by.writes()) {
            throw new Refused(Because.ONLY_WHO_WRITES);
        }
    }

    private static String said(String words) {
        if (words.isBlank()) {
            throw new Refused(Because.NO_REASON);
        }
        return words.strip();
    }

    UUID id() {
        return id;
    }

    WrittenItem written() {
        return written;
    }

    State state() {
        return state;
    }

    Set<UUID> authors() {
        return Set.copyOf(authors);
    }

    @Nullable
    Approval approval() {
        return approval;
    }

    int revision() {
        return revision;
    }

    boolean isBy(Person person) {
        return authors.contains(person.id());
    }

    Approver approver() {
        if (approval == null) {
            throw new Refused(Because.NOT_IN_THIS_STATE);
        }
        return new Approver(approval.name(), approval.title(), "");
    }
}
