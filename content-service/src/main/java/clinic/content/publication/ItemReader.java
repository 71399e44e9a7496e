package clinic.content.publication;

import clinic.doors.StrictJson;
import clinic.site.Language;
import java.io.InputStream;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Reads one item, from a file or as somebody typed it, and refuses what is not whole. */
@Component
class ItemReader {

    static final List<String> LANGUAGES = Language.tags();

    /** What the house knows of an item and no writer says. */
    static final List<String> NOT_WRITTEN = List.of("id", "locale", "version", "approver");

    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(
                    DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES,
                    DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES,
                    DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .annotationIntrospector(new Unwritten.MayBe())
            .injectableValues(new Unwritten())
            .addModule(StrictJson.keepableWords())
            .build();

    <T extends Authored> ContentFile<T> read(String name, Kind<T> kind, InputStream in) {
        var item = YAML.readValue(in, kind.type());
        var known = LANGUAGES.contains(item.locale()) || item.locale().equals(Authored.WORDLESS);
        if (!known || !name.endsWith("." + item.locale() + ".yaml")) {
            throw new RefusedContent(name, "its locale is \"%s\"; name and locale must agree".formatted(item.locale()));
        }
        if (item.version() < 1) {
            throw new RefusedContent(name, "versions count from 1");
        }
        return new ContentFile<>(name, kind, item);
    }

    /** @throws JacksonException saying the field that is missing, unknown or not what it should be */
    <T extends Authored> ContentFile<T> read(
            WrittenItem written, Kind<T> kind, String locale, int version, Approver approver) {
        ObjectNode whole = written.in(locale).deepCopy();
        whole.put("id", written.id().toString()).put("locale", locale).put("version", version);
        whole.set("approver", YAML.valueToTree(approver));
        return new ContentFile<>(kind.name() + "." + locale + ".yaml", kind, YAML.treeToValue(whole, kind.type()));
    }

    /** What of a published item somebody wrote. */
    static ObjectNode written(ObjectNode body) {
        return body.deepCopy().remove(NOT_WRITTEN);
    }
}
