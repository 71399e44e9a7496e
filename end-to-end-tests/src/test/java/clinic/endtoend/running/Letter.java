package clinic.endtoend.running;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** A message as it reached a patient's phone or mailbox. */
public record Letter(String channel, String to, String subject, String text, String html, Instant at, String purpose) {

    private static final Pattern LINK = Pattern.compile("https?://\\S+");

    static Letter of(JsonNode json) {
        return new Letter(
                json.path("channel").asString(),
                json.path("to").asString(),
                json.path("subject").asString(""),
                json.path("text").asString(""),
                json.path("html").asString(""),
                OffsetDateTime.parse(json.path("at").asString()).toInstant(),
                json.path("purpose").asString());
    }

    /** The first link in the text that leads to {@code path}. */
    public String link(String path) {
        return LINK.matcher(text)
                .results()
                .map(found -> found.group())
                .filter(url -> url.contains(path))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No link to " + path + " in: " + text));
    }
}
