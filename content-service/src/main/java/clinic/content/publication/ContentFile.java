package clinic.content.publication;

import clinic.contracts.Event;
import clinic.contracts.content.Publication;
import java.time.Instant;
import java.util.Optional;

/** One item as a clinician wrote it, and the file it stands in. */
record ContentFile<T extends Authored>(String name, Kind<T> kind, T item) {

    Optional<Event> announcement() {
        return kind.announcement(item, publication());
    }

    /** The same once more, with the moment from which it may be neither sent nor shown. */
    Optional<Event> withdrawal(Instant at) {
        return kind.announcement(item, publication().withdrawn(at));
    }

    private Publication publication() {
        return new Publication(
                item.id(), item.locale(), item.version(), item.approver().words(), item.reviewBy());
    }
}
