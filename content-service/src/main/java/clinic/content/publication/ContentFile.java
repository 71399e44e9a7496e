package clinic.content.publication;

import clinic.contracts.Event;
import clinic.contracts.content.Publication;
import java.util.Optional;

/** One item as a clinician wrote it, and the file it stands in. */
record ContentFile<T extends Authored>(String name, Kind<T> kind, T item) {

    Optional<Event> announcement() {
        return kind.announcement(
                item,
                new Publication(
                        item.id(),
                        item.locale(),
                        item.version(),
                        item.approver().words(),
                        item.reviewBy()));
    }
}
