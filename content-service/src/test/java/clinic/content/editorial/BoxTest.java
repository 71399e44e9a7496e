package clinic.content.editorial;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.content.editorial.Box.Option;
import clinic.content.publication.Shape;
import clinic.content.publication.Shape.Field;
import clinic.content.publication.Shape.Group;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;

class BoxTest {

    /** A browser's own field for times may show AM and PM. */
    @Test
    void timeIsChosenFromQuartersAndOneBetweenThemStays() {
        assertThat(box("18:00").type()).isEqualTo("one");
        assertThat(box("18:00").options()).hasSize(96).contains(new Option("18:00", "18:00", true));
        assertThat(box("18:10").options())
                .hasSize(97)
                .containsSequence(
                        new Option("18:00", "18:00", false),
                        new Option("18:10", "18:10", true),
                        new Option("18:15", "18:15", false));
        assertThat(box("").options()).hasSize(96).noneMatch(Option::chosen);
    }

    private static Box box(String at) {
        var text = JsonNodeFactory.instance.objectNode().put("at", at);
        return Box.of(new Group(null, List.of(new Field("at", new Shape.Time()))), text, Map.of())
                .getFirst();
    }
}
