package clinic.content.site;

import clinic.content.condition.Condition;
import clinic.content.condition.Part;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What an article says of itself to search engines, in the words of schema.org. */
@Component
class StructuredData {

    private final JsonMapper json;

    StructuredData(JsonMapper json) {
        this.json = json;
    }

    /** JSON-LD that may stand in a page: nothing in it ends a script. */
    String about(Condition condition, String address) {
        var graph = new ArrayList<Map<String, ?>>();
        graph.add(page(condition, address));
        if (!condition.questions().isEmpty()) {
            graph.add(questions(condition, address));
        }
        return json.writeValueAsString(Map.of("@context", "https://schema.org", "@graph", graph))
                .replace("<", "\\u003c");
    }

    private static Map<String, ?> page(Condition condition, String address) {
        var page = new LinkedHashMap<String, Object>();
        page.put("@type", "MedicalWebPage");
        page.put("@id", address);
        page.put("url", address);
        page.put("name", condition.name());
        page.put("description", condition.lead());
        page.put("inLanguage", condition.locale());
        page.put("about", about(condition));
        page.put("audience", Map.of("@type", "MedicalAudience", "audienceType", "Patient"));
        page.put("citation", condition.sources());
        // A sample has been reviewed by nobody.
        if (condition.approver().mark().isEmpty()) {
            page.put(
                    "reviewedBy",
                    Map.of(
                            "@type", "Person",
                            "name", condition.approver().name(),
                            "jobTitle", condition.approver().title()));
        }
        return page;
    }

    private static Map<String, ?> about(Condition condition) {
        var about = new LinkedHashMap<String, Object>();
        about.put("@type", "MedicalCondition");
        about.put("name", condition.name());
        about.put("alternateName", condition.synonyms());
        about.put(
                "code",
                condition.codes().stream()
                        .map(code -> Map.of("@type", "MedicalCode", "codeValue", code, "codingSystem", "ICD-10-SE"))
                        .toList());
        return about;
    }

    private static Map<String, ?> questions(Condition condition, String address) {
        List<Map<String, Object>> questions =
                condition.questions().stream().map(StructuredData::question).toList();
        var page = new LinkedHashMap<String, Object>();
        page.put("@type", "FAQPage");
        page.put("@id", address + "#questions");
        page.put("inLanguage", condition.locale());
        page.put("mainEntity", questions);
        return page;
    }

    private static Map<String, Object> question(Part.Question asked) {
        var question = new LinkedHashMap<String, Object>();
        question.put("@type", "Question");
        question.put("name", asked.question());
        question.put("acceptedAnswer", Map.of("@type", "Answer", "text", asked.answer()));
        return question;
    }
}
