package clinic.endtoend.measure;

import static org.assertj.core.api.Assumptions.assumeThat;

import clinic.endtoend.running.BookingApi;
import clinic.endtoend.running.Clinic;
import clinic.endtoend.running.TheClinic;
import clinic.figures.Median;
import clinic.figures.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Measures; asserts nothing. What Lighthouse says of the pages on which a patient with a slow phone waits longest, on
 * the phone and the line that it pretends to have, and what comes over that line. It needs Node, whose {@code npx}
 * fetches Lighthouse, and a Chromium. {@code ./clinic measure pages}
 */
@ExtendWith(TheClinic.class)
class PagesMeasurement {

    private static final String LIGHTHOUSE = "lighthouse@12.8.2";
    /** Chromium loses the beginning of its own trace now and then; Lighthouse says to run it again. */
    private static final String LOST_TRACE = "NO_NAVSTART";

    private static final int ATTEMPTS = 3;
    private static final int ROUNDS =
            Integer.getInteger("clinic.measure.rounds", Boolean.getBoolean("clinic.measure.quick") ? 1 : 5);
    private static final String WEIGHT = "/audits/total-byte-weight/numericValue";
    private static final List<String> CATEGORIES = List.of("performance", "accessibility", "best-practices", "seo");
    private static final List<String> TIMES =
            List.of("first-contentful-paint", "largest-contentful-paint", "total-blocking-time", "speed-index");

    private final JsonMapper json = new JsonMapper();

    @Test
    void whatLighthouseSays(Clinic clinic) throws Exception {
        assumeThat(Path.of("/usr/bin/chromium")).exists();
        Report report = new Report("pages");
        report.say("%s, mobile, median of %d rounds%n%-11s %11s %13s %14s %4s %8s %8s %8s %8s %8s%n"
                .formatted(
                        LIGHTHOUSE,
                        ROUNDS,
                        "",
                        "performance",
                        "accessibility",
                        "best-practices",
                        "seo",
                        "FCP",
                        "LCP",
                        "TBT",
                        "SI",
                        "KiB"));
        for (Map.Entry<String, String> page : pages(clinic).entrySet()) {
            String address = clinic.url().resolve(page.getValue()).toString();
            List<JsonNode> reports =
                    IntStream.range(0, ROUNDS).mapToObj(n -> report(address)).toList();
            report.figure(page.getKey() + ", performance", "of 100", performance(reports));
            report.figure(page.getKey() + ", over the line", "KiB", weight(reports));
            report.say(String.format(
                    Locale.ROOT,
                    "%-11s %11.0f %13.0f %14.0f %4.0f %5.0f ms %5.0f ms %5.0f ms %5.0f ms %8.1f%n",
                    Stream.concat(Stream.of(page.getKey()), figures(reports)).toArray()));
        }
        report.held("Lighthouse read every page");
        report.keep();
    }

    private static Map<String, String> pages(Clinic clinic) {
        BookingApi api = clinic.booking();
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put("start", "/");
        pages.put("condition", "/conditions/" + api.anyCondition().path("slug").asString());
        pages.put("treatments", "/treatments");
        pages.put("treatment", first(clinic, "/treatments"));
        pages.put("people", "/practitioners");
        pages.put("person", first(clinic, "/practitioners"));
        // It asks search engines to leave it out, and Lighthouse counts that against it.
        pages.put("search", "/search?q=ont+i+ryggen");
        pages.put("free times", "/book/time?safety=clear&treatment=" + api.anyTreatment());
        return pages;
    }

    /** The first page that a list leads to. */
    private static String first(Clinic clinic, String list) {
        var link = Pattern.compile("class=\"card\" href=\"(" + list + "/[^\"]+)\"")
                .matcher(clinic.http().get(list).body());
        if (!link.find()) {
            throw new AssertionError("Nothing to read under " + list);
        }
        return link.group(1);
    }

    private static Stream<Object> figures(List<JsonNode> reports) {
        return Stream.of(
                        CATEGORIES.stream().map(name -> median(reports, "/categories/" + name + "/score") * 100),
                        TIMES.stream().map(name -> median(reports, "/audits/" + name + "/numericValue")),
                        Stream.of(median(reports, WEIGHT) / 1024))
                .flatMap(stream -> stream)
                .map(Object.class::cast);
    }

    private static Median performance(List<JsonNode> reports) {
        return Median.of(reports.stream()
                .mapToDouble(one -> one.at("/categories/performance/score").asDouble() * 100));
    }

    private static Median weight(List<JsonNode> reports) {
        return Median.of(reports.stream().mapToDouble(one -> one.at(WEIGHT).asDouble() / 1024));
    }

    private static double median(List<JsonNode> reports, String place) {
        return reports.stream()
                .mapToDouble(report -> report.at(place).asDouble())
                .sorted()
                .skip(reports.size() / 2)
                .findFirst()
                .orElseThrow();
    }

    private JsonNode report(String address) {
        for (int attempt = 1; ; attempt++) {
            try {
                Path log = Path.of("target", "lighthouse.log");
                Path report = Files.createTempFile("lighthouse", ".json");
                int exit = lighthouse(address, report, log);
                String read = Files.readString(report);
                Files.delete(report);
                if (exit == 0) {
                    return json.readTree(read);
                }
                if (attempt == ATTEMPTS || !Files.readString(log).contains(LOST_TRACE)) {
                    throw new AssertionError("Lighthouse ended with %d: see %s".formatted(exit, log));
                }
            } catch (IOException failed) {
                throw new AssertionError("Lighthouse needs Node: npx was not started", failed);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new AssertionError(stopped);
            }
        }
    }

    private static int lighthouse(String address, Path report, Path log) throws IOException, InterruptedException {
        ProcessBuilder lighthouse = new ProcessBuilder(
                        "npx",
                        "--yes",
                        LIGHTHOUSE,
                        address,
                        "--quiet",
                        "--output=json",
                        "--output-path=" + report,
                        "--chrome-flags=--headless=new --no-sandbox --disable-gpu --disable-quic")
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        lighthouse.environment().put("CHROME_PATH", "/usr/bin/chromium");
        return lighthouse.start().waitFor();
    }
}
