package clinic.endtoend.hostile;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What people send who mean harm. */
final class Harm {

    /** What each planted word begins with, as a page must never hold it. */
    static final String MARKUP = "<i data-planted=";

    /** Lines of its own in a log, a mail's head or a calendar file. */
    static final String LINE = "X-Planted: yes";

    private static final String LONG = "9".repeat(20_000);

    private Harm() {}

    /** Into a field that takes any words: markup, a template, a formula, and lines of a mail, a log and a calendar. */
    static Map<String, String> words() {
        Map<String, String> words = new LinkedHashMap<>();
        words.put(
                "markup and templates",
                "Ek" + MARKUP
                        + "1>\"'</textarea><script>planted()</script> ${7*7919} [[${7*7919}]] {{7*7919}}"
                        + " __${7*7919}__");
        words.put("a formula", "=cmd|'/c planted'!A1");
        words.put(
                "lines",
                "ek\r\n" + LINE + "\r\nBcc: planted@example.org\r\n\r\nDTSTART:20200101T000000Z\nBEGIN:VALARM");
        words.put("no letter", "Ek\u0000");
        words.put("letters that turn and pile up", "Ek\u202e\u2028\ud83d\ude00\ufffe" + "\u0301".repeat(200));
        return words;
    }

    /** Into an address, as it stands there. */
    static List<String> inAddress() {
        return List.of(
                "%27%20OR%20%271%27=%271",
                "%3Ci%20data-planted=3%3E%22%3E%3Cscript%3Eplanted()%3C/script%3E",
                "%0d%0aX-Planted:%20yes",
                "%24%7B7*7919%7D",
                "-1",
                "99999999999999999999999999",
                "2026-02-30",
                "%2B1000000000-01-01",
                "%F0%9F%98%80%ff",
                "https:planted.example.org",
                "x".repeat(4000));
    }

    record Body(String what, String type, byte[] bytes) {

        static Body of(String what, String type, String text) {
            return new Body(what, type, text.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** No call takes any of these. */
    static List<Body> bodies() {
        String json = "application/json";
        return List.of(
                Body.of("deep arrays", json, "[".repeat(20_000)),
                Body.of("deep objects", json, "{\"a\":".repeat(20_000) + "1" + "}".repeat(20_000)),
                Body.of("deep in a field", json, "{\"patient\":" + "[".repeat(5_000) + "]".repeat(5_000) + "}"),
                Body.of("the same field twice", json, "{\"planted\":1,\"planted\":2}"),
                Body.of("a number of many digits", json, "{\"planted\":" + LONG + "}"),
                Body.of("a number beyond all", json, "{\"planted\":1e400000000}"),
                Body.of("a long word", json, "{\"planted\":\"" + "x".repeat(200_000) + "\"}"),
                Body.of("a long name", json, "{\"" + "x".repeat(200_000) + "\":1}"),
                Body.of("many fields", json, "{\"a\":1" + ",\"b\":1".repeat(10_000) + "}"),
                Body.of("half a pair", json, "{\"planted\":\"\\ud800\"}"),
                Body.of("two bodies", json, "{}{\"planted\":1}"),
                Body.of("half a body", json, "{\"planted\":"),
                Body.of("a list", json, "[1]"),
                Body.of("a word", json, "\"planted\""),
                Body.of("another's kind", json, "{\"@class\":\"java.lang.ProcessBuilder\",\"planted\":[\"id\"]}"),
                new Body("bytes that are no letters", json, new byte[] {'{', '"', (byte) 0xc3, (byte) 0x28, '"'}),
                Body.of(
                        "a document that fetches",
                        "application/xml",
                        "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>"),
                Body.of("a form", "application/x-www-form-urlencoded", "planted=1"),
                Body.of("parts", "multipart/form-data; boundary=b", "--b\r\nContent-Disposition: form-data; "),
                Body.of("plain words", "text/plain", "{\"planted\":1}"),
                Body.of("an object of Java", "application/x-java-serialized-object", "planted"),
                Body.of("a kind that is none", "planted/*;q=x", "{}"));
    }
}
