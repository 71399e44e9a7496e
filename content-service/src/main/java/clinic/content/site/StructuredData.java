package clinic.content.site;

import clinic.content.condition.Condition;
import clinic.content.condition.Part;
import clinic.content.publication.Authored;
import clinic.content.treatment.BookableTreatment;
import clinic.content.treatment.TreatmentMethod;
import clinic.site.Addresses;
import clinic.site.LinkedData;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What an article says of itself to search engines, in the words of schema.org. */
@Component
class StructuredData {

    private final JsonMapper json;

    private final MessageSource words;

    StructuredData(JsonMapper json, MessageSource words) {
        this.json = json;
        this.words = words;
    }

    String about(Condition condition, Addresses addresses) {
        var graph = new ArrayList<Map<String, Object>>();
        var page = page(condition, condition.name(), condition.lead(), addresses);
        page.put("about", about(condition));
        graph.add(page);
        if (!condition.questions().isEmpty()) {
            graph.add(questions(condition, addresses.canonical()));
        }
        return LinkedData.of(json, graph);
    }

    /** @param bookable in what it is used, with the prices that the page shows */
    String about(TreatmentMethod method, List<BookableTreatment> bookable, Addresses addresses) {
        var graph = new ArrayList<Map<String, Object>>();
        var page = page(method, method.name(), method.whatHappens(), addresses);
        page.put(
                "about", Map.of("@type", "MedicalTherapy", "name", method.name(), "description", method.whatHappens()));
        graph.add(page);
        bookable.forEach(treatment -> graph.add(service(treatment, Locale.of(method.locale()), addresses)));
        return LinkedData.of(json, graph);
    }

    /** Only what the clinic says of itself on every page. */
    String aboutClinic(Addresses addresses, Locale language) {
        var clinic = new LinkedHashMap<>(LinkedData.clinic(addresses, words, language));
        var phone = words.getMessage("clinic.phone", null, language);
        if (!phone.isEmpty()) {
            clinic.put("telephone", phone);
        }
        return LinkedData.of(json, List.of(clinic));
    }

    private Map<String, Object> service(BookableTreatment treatment, Locale language, Addresses addresses) {
        var service = new LinkedHashMap<String, Object>();
        service.put("@type", "Service");
        service.put("name", treatment.name(language));
        service.put("provider", LinkedData.clinic(addresses, words, language));
        service.put(
                "offers",
                Map.of(
                        "@type",
                        "Offer",
                        "price",
                        treatment.price(),
                        "priceCurrency",
                        "SEK",
                        "url",
                        addresses.site() + treatment.book()));
        return service;
    }

    private Map<String, Object> page(Authored item, String name, String description, Addresses addresses) {
        var language = Locale.of(item.locale());
        var page = new LinkedHashMap<String, Object>();
        page.put("@type", "MedicalWebPage");
        page.put("@id", addresses.canonical());
        page.put("url", addresses.canonical());
        page.put("name", name);
        page.put("description", description);
        page.put("inLanguage", item.locale());
        page.put("audience", Map.of("@type", "MedicalAudience", "audienceType", "Patient"));
        page.put("publisher", LinkedData.clinic(addresses, words, language));
        page.put("citation", item.sources());
        // A sample has been reviewed by nobody.
        if (item.approver().mark().isEmpty()) {
            page.put(
                    "reviewedBy",
                    Map.of(
                            "@type", "Person",
                            "name", item.approver().name(),
                            "jobTitle", item.approver().title()));
        }
        return page;
    }

    private static Map<String, Object> about(Condition condition) {
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

    private static Map<String, Object> questions(Condition condition, String address) {
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
