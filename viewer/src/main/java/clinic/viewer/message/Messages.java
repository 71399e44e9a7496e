package clinic.viewer.message;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** All messages that were ever accepted; they survive a restart. */
@Component
public class Messages implements DisposableBean {
    private final MessageFile file;
    private final List<Message> all;

    public Messages(@Value("${clinic.viewer.data}") Path folder, JsonMapper json) {
        this.file = new MessageFile(folder.resolve("messages.jsonl"), json);
        this.all = new ArrayList<>(file.found());
    }

    /**
     * Keeps a message; when this returns, it is on disk and the sender may be told so. False if one with this id was
     * here already: then nothing is added.
     */
    public synchronized boolean keep(Message message) {
        if (all.stream().anyMatch(known -> known.id().equals(message.id()))) {
            return false;
        }
        file.append(message);
        all.add(message);
        return true;
    }

    /** How many have arrived. */
    public synchronized long count() {
        return all.size();
    }

    /** Those wanted, newest first. */
    public synchronized List<Message> newestFirst(Predicate<Message> wanted) {
        return all.reversed().stream().filter(wanted).toList();
    }

    /** The one with this id. */
    public Optional<Message> find(String id) {
        return newestFirst(message -> message.id().equals(id)).stream().findFirst();
    }

    @Override
    public void destroy() throws IOException {
        file.close();
    }
}
