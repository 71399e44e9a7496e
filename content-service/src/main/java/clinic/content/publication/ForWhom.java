package clinic.content.publication;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** What tells an item without a name of its own from others about the same thing. */
public final class ForWhom {

    private ForWhom() {}

    /** What a clinician must have found, by the ids that its writer typed; empty where it is for everybody. */
    public static String of(JsonNode item) {
        return Stream.concat(
                        Stream.of(item.path("mechanism").asString("")),
                        item.path("needs")
                                .valueStream()
                                .flatMap(said -> said.path("choices").valueStream())
                                .map(choice -> choice.asString("")))
                .filter(word -> !word.isBlank())
                .collect(Collectors.joining(", "));
    }
}
