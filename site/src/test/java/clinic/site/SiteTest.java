package clinic.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SiteTest {

    private static SampleSite site;

    @BeforeAll
    static void start() {
        site = new SampleSite("demo");
    }

    @AfterAll
    static void stop() {
        site.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/sample", "/nowhere", "/broken", "/often"})
    void everyPageIsWholeInBothLanguages(String path) {
        for (var language : new String[] {"sv", "en"}) {
            assertThat(site.get(path + "?lang=" + language).body())
                    .startsWith("<!doctype html>")
                    .contains("<html lang=\"" + language + "\"", "</html>", "112", "1177", "08-465 004 00")
                    .contains("<a href=\"/accessibility\"")
                    .doesNotContain("??", "th:", "{0}");
        }
    }

    @Test
    void whoAsksTooOftenIsToldToWaitAndWhomToCall() {
        var page = site.get("/often");
        assertThat(page.statusCode()).isEqualTo(429);
        assertThat(page.body())
                .contains("Vänta några minuter")
                .containsSubsequence("Ring oss på", "Ring 1177", "Ring 112")
                .doesNotContain("Det gick inte att förstå");
    }

    @Test
    void swedishIsTheDefaultWhateverTheBrowserPrefers() {
        assertThat(site.get("/sample", "Accept-Language", "en").body())
                .contains("Ett prov på å, ä och ö", "Videslätts rörelsemottagning");
    }

    @Test
    void languageAskedForIsRemembered() {
        var asked = site.get("/sample?lang=en");
        assertThat(asked.body()).contains("A sample that isn&#39;t Swedish");
        assertThat(asked.headers().firstValue("Set-Cookie").orElseThrow()).startsWith("lang=en;");
        assertThat(site.get("/sample", "Cookie", "lang=en").body()).contains("isn&#39;t Swedish");
    }

    @Test
    void unknownLanguageIsSwedish() {
        assertThat(site.get("/sample?lang=tlh", "Cookie", "lang=xx").body()).contains("<html lang=\"sv\"");
    }

    @Test
    void languageSwitchKeepsThePlace() {
        assertThat(site.get("/sample?from=2026-11-23&lang=sv&q=%C3%A5").body())
                .contains("href=\"/sample?from=2026-11-23&amp;q=%C3%A5&amp;lang=en\"");
        assertThat(site.get("//elsewhere.example/").body()).contains("href=\"/elsewhere.example/?lang=en\"");
    }

    @Test
    void everyAnswerIsGuarded() {
        for (var answer : new HttpResponse<?>[] {site.get("/sample"), site.get("/nowhere"), site.get("/broken")}) {
            var headers = answer.headers();
            assertThat(headers.allValues("Content-Security-Policy")).containsExactly(PageHeaders.POLICY);
            assertThat(headers.allValues("Referrer-Policy")).containsExactly("no-referrer");
            assertThat(headers.allValues("X-Content-Type-Options")).containsExactly("nosniff");
            assertThat(headers.allValues("Cache-Control")).containsExactly("no-store");
            assertThat(headers.allValues("X-Robots-Tag")).containsExactly("noindex");
        }
    }

    @Test
    void answersEndTheirConnectionsBeforeTheServerStops() {
        assertThat(site.get("/sample").headers().allValues("Connection")).doesNotContain("close");
        site.lastCall().stop();
        try {
            for (var path : new String[] {"/sample", "/nowhere", "/broken", site.asset("css/site.css")}) {
                assertThat(site.get(path).headers().allValues("Connection"))
                        .as(path)
                        .contains("close");
            }
        } finally {
            site.lastCall().start();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"css/site.css", "js/calendar/page.js", "fonts/figtree-latin.woff2", "img/leaf.svg"})
    void assetsAreKeptForAYear(String asset) {
        var answer = site.get(site.asset(asset));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().allValues("Cache-Control")).containsExactly("max-age=31536000, public, immutable");
    }

    @ParameterizedTest
    @ValueSource(strings = {"v1", "0123456789ab", "present"})
    void pageOfAnotherReleaseGetsWhatThereIsAndAsksAgain(String edition) {
        for (var asset : new String[] {"css/site.css", "js/calendar/page.js", "img/leaf.svg"}) {
            var answer = site.get("/assets/" + edition + "/" + asset);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).isEqualTo(site.get(site.asset(asset)).body());
            assertThat(answer.headers().allValues("Cache-Control")).containsExactly("no-cache");
        }
    }

    /** All files of all releases have the same date: whoever compared dates would keep those of another release. */
    @Test
    void whoAsksAgainIsToldByWhatIsInTheFiles() {
        var kept = site.get("/assets/v1/css/site.css");
        var tag = kept.headers().firstValue("ETag").orElseThrow();
        assertThat(kept.headers().firstValue("Last-Modified")).isEmpty();
        assertThat(site.get("/assets/v1/css/site.css", "If-None-Match", tag).statusCode())
                .isEqualTo(304);
        for (var older : new String[][] {
            {"If-None-Match", "W/\"0123456789ab\""}, {"If-Modified-Since", "Thu, 31 Dec 2099 00:00:00 GMT"}
        }) {
            assertThat(site.get("/assets/v1/css/site.css", older).statusCode()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/assets/css/site.css",
                "/assets/v1",
                "/assets/v1/",
                "/assets/v1/css",
                "/assets/v1/css/",
                "/assets/v1/nowhere.css",
                "/assets/v-1/css/site.css",
                "/assets/v1/v1/css/site.css",
                "/assets/v1/%2e%2e/templates/layout.html",
                "/assets/v1/css/..%2f..%2ftemplates/layout.html",
                "/assets//v1//..//..//templates/layout.html"
            })
    void nothingElseIsThere(String address) {
        assertThat(site.get(address).statusCode()).isIn(400, 404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/sample", "/nowhere", "/broken"})
    void everyPageNamesTheAssetsThatAreThere(String path) {
        var page = site.get(path).body();
        assertThat(page).contains("href=\"" + site.asset("css/site.css") + "\"");
        assertThat(page.replace(site.asset(""), "")).doesNotContain("/assets/");
    }

    @Test
    void formsOfOtherSitesAreRefused() {
        assertThat(site.post("/sample", "Sec-Fetch-Site", "cross-site").statusCode())
                .isEqualTo(403);
        assertThat(site.post("/sample", "Sec-Fetch-Site", "same-site").statusCode())
                .isEqualTo(403);
        assertThat(site.post("/sample", "Origin", "https://elsewhere.example").statusCode())
                .isEqualTo(403);
        assertThat(site.post("/sample", "Origin", "not an origin").statusCode()).isEqualTo(403);
    }

    @Test
    void ownFormsAndOtherProgramsPass() {
        assertThat(site.post("/sample").body()).isEqualTo("accepted");
        assertThat(site.post("/sample", "Sec-Fetch-Site", "same-origin").body()).isEqualTo("accepted");
        assertThat(site.post("/sample", "Origin", site.at("").toString()).body())
                .isEqualTo("accepted");
        assertThat(site.post("/sample", "Origin", "https://clinic.example", "X-Forwarded-Host", "clinic.example")
                        .body())
                .isEqualTo("accepted");
    }

    @Test
    void programsGetProblemsNotPages() {
        var problem = site.get("/api/teapot", "Accept", "application/json");
        assertThat(problem.statusCode()).isEqualTo(418);
        assertThat(problem.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(problem.body()).contains("\"status\":418", "No coffee here");
        assertThat(site.get("/api/nowhere").body()).contains("\"status\":404");
        assertThat(site.get("/broken", "Accept", "application/json").body())
                .contains("\"status\":500")
                .doesNotContain("planted");
    }

    @Test
    void fictionalClinicExistsInTheDemoOnly() {
        try (var real = new SampleSite()) {
            assertThat(real.get("/sample").body())
                    .contains("Mottagningen")
                    .doesNotContain("Videslätt", "08-465")
                    .doesNotContain("??");
        }
    }

    @Test
    void clinicThatHasToldNoNumberIsCalledWithoutOne() {
        assertThat(site.get("/sample").body()).contains("ring oss på <a href=\"tel:0846500400\">08-465 004 00</a>.");
        try (var silent = new SampleSite()) {
            assertThat(silent.get("/sample").body()).contains("Undrar du något, ring oss.</p>");
            assertThat(silent.get("/sample?lang=en").body()).contains("If you wonder, call us.</p>");
        }
    }
}
