package clinic.content.publication;

import clinic.messaging.Outbox;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Publishes files as versions that never change and tells the other services, all or nothing. What is published
 * already is left alone, so it may run at every start. So is every item of which the clinic has published or taken back a
 * version itself: no release writes over a clinician's words, or brings back what was withdrawn.
 */
@Component
class PublishContent {

    private static final Logger log = LoggerFactory.getLogger(PublishContent.class);

    private final Publications publications;
    private final Outbox outbox;

    PublishContent(Publications publications, Outbox outbox) {
        this.publications = publications;
        this.outbox = outbox;
    }

    @Transactional
    void publish(List<ContentFile<?>> files) {
        publications.holdOthersBack();
        files.forEach(this::publish);
    }

    private void publish(ContentFile<?> file) {
        var item = file.item();
        var published = publications.version(item);
        if (publications.isOwn(item.id())) {
            if (published.isEmpty()) {
                log.info(
                        "Left {} {} as the clinic has it; import the file to look at it",
                        file.kind().name(),
                        item.id());
            }
        } else if (published.isEmpty()) {
            publications.add(file);
            file.announcement().ifPresent(outbox::announce);
            log.info("Published {} {} {} version {}", file.kind().name(), item.id(), item.locale(), item.version());
        } else if (!published.get().equals(item)) {
            throw new RefusedContent(
                    file.name(),
                    "version %d is published and says something else. A published version never changes: raise the version"
                            .formatted(item.version()));
        }
    }
}
