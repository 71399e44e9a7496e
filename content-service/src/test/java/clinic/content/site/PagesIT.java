package clinic.content.site;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.baremachine.RealInfrastructure;
import clinic.content.condition.Condition;
import clinic.content.condition.Conditions;
import clinic.content.team.Practitioners;
import clinic.content.treatment.BookableTreatments;
import clinic.content.treatment.TreatmentMethod;
import clinic.content.treatment.TreatmentMethods;
import clinic.contracts.Events;
import clinic.contracts.Topic;
import clinic.contracts.booking.PractitionerListed;
import clinic.contracts.booking.TreatmentListed;
import clinic.site.Assets;
import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@SpringBootTest
@AutoConfigureMockMvc
@RealInfrastructure
@ActiveProfiles("local")
class PagesIT {

    @Autowired
    private MockMvcTester browser;

    @Autowired
    private Assets assets;

    @Autowired
    private Conditions conditions;

    @Autowired
    private TreatmentMethods methods;

    @Autowired
    private BookableTreatments bookable;

    @Autowired
    private Practitioners practitioners;

    @Autowired
    private JsonMapper json;

    private static final Pattern DRAWING =
            Pattern.compile("<img src=\"(/conditions/drawings/[^\"]+)\" alt=\"([^\"]+)\"");

    @ParameterizedTest
    @ValueSource(strings = {"sv", "en"})
    void everyPageIsWhole(String language) {
        for (var path : paths()) {
            var page = get(path + (path.contains("?") ? "&" : "?") + "lang=" + language);
            assertThat(page)
                    .as(path)
                    .startsWith("<!doctype html>")
                    .contains("<html lang=\"" + language + "\"", "<h1", "</html>")
                    .doesNotContain("??", "th:", "{0}", "style=\"", "<script>", "<script src");
            assertThat(page.split("<main", -1)).as("one main on " + path).hasSize(2);
            assertThat(page.replace(assets.at(""), "")).as(path).doesNotContain("/assets/");
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
        assertThat(pages)
                .containsExactlyInAnyOrder(
                        "start.html",
                        "accessibility.html",
                        "conditions.html",
                        "condition.html",
                        "treatments.html",
                        "treatment.html",
                        "search.html",
                        "topics.html");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sv", "en"})
    void everyFooterLeadsToHowFarThePagesAreForEverybody(String language) {
        for (var path : paths()) {
            var page = get(path + "?lang=" + language);
            assertThat(page.substring(page.indexOf("<footer"))).as(path).contains("href=\"/accessibility\"");
        }
        assertThat(get("/accessibility?lang=" + language))
                .contains("<html lang=\"" + language + "\"", "WCAG 2.2")
                .contains("href=\"tel:+46846500400\"", "href=\"mailto:mottagningen@videslatt-rorelse.example\"");
        assertThat(get("/accessibility?lang=sv")).contains("Ingen utomstående har granskat sidorna.");
        assertThat(get("/sitemap.xml")).contains("<loc>https://clinic.example/accessibility?lang=" + language);
    }

    @Test
    void articleIsSwedishByDefaultAndHasALinkThatBooksForIt() {
        var condition = conditions.in(Locale.of("sv")).getFirst();

        var page = get("/conditions/" + condition.slug());

        assertThat(page)
                .contains("<html lang=\"sv\"", condition.lead(), "/book?condition=" + condition.id(), "Boka tid")
                .contains("Anna Lindqvist, leg. naprapat", "Version " + condition.version(), "6 september 2027")
                .contains("xempel: behöver er klinikers godkännande");
        assertThat(page.split("/book\\?condition=", -1)).hasSizeGreaterThan(3);
    }

    @Test
    void redFlagsComeBeforeTheFirstSection() {
        for (Condition condition : conditions.in(Locale.ENGLISH)) {
            var page = get("/conditions/" + condition.slug() + "?lang=en");
            assertThat(condition.redFlags())
                    .hasSizeGreaterThan(5)
                    .allSatisfy(flag -> assertThat(page).contains(flag.sign()));
            assertThat(page.indexOf(condition.redFlags().getLast().sign()))
                    .isLessThan(page.indexOf(
                            "id=\"" + condition.sections().getFirst().id()));
        }
    }

    @Test
    void slugOfOneLanguageWorksInTheOther() {
        assertThat(get("/conditions/ischias?lang=en")).contains("<h1>Sciatica</h1>");
        assertThat(get("/conditions/sciatica?lang=sv")).contains("<h1>Ischias</h1>");
    }

    @Test
    void articleShowsEverythingItsFilesHold() {
        for (Condition condition : conditions.in(Locale.of("sv"))) {
            var page = get("/conditions/" + condition.slug());
            assertThat(condition.sections())
                    .allSatisfy(section -> assertThat(page)
                            .contains(
                                    "href=\"#" + section.id() + "\"",
                                    "<section class=\"stack\" id=\"" + section.id() + "\""));
            assertThat(condition.mechanisms())
                    .allSatisfy(mechanism -> assertThat(page).contains(mechanism.definition()));
            assertThat(condition.stages()).allSatisfy(stage -> assertThat(page).contains(stage.text()));
            assertThat(condition.questions())
                    .allSatisfy(question -> assertThat(page).contains(question.answer()));
            assertThat(page.split("<ol class=\"steps\">", -1))
                    .as("exercises of " + condition.name())
                    .hasSizeGreaterThan(3);
            assertThat(page.split("class=\"method card\"", -1))
                    .as("treatments for " + condition.name())
                    .hasSizeGreaterThan(3);
        }
    }

    @Test
    void everyDrawingIsThereInWordsAndStaysTheSame() {
        for (Condition condition : conditions.in(Locale.ENGLISH)) {
            var drawings = DRAWING.matcher(get("/conditions/" + condition.slug() + "?lang=en"))
                    .results()
                    .toList();
            assertThat(drawings).hasSizeGreaterThan(2).allSatisfy(drawing -> {
                assertThat(drawing.group(2)).hasSizeGreaterThan(20);
                assertThat(browser.get().uri(drawing.group(1)))
                        .hasStatusOk()
                        .hasHeader("Content-Type", "image/svg+xml")
                        .hasHeader("Cache-Control", "no-cache")
                        .hasHeader("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'")
                        .bodyText()
                        .contains("prefers-color-scheme: dark");
            });
        }
        assertThat(browser.get().uri("/conditions/drawings/4d3ad4be-5f0c-4e0b-9a53-6f2a0f3f8c11/1"))
                .hasStatus(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/conditions",
                "/conditions/ischias",
                "/treatments",
                "/treatments/ovningar",
                "/accessibility"
            })
    void pageThatIsStillTheSameIsNotSentAgain(String path) {
        var first = browser.get().uri(path).exchange();
        var tag = String.valueOf(first.getResponse().getHeader("ETag"));
        assertThat(tag).startsWith("W/\"");
        assertThat(browser.get().uri(path).header("If-None-Match", tag))
                .hasStatus(304)
                .bodyText()
                .isEmpty();
        assertThat(browser.get().uri(path + "?lang=en").header("If-None-Match", tag))
                .hasStatus(200);
    }

    @Test
    void searchEnginesAreToldWhatAPageIsAbout() {
        for (var language : List.of(Locale.of("sv"), Locale.ENGLISH)) {
            for (Condition condition : conditions.in(language)) {
                var data = structuredData(get("/conditions/" + condition.slug() + "?lang=" + language.getLanguage()));
                var page = data.path("@graph").get(0);
                assertThat(data.path("@context").asString()).isEqualTo("https://schema.org");
                assertThat(page.path("@type").asString()).isEqualTo("MedicalWebPage");
                assertThat(page.path("inLanguage").asString()).isEqualTo(language.getLanguage());
                assertThat(page.path("about")
                                .path("code")
                                .get(0)
                                .path("codeValue")
                                .asString())
                        .isEqualTo(condition.codes().getFirst());
                assertThat(page.has("reviewedBy"))
                        .as("a sample is reviewed by nobody")
                        .isFalse();
                var questions = data.path("@graph").get(1);
                assertThat(questions.path("@type").asString()).isEqualTo("FAQPage");
                assertThat(questions.path("mainEntity")).hasSameSizeAs(condition.questions());
            }
        }
    }

    @Test
    void everyPageSaysWhereItIsInEachLanguage() {
        assertThat(get("/conditions/sciatica?lang=en"))
                .contains(
                        "<link rel=\"canonical\" href=\"https://clinic.example/conditions/sciatica?lang=en\"",
                        "hreflang=\"sv\"",
                        "<link rel=\"alternate\" hreflang=\"x-default\" href=\"https://clinic.example/conditions/ischias?lang=sv\"",
                        "<meta property=\"og:image\" content=\"https://clinic.example" + assets.at("img/share.png")
                                + "\"");
        assertThat(browser.get().uri("/favicon.ico").exchange()).hasRedirectedUrl(assets.at("img/leaf.svg"));
        assertThat(get("/sitemap.xml"))
                .startsWith("<?xml")
                .contains(
                        "<loc>https://clinic.example/conditions/ischias?lang=sv</loc>",
                        "<loc>https://clinic.example/?lang=en</loc>")
                .doesNotContain("staff", "search");
        assertThat(get("/robots.txt")).contains("Sitemap: https://clinic.example/sitemap.xml", "Disallow: /search");
        assertThat(get("/robots.txt")).contains("Disallow: /me\n", "Disallow: /unsubscribe/\n", "Disallow: /staff\n");
        assertThat(browser.get().uri("/conditions/ischias")).hasHeader("X-Robots-Tag", "all");
    }

    @Test
    void addressesAreThoseThatVisitorsTypeWhateverThisServerIsCalled() {
        for (var path : List.of("/", "/conditions/ischias", "/treatments", "/sitemap.xml", "/robots.txt")) {
            var answer = browser.get()
                    .uri(path)
                    .header("Host", "content-7.internal:9999")
                    .header("X-Forwarded-Host", "somebody-else.example")
                    .exchange();
            assertThat(answer)
                    .hasStatusOk()
                    .bodyText()
                    .contains("https://clinic.example/")
                    .doesNotContain("internal", "somebody-else");
        }
    }

    @Test
    void menuSaysWhereItsReaderIs() {
        for (var path : List.of("/conditions/ischias", "/treatments", "/treatments/ovningar", "/search")) {
            var place = path.substring(0, path.indexOf('/', 1) < 0 ? path.length() : path.indexOf('/', 1));
            assertThat(get(path)).as(path).contains("<a href=\"" + place + "\" aria-current=\"page\"");
        }
        assertThat(get("/")).contains("class=\"site-menu\"").doesNotContain("aria-current");
    }

    @Test
    void treatmentIsToldWholeInBothLanguages() {
        for (var language : List.of(Locale.of("sv"), Locale.ENGLISH)) {
            assertThat(methods.in(language)).hasSizeGreaterThan(8);
            for (TreatmentMethod method : methods.in(language)) {
                var page = get("/treatments/" + method.slug() + "?lang=" + language.getLanguage());
                assertThat(page)
                        .contains(method.name(), method.whatHappens(), method.mayHelp(), method.risks())
                        .contains(method.evidenceNote(), "/book");
                assertThat(page.replace("&amp;", "&").replace("&#39;", "'")).contains(method.sources());
            }
        }
        assertThat(get("/treatments")).contains("href=\"/treatments/ovningar\"");
        assertThat(get("/treatments/exercises?lang=sv")).contains("<h1>Övningar</h1>");
        assertThat(get("/sitemap.xml"))
                .contains(
                        "<loc>https://clinic.example/treatments/ovningar?lang=sv</loc>"
                                + "<xhtml:link rel=\"alternate\" hreflang=\"sv\" href=\"https://clinic.example/treatments/ovningar?lang=sv\"/>"
                                + "<xhtml:link rel=\"alternate\" hreflang=\"en\" href=\"https://clinic.example/treatments/exercises?lang=en\"/>");
        assertThat(get("/conditions/ischias")).contains("href=\"/treatments/ovningar\"");
        assertThat(browser.get().uri("/treatments/nothing")).hasStatus(404);
    }

    @Test
    void treatmentLeadsToBookingItAsBookingServiceTellsOfIt() {
        var listed = json.readValue(Events.example(Topic.Reader.CONTENT, TreatmentListed.class), TreatmentListed.class);
        bookable.list(listed);

        assertThat(get("/treatments/mobilisering-av-nerven"))
                .contains("/book/safety?treatment=" + listed.treatmentId(), "45 min", "750 kr");
        var data = structuredData(get("/treatments/mobilisering-av-nerven")).path("@graph");
        assertThat(data.get(0).path("about").path("@type").asString()).isEqualTo("MedicalTherapy");
        assertThat(data.get(1).path("offers").path("price").asInt()).isEqualTo(750);
        assertThat(get("/treatments")).contains("Rygg och ben", "750 kr");
        assertThat(get("/treatments/mobilisering-av-nerven?lang=en")).contains("Back and leg", "SEK 750");

        bookable.list(new TreatmentListed(listed.treatmentId(), listed.names()));

        assertThat(get("/treatments/mobilisering-av-nerven"))
                .doesNotContain(listed.treatmentId().toString(), "750 kr")
                .contains("href=\"/book\"");
    }

    @Test
    void searchFindsWaysOfTreatingAndPractitionersBelowTheArticles() {
        var anna = new PractitionerListed(UUID.randomUUID(), "Anna Lindqvist");
        practitioners.list(anna);
        assertThat(get("/search?q=övningar")).contains("href=\"/treatments/ovningar\"");
        assertThat(get("/search?q=exercises&lang=en")).contains("href=\"/treatments/exercises\"");
        assertThat(get("/search?q=lindkvist"))
                .contains("href=\"/practitioners/" + anna.practitionerId() + "\"", "Våra behandlare")
                .doesNotContain("Vi hittade inget");
        var both = get("/search?q=övningar ischias");
        assertThat(both.indexOf("href=\"/treatments/ovningar\"")).isGreaterThan(both.indexOf("/conditions/ischias"));
        var flagged = get("/search?q=kan inte kissa nålar");
        assertThat(flagged.indexOf("href=\"tel:112\"")).isBetween(0, flagged.indexOf("id=\"methods\""));

        practitioners.list(new PractitionerListed(anna.practitionerId(), anna.name(), LocalDate.of(2020, 1, 1)));
        assertThat(get("/search?q=lindkvist")).contains("Vi hittade inget").doesNotContain("/practitioners/");
    }

    @Test
    void searchShowsRedFlagsBeforeArticles() {
        var page = get("/search?q=kan inte kissa");
        assertThat(page.indexOf("href=\"tel:112\"")).isBetween(0, page.indexOf("id=\"found\""));
        assertThat(page).contains("/conditions/ischias#flag-bladder-bowel");
        assertThat(get("/search?q=stelt knä")).contains("/conditions/knaartros").doesNotContain("callout-danger");
        assertThat(get("/search?q=<script>alert(1)</script>"))
                .contains("&lt;script&gt;")
                .doesNotContain("<script>alert");
        assertThat(browser.get().uri("/search?q=kan inte kissa"))
                .as("a family's phone keeps no words")
                .hasHeader("Cache-Control", "no-store")
                .hasHeader("X-Robots-Tag", "noindex")
                .doesNotContainHeader("ETag");
    }

    private JsonNode structuredData(String page) {
        var start = page.indexOf("application/ld+json\">") + "application/ld+json\">".length();
        return json.readTree(page.substring(start, page.indexOf("</script>", start)));
    }

    @Test
    void unknownConditionIsNotFound() {
        assertThat(browser.get().uri("/conditions/nowhere")).hasStatus(404);
    }

    @Test
    void conditionsAreListedInTheLanguageOfTheRequest() {
        assertThat(browser.get().uri("/api/conditions?lang=en"))
                .bodyJson()
                .extractingPath("$[?(@.id == '4d3ad4be-5f0c-4e0b-9a53-6f2a0f3f8c11')]")
                .asArray()
                .containsExactly(
                        Map.of("id", "4d3ad4be-5f0c-4e0b-9a53-6f2a0f3f8c11", "slug", "sciatica", "name", "Sciatica"));
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
        var paths = new ArrayList<>(List.of("/", "/conditions", "/search", "/accessibility", "/asyncapi"));
        conditions.in(Locale.of("sv")).forEach(condition -> paths.add("/conditions/" + condition.slug()));
        paths.add("/treatments");
        methods.in(Locale.of("sv")).forEach(method -> paths.add("/treatments/" + method.slug()));
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
