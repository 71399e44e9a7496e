package clinic.content.condition;

import clinic.content.publication.Filled;
import clinic.content.publication.OfKind;
import clinic.content.publication.OneLine;
import clinic.content.publication.OwnId;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** A piece of an article. In files and templates it is told by its {@code kind}. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Part.Text.class, name = "text"),
    @JsonSubTypes.Type(value = Part.Points.class, name = "points"),
    @JsonSubTypes.Type(value = Part.Mechanisms.class, name = "mechanisms"),
    @JsonSubTypes.Type(value = Part.Stages.class, name = "stages"),
    @JsonSubTypes.Type(value = Part.Explanation.class, name = "explanation"),
    @JsonSubTypes.Type(value = Part.SelfCare.class, name = "advice"),
    @JsonSubTypes.Type(value = Part.Exercises.class, name = "exercises"),
    @JsonSubTypes.Type(value = Part.Methods.class, name = "treatments"),
    @JsonSubTypes.Type(value = Part.Questions.class, name = "questions"),
    @JsonSubTypes.Type(value = Part.CallToBook.class, name = "book")
})
public sealed interface Part {

    String kind();

    /** Other items that it shows. */
    default Set<UUID> references() {
        return Set.of();
    }

    record Text(List<String> paragraphs) implements Part {
        @Override
        public String kind() {
            return "text";
        }
    }

    record Points(List<Point> items) implements Part {
        @Override
        public String kind() {
            return "points";
        }
    }

    /** @param term empty where the text stands by itself */
    record Point(@OneLine String term, String text) {}

    /** Where the condition's mechanisms are told. */
    record Mechanisms() implements Part {
        @Override
        public String kind() {
            return "mechanisms";
        }
    }

    /** Where the condition's stages are told. */
    record Stages() implements Part {
        @Override
        public String kind() {
            return "stages";
        }
    }

    /**
     * Something that is hard to believe until it is explained.
     *
     * @param claim what is explained, as a heading
     * @param likeness what it is like; empty where nothing is
     * @param myth what many believe instead; empty where nobody does
     */
    record Explanation(String claim, List<String> paragraphs, String likeness, String myth) implements Part {
        @Override
        public String kind() {
            return "explanation";
        }
    }

    record SelfCare(@OfKind("advice") List<UUID> items) implements Part {
        @Override
        public String kind() {
            return "advice";
        }

        @Override
        public Set<UUID> references() {
            return Set.copyOf(items);
        }
    }

    record Exercises(@OfKind("exercise") List<UUID> items) implements Part {
        @Override
        public String kind() {
            return "exercises";
        }

        @Override
        public Set<UUID> references() {
            return Set.copyOf(items);
        }
    }

    record Methods(@OfKind("treatment") List<UUID> items) implements Part {
        @Override
        public String kind() {
            return "treatments";
        }

        @Override
        public Set<UUID> references() {
            return Set.copyOf(items);
        }
    }

    record Questions(List<Question> items) implements Part {
        @Override
        public String kind() {
            return "questions";
        }
    }

    record Question(
            @OneLine @OwnId String id, @OneLine @Filled String question, String answer) {}

    record CallToBook(@OneLine String title, String text) implements Part {
        @Override
        public String kind() {
            return "book";
        }
    }
}
