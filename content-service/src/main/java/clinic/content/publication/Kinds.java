package clinic.content.publication;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** All kinds of content that there are. */
@Component
class Kinds {

    private final List<Kind<?>> all;

    Kinds(List<Kind<?>> all) {
        this.all = all.stream()
                .sorted(Comparator.comparing((Kind<?> kind) -> kind.name().length())
                        .reversed())
                .toList();
    }

    /** The kind that a file of this name holds, in whichever folder it stands; the longest name wins. */
    Optional<Kind<?>> of(String file) {
        var name = file.substring(file.lastIndexOf('/') + 1);
        var stem = name.substring(0, Math.max(0, name.indexOf('.')));
        return all.stream()
                .filter(kind -> stem.equals(kind.name()) || stem.startsWith(kind.name() + "-"))
                .findFirst();
    }

    /** @throws IllegalArgumentException when there is no such kind */
    Kind<?> named(String name) {
        return all.stream()
                .filter(kind -> kind.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no kind of content is called " + name));
    }

    /** The names of those by which patients are followed up. */
    List<String> plans() {
        return all.stream().filter(Kind::isPlan).map(Kind::name).toList();
    }

    String name(Class<?> type) {
        return all.stream()
                .filter(kind -> kind.type().equals(type))
                .map(Kind::name)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(type + " is no kind of content"));
    }
}
