package clinic.content.editorial;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.content.editorial.Difference.Piece;
import clinic.content.editorial.ProofReading.Note;
import clinic.content.publication.WrittenItem;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class ProofReadingTest {

    private static final JsonMapper JSON = JsonMapper.shared();

    @Test
    void plainTextHasNothingToRemark() {
        assertThat(ProofReading.notes(
                        item("{\"title\":\"Rör på dig\",\"dose\":\"\"}", "{\"title\":\"Keep moving\",\"dose\":\"\"}"),
                        "sv"))
                .isEmpty();
    }

    @Test
    void promiseIsFoundInItsField() {
        assertThat(ProofReading.notes(item("{\"steps\":[\"Ligg ner.\",\"Du blir Smärtfri.\"]}", "{}"), "sv"))
                .contains(new Note("forbidden", "steps[1]", "smärtfri"));
    }

    @Test
    void whatTheOtherLanguageHasAndThisOneHasNotIsMissing() {
        var item = item(
                "{\"title\":\"Rör på dig\",\"dose\":\"\",\"why\":\"Keep calm now\",\"words\":[]}",
                "{\"title\":\"Keep moving\",\"dose\":\"Ten minutes.\",\"why\":\"Keep calm now\",\"words\":[\"walk\"]}");
        assertThat(ProofReading.notes(item, "sv"))
                .containsExactlyInAnyOrder(
                        new Note("untranslated", "dose", "Ten minutes."), new Note("same", "why", "Keep calm now"));
    }

    @Test
    void hardTextAndLongParagraphsAreSeen() {
        var hard = "Verksamhetsansvarig handläggare ombesörjer vederbörlig dokumentation beträffande"
                + " behandlingsinsatser, uppföljningsrutiner och kvalitetssäkringsåtgärder.";
        assertThat(ProofReading.notes(item("{\"why\":\"" + hard + "\"}", "{}"), "sv"))
                .extracting(Note::code)
                .containsExactly("lix");
        assertThat(ProofReading.notes(item("{\"why\":\"" + "Gå nu. ".repeat(31).strip() + "\"}", "{}"), "sv"))
                .extracting(Note::code)
                .containsExactly("long");
    }

    @Test
    void differenceIsToldWordByWord() {
        assertThat(Difference.pieces("Gå tio minuter i dag.", "Gå fem minuter i dag, helst ute."))
                .containsExactly(
                        new Piece("same", "Gå"),
                        new Piece("gone", "tio"),
                        new Piece("added", "fem"),
                        new Piece("same", "minuter i"),
                        new Piece("gone", "dag."),
                        new Piece("added", "dag, helst ute."));
        assertThat(Difference.between(text("{\"a\":\"x\",\"b\":[\"y\"]}"), text("{\"a\":\"x\",\"b\":[\"y\",\"z\"]}")))
                .singleElement()
                .satisfies(change -> assertThat(change.path()).isEqualTo("b[1]"));
        assertThat(Difference.between(null, text("{\"a\":\"x\"}"))).hasSize(1);
    }

    @Test
    void groupsAreAddedRemovedAndMovedUp() {
        var text = text("{\"sections\":[{\"title\":\"A\",\"parts\":[]},{\"title\":\"B\",\"parts\":[]}]}");
        Rearranged.apply(text, "up|sections[1]");
        Rearranged.apply(text, "add|sections[0].parts|text");
        Rearranged.apply(text, "add|sections|");
        Rearranged.apply(text, "remove|sections[1]");
        assertThat(text).isEqualTo(text("{\"sections\":[{\"title\":\"B\",\"parts\":[{\"kind\":\"text\"}]},{}]}"));
        for (var odd :
                new String[] {"", "check", "up|", "up|sections[0]", "remove|sections[9]", "add|nothing|x", "up|a[0].b"
                }) {
            var before = text.deepCopy();
            Rearranged.apply(text, odd);
            assertThat(text).as(odd).isEqualTo(before);
        }
    }

    private static WrittenItem item(String swedish, String english) {
        return new WrittenItem(UUID.randomUUID(), "advice", Map.of("sv", text(swedish), "en", text(english)));
    }

    private static ObjectNode text(String json) {
        return (ObjectNode) JSON.readTree(json);
    }
}
