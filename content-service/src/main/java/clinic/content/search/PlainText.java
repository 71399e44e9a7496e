package clinic.content.search;

import clinic.content.condition.Condition;
import clinic.content.condition.Part;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a section says, without its form.
 *
 * @param items what the advice, exercises and methods are called and good for, by id
 */
record PlainText(Map<UUID, String> items) {

    String of(Condition condition, Condition.Section section) {
        return section.parts().stream().flatMap(part -> words(condition, part)).collect(Collectors.joining(" "));
    }

    private Stream<String> words(Condition condition, Part part) {
        return switch (part) {
            case Part.Text text -> text.paragraphs().stream();
            case Part.Points points -> points.items().stream().flatMap(point -> Stream.of(point.term(), point.text()));
            case Part.Mechanisms here ->
                condition.mechanisms().stream()
                        .flatMap(told -> Stream.concat(
                                Stream.of(told.name(), told.definition(), told.meaning()), told.signs().stream()));
            case Part.Stages here -> condition.stages().stream().flatMap(told -> Stream.of(told.name(), told.text()));
            case Part.Explanation told ->
                Stream.concat(Stream.of(told.claim(), told.likeness(), told.myth()), told.paragraphs().stream());
            case Part.Questions asked ->
                asked.items().stream().flatMap(item -> Stream.of(item.question(), item.answer()));
            case Part.SelfCare shown -> named(shown.items());
            case Part.Exercises shown -> named(shown.items());
            case Part.Methods shown -> named(shown.items());
            // It stands in every article.
            case Part.CallToBook call -> Stream.empty();
        };
    }

    private Stream<String> named(List<UUID> shown) {
        return shown.stream().map(id -> items.getOrDefault(id, ""));
    }
}
