package clinic.content.publication;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;

/**
 * Publishes what is new in the folder of content, before the service says that it is ready. What is published and in no
 * file stays as it is: only people take something back.
 */
@Component
class PublishAtStart implements ApplicationRunner {

    private final ContentFiles files;
    private final PublishContent publishContent;

    PublishAtStart(ContentFiles files, PublishContent publishContent) {
        this.files = files;
        this.publishContent = publishContent;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        publishContent.publish(files.all());
    }
}
