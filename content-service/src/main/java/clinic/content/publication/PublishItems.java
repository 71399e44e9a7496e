package clinic.content.publication;

import clinic.messaging.Outbox;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.JacksonException;

/**
 * Publishes what was written on the pages: every language of an item as its next version, which never changes, and tells
 * the other services.
 */
@Component
public class PublishItems {

    private static final Approver NOBODY = new Approver("-", "-", "");

    private final Publications publications;
    private final PublishedItems items;
    private final Kinds kinds;
    private final ItemReader reader;
    private final Outbox outbox;

    PublishItems(Publications publications, PublishedItems items, Kinds kinds, ItemReader reader, Outbox outbox) {
        this.publications = publications;
        this.items = items;
        this.kinds = kinds;
        this.reader = reader;
        this.outbox = outbox;
    }

    /** What keeps these from being published together; empty when nothing does. */
    public List<Fault> faults(List<WrittenItem> written) {
        var faults = new ArrayList<Fault>();
        var files = new ArrayList<ContentFile<?>>();
        for (var item : written) {
            for (var locale : item.texts().keySet()) {
                try {
                    var file = reader.read(item, kinds.named(item.kind()), locale, 1, NOBODY);
                    files.add(file);
                    faults.addAll(Gaps.of(file.item()));
                    past(file.item()).ifPresent(faults::add);
                } catch (JacksonException unread) {
                    faults.add(
                            new Fault(item.id(), locale, RefusedContent.field(unread), "unreadable", detail(unread)));
                }
            }
        }
        if (faults.isEmpty()) {
            try {
                new Together(items.inForce()).refuseWhatIsNotWhole(files);
            } catch (RefusedContent refused) {
                var fault = refused.fault();
                faults.add(
                        fault == null
                                ? new Fault(
                                        written.getFirst().id(),
                                        "",
                                        "",
                                        "unreadable",
                                        String.valueOf(refused.getMessage()))
                                : fault);
            }
        }
        return List.copyOf(faults);
    }

    /** Past its last day nothing is shown or sent, so it would be published to nobody. */
    private Optional<Fault> past(Authored item) {
        return item.reviewBy().isBefore(publications.today())
                ? Optional.of(new Fault(
                        item.id(),
                        item.locale(),
                        "reviewBy",
                        "past",
                        item.reviewBy().toString()))
                : Optional.empty();
    }

    /** As it would be published; empty while a field of it is missing or not what it should be. */
    public Optional<Authored> draft(WrittenItem item, String locale) {
        try {
            return Optional.of(reader.read(item, kinds.named(item.kind()), locale, 1, NOBODY)
                    .item());
        } catch (JacksonException unread) {
            return Optional.empty();
        }
    }

    /** Until the transaction ends nobody else publishes or takes back. Whoever locks more than this locks this first. */
    public void holdOthersBack() {
        publications.holdOthersBack();
    }

    private static String detail(JacksonException unread) {
        var cause = unread.getCause();
        return cause instanceof IllegalArgumentException ? String.valueOf(cause.getMessage()) : "";
    }

    /**
     * All or nothing; in the caller's transaction.
     *
     * @throws IllegalStateException when {@link #faults} has something to say
     */
    @Transactional
    public void publish(Map<WrittenItem, Approver> approved) {
        publications.holdOthersBack();
        var faults = faults(List.copyOf(approved.keySet()));
        if (!faults.isEmpty()) {
            throw new IllegalStateException("Content with faults was to be published: " + faults);
        }
        approved.forEach(this::publish);
    }

    private void publish(WrittenItem item, Approver approver) {
        var versions = items.versions(item.id());
        for (var locale : item.texts().keySet()) {
            var file =
                    reader.read(item, kinds.named(item.kind()), locale, versions.getOrDefault(locale, 0) + 1, approver);
            publications.add(file);
            file.announcement().ifPresent(outbox::announce);
        }
        publications.own(item.id());
    }
}
