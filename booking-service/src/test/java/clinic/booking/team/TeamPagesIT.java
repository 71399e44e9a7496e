package clinic.booking.team;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.booking.BookingClient;
import clinic.booking.RealBooking;
import clinic.booking.online.Browser;
import clinic.booking.online.Browser.Page;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@RealBooking
class TeamPagesIT {

    private static final String SARA = "/practitioners/sara-nystrom";

    @LocalServerPort
    private int port;

    @Autowired
    private BookingClient client;

    @Autowired
    private JdbcClient database;

    @Autowired
    private JsonMapper json;

    private Browser browser;

    @BeforeEach
    void visit() {
        browser = new Browser(port);
    }

    @AfterEach
    void asBefore() {
        database.sql("UPDATE practitioners SET retired_from = NULL").update();
    }

    @Test
    void everybodyIsIntroducedAndLeadsToBookingWithThem() {
        assertThat(browser.get("/practitioners").links("/practitioners/"))
                .hasSize(6)
                .contains(SARA);
        Page page = browser.get(SARA);
        String sara = client.practitioner("Sara Nyström").toString();
        assertThat(page.html())
                .contains("<h1>Sara Nyström</h1>", "svenska, engelska, finska", "Videslätt", "Jag behandlar leder")
                .contains("aria-current=\"page\"");
        assertThat(browser.get(page.links("/book?practitioner=" + sara).getFirst())
                        .html())
                .contains("Boka hos Sara Nyström");
        assertThat(page.links("/book/safety?treatment=")).isNotEmpty().allSatisfy(link -> {
            assertThat(link).contains("practitioner=" + sara);
            assertThat(browser.get(link.replace("&amp;", "&")).status()).isEqualTo(200);
        });
        assertThat(browser.get(SARA + "?lang=en").html())
                .contains("Swedish, English, Finnish", "Book with Sara Nyström", "I treat joints");
    }

    @Test
    void whoIsAskedForByIdIsFoundUnderTheirName() {
        Page led = browser.get("/practitioners/" + client.practitioner("Sara Nyström"));
        assertThat(led.status()).isEqualTo(302);
        assertThat(led.location()).endsWith(SARA);
        assertThat(browser.get("/practitioners/" + UUID.randomUUID()).status()).isEqualTo(404);
    }

    @Test
    void whoHasStoppedIsGoneFromEveryPage() {
        database.sql("UPDATE practitioners SET retired_from = '2020-01-01' WHERE name = 'Sara Nyström'")
                .update();

        assertThat(browser.get(SARA).status()).isEqualTo(404);
        assertThat(browser.get("/practitioners").html()).doesNotContain("Sara");
        assertThat(browser.get("/practitioners/sitemap.xml").html())
                .contains("anna-lindqvist")
                .doesNotContain("sara");
    }

    @Test
    void searchEnginesAreToldTheAddressThatVisitorsTypeAndOnlyWhatThePageSays() {
        String page = browser.get(SARA + "?lang=en").html();
        assertThat(page)
                .contains(
                        "<link rel=\"canonical\" href=\"https://clinic.example/practitioners/sara-nystrom?lang=en\"",
                        "href=\"https://clinic.example/practitioners/sara-nystrom?lang=sv\" hreflang=\"sv\"");
        JsonNode person = data(page);
        assertThat(person.path("@type").asString()).isEqualTo("Person");
        assertThat(page)
                .contains(
                        person.path("name").asString(), person.path("jobTitle").asString());
        assertThat(person.path("worksFor").path("@type").asString()).isEqualTo("MedicalBusiness");
        assertThat(person.path("knowsLanguage")).hasSize(3);
        person.path("workLocation")
                .forEach(place -> assertThat(page)
                        .contains(place.path("address").path("streetAddress").asString()));
        assertThat(browser.get("/practitioners/sitemap.xml").html())
                .startsWith("<?xml")
                .contains("<loc>https://clinic.example/practitioners/sara-nystrom?lang=en</loc>")
                .doesNotContain("localhost");
    }

    @Test
    void pageThatIsStillTheSameIsNotSentAgain() throws Exception {
        HttpResponse<String> first = ask(SARA, "");
        String tag = first.headers().firstValue("etag").orElseThrow();
        assertThat(first.headers().firstValue("cache-control")).hasValue("private, no-cache");
        assertThat(first.headers().firstValue("x-robots-tag"))
                .as("it may be found")
                .hasValue("all");
        assertThat(ask(SARA, tag).statusCode()).isEqualTo(304);
        assertThat(ask(SARA + "?lang=en", tag).statusCode()).isEqualTo(200);
    }

    @Test
    void nobodyOfThatNameIsAReadablePage() throws Exception {
        HttpResponse<String> answer = ask("/practitioners/nobody", "");
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).startsWith("<!doctype html>").contains("<h1", "</html>");
    }

    private HttpResponse<String> ask(String path, String tag) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(
                    HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                            .header("If-None-Match", tag.isEmpty() ? "\"none\"" : tag)
                            .header("Accept", "text/html")
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }

    private JsonNode data(String page) {
        int start = page.indexOf("application/ld+json\">") + "application/ld+json\">".length();
        return json.readTree(page.substring(start, page.indexOf("</script>", start)))
                .path("@graph")
                .get(0);
    }
}
