package clinic.content.site;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.baremachine.RealInfrastructure;
import clinic.content.condition.Condition;
import clinic.content.condition.Conditions;
import clinic.contracts.Topic;
import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@SpringBootTest
@AutoConfigureMockMvc
@RealInfrastructure
@ActiveProfiles("local")
class PagesIT {

    @Autowired
    private MockMvcTester browser;

    @Autowired
    private Conditions conditions;

    @ParameterizedTest
    @ValueSource(strings = {"sv", "en"})
    void everyPageIsWhole(String language) {
        for (var path : paths()) {
            var page = get(path + "?lang=" + language);
            assertThat(page)
                    .as(path)
                    .startsWith("<!doctype html>")
                    .contains("<html lang=\"" + language + "\"", "<h1", "</html>")
                    .doesNotContain("??", "th:", "{0}", "style=\"", "<script");
            assertThat(page.split("<main", -1)).as("one main on " + path).hasSize(2);
        }
    }

    @Test
    void noTemplateIsForgotten() throws IOException {
        var templates =
                new PathMatchingResourcePatternResolver().getResources("file:src/main/resources/templates/*.html");
        var pages = new ArrayList<String>();
        for (var template : templates) {
            if (template.getContentAsString(StandardCharsets.UTF_8).contains("layout :: page")) {
                pages.add(String.valueOf(template.getFilename()));
            }
        }
        assertThat(pages).containsExactlyInAnyOrder("start.html", "conditions.html", "condition.html", "topics.html");
    }

    @Test
    void articleIsSwedishByDefaultAndHasALinkThatBooksForIt() {
        var condition = conditions.in(Locale.of("sv")).getFirst();

        var page = get("/conditions/" + condition.slug());

        assertThat(page)
                .contains("<html lang=\"sv\"", condition.lead(), "/book?condition=" + condition.id(), "Boka tid")
                .contains("Anna Lindqvist, leg. naprapat", "Version 1", "22 november 2027")
                .contains("xempel: behöver er klinikers godkännande");
        assertThat(page.split("/book\\?condition=", -1)).hasSizeGreaterThan(3);
    }

    @Test
    void redFlagsComeBeforeTheFirstSection() {
        for (Condition condition : conditions.in(Locale.ENGLISH)) {
            var page = get("/conditions/" + condition.slug() + "?lang=en");
            assertThat(condition.redFlags())
                    .hasSize(12)
                    .allSatisfy(flag -> assertThat(page).contains(flag.sign()));
            assertThat(page.indexOf(condition.redFlags().getLast().sign()))
                    .isLessThan(page.indexOf(
                            condition.sections().getFirst().paragraphs().getFirst()));
        }
    }

    @Test
    void slugOfOneLanguageWorksInTheOther() {
        assertThat(get("/conditions/ischias?lang=en")).contains("<h1>Sciatica</h1>");
        assertThat(get("/conditions/sciatica?lang=sv")).contains("<h1>Ischias</h1>");
    }

    @Test
    void unknownConditionIsNotFound() {
        assertThat(browser.get().uri("/conditions/nowhere")).hasStatus(404);
    }

    @Test
    void conditionsAreListedInTheLanguageOfTheRequest() {
        assertThat(browser.get().uri("/api/conditions?lang=en"))
                .bodyJson()
                .isStrictlyEqualTo(
                        "[{\"id\":\"4d3ad4be-5f0c-4e0b-9a53-6f2a0f3f8c11\",\"slug\":\"sciatica\",\"name\":\"Sciatica\"}]");
        assertThat(browser.get().uri("/api/conditions"))
                .bodyJson()
                .extractingPath("$[0].slug")
                .isEqualTo("ischias");
    }

    @Test
    void everyTopicAndEventIsTold() {
        var page = get("/asyncapi?lang=en");
        for (var topic : Topic.values()) {
            assertThat(page).contains("id=\"" + topic.id() + "\"");
            topic.readers().forEach(reader -> assertThat(page).contains(topic.deadLetters(reader)));
        }
        assertThat(page)
                .contains("content.condition.published", "publication.reviewBy", "redFlags[].level", "365 days")
                .contains("emergency | contact-care-today");
        assertThat(get("/asyncapi/asyncapi.yaml")).startsWith("asyncapi: 3");
        assertThat(get("/asyncapi/schemas/content.advice.published.schema.json"))
                .contains("$schema");
    }

    private List<String> paths() {
        var paths = new ArrayList<>(List.of("/", "/conditions", "/asyncapi"));
        conditions.in(Locale.of("sv")).forEach(condition -> paths.add("/conditions/" + condition.slug()));
        return paths;
    }

    private String get(String path) {
        var answer = browser.get().uri(path).exchange();
        assertThat(answer).hasStatusOk();
        try {
            return answer.getResponse().getContentAsString();
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }
}
