package clinic.content.editorial;

import static clinic.contracts.booking.StaffRole.CLINICIAN_APPROVER;
import static clinic.contracts.booking.StaffRole.EDITOR;
import static org.assertj.core.api.Assertions.assertThat;

import clinic.content.RunningContent;
import clinic.content.publication.PublishedItem;
import clinic.content.publication.PublishedItems;
import clinic.content.publication.Shapes;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/** Whoever writes fills in the fields of a kind, and reads at once what a reviewer would say. */
class EditorIT extends RunningContent {

    /** Would end what it stands in, run, and leave the paper empty. */
    private static final String HARM =
            " \"></title></style><script>planted()</script><style>@media print { main { display: none } }</style>";

    private static final Pattern BEGAN = Pattern.compile("name=\"began\" value=\"([0-9a-f-]{36})\"");

    private final String editor = pass(UUID.randomUUID(), EDITOR);

    @Autowired
    private PublishedItems items;

    @Autowired
    private Manuscripts manuscripts;

    @Autowired
    private Shapes shapes;

    /** Every field of every item that ships, so that a form loses nothing. */
    @Test
    void formReadsBackWhatItShows() {
        int fields = 0;
        for (PublishedItem item : items.all()) {
            var words = items.words(item.id()).orElseThrow();
            var shape = shapes.of(words.kind());
            for (var text : words.texts().values()) {
                var typed = new LinkedMultiValueMap<String, String>();
                Box.of(shape, text, Map.of()).forEach(box -> type(box, typed));
                fields += typed.size();
                assertThat(TypedText.read(shape, typed))
                        .as(item.kind() + " " + item.id())
                        .isEqualTo(text);
            }
        }
        assertThat(fields).isGreaterThan(3_000);
    }

    @Test
    void everyKindIsWrittenLookedAtAndDroppedInBothLanguages() {
        var kinds = new HashSet<String>();
        for (PublishedItem item : items.all()) {
            if (!item.inForce() || !kinds.add(item.kind())) {
                continue;
            }
            var manuscript = begin(item.id());
            for (var one : item.inLanguages()) {
                for (var language : List.of("sv", "en")) {
                    for (var page : List.of("/texts/" + one.locale(), "/preview/" + one.locale(), "")) {
                        var shown = get(manuscript + page + "?lang=" + language, editor);
                        assertThat(shown.statusCode()).as(item.kind() + page).isEqualTo(200);
                        assertThat(shown.body())
                                .as(item.kind() + page)
                                .contains("<h1", "</html>")
                                .doesNotContain("??", " th:", "{0}", "style=\"", "kan inte visas", "cannot be shown");
                    }
                }
            }
            assertThat(get(manuscript, editor).body()).contains("Inget är ändrat.");
            assertThat(press(
                                    editor,
                                    manuscript,
                                    manuscript + "/removal",
                                    Map.of("seen", seen(manuscript), "words", "Var ett försök."))
                            .statusCode())
                    .isEqualTo(303);
        }
        assertThat(kinds).hasSize(6);
    }

    @Test
    @DisplayName("37: words of every kind are words where they are drawn, compared and printed")
    void whatIsWrittenIsNoMarkup() {
        var kinds = new HashSet<String>();
        for (PublishedItem item : items.all()) {
            if (!item.inForce() || !kinds.add(item.kind())) {
                continue;
            }
            var manuscript = begin(item.id());
            var locale = item.inLanguages().iterator().next().locale();
            var page = manuscript + "/texts/" + locale;
            var typed = typed(manuscript, locale);
            // Ids are one word, and a drawing is markup that is read as such.
            typed.replaceAll((field, words) -> words.contains(" ") && !words.contains("<") ? words + HARM : words);
            boolean harmed = typed.values().stream().anyMatch(words -> words.endsWith(HARM));
            assertThat(press(editor, page, page, typed).statusCode())
                    .as(item.kind())
                    .isEqualTo(303);

            for (var shown : List.of(manuscript + "/preview/" + locale, manuscript, page)) {
                var body = get(shown, editor).body();
                assertThat(body)
                        .as(item.kind() + " at " + shown)
                        .contains("</main>")
                        .doesNotContain("<script>planted", "<style>", "kan inte visas", "går inte att visa");
            }
            assertThat(get(page, editor).body().contains("&lt;script&gt;planted()"))
                    .as(item.kind())
                    .isEqualTo(harmed);
            press(editor, manuscript, manuscript + "/removal", Map.of("seen", seen(manuscript), "words", "Klart."));
        }
        assertThat(kinds).hasSize(6);
    }

    @Test
    void whatIsTypedIsCheckedKeptAndHeldAgainstWhatIsPublished() {
        var advice = items.all().stream()
                .filter(item -> item.kind().equals("advice") && item.inForce())
                .findFirst()
                .orElseThrow();
        var manuscript = begin(advice.id());
        var page = manuscript + "/texts/sv";
        var typed = typed(manuscript, "sv");
        typed.put("why", "Det <botar> dig.");
        typed.put("dose", "");

        var checked = press(editor, page, page, with(typed, "do", "check"));
        assertThat(checked.statusCode()).isEqualTo(200);
        assertThat(checked.body())
                .contains(
                        "Inte sparat än.", "”botar” skrämmer eller lovar för mycket.", "Det &lt;botar&gt; dig.", "LIX");
        assertThat(get(page, editor).body()).as("nothing was kept").doesNotContain("botar");

        assertThat(press(editor, page, page, typed).statusCode()).isEqualTo(303);
        assertThat(get(manuscript, editor).body())
                .contains("<del>", "<ins>", "&lt;botar&gt;", "skrämmer eller lovar för mycket", "Texten sparades");

        var late = press(editor, page, page, typed);
        assertThat(late.statusCode()).as("somebody saved meanwhile").isEqualTo(409);
        assertThat(late.body()).contains("Inget av ditt är sparat", "Det &lt;botar&gt; dig.");

        var faulty = typed(manuscript, "sv");
        faulty.put("direction", "");
        faulty.put("reviewBy", "snart");
        press(editor, page, page, faulty);
        assertThat(get(page, editor).body()).contains("Måste rättas:");
        var refused = press(editor, manuscript, manuscript + "/review", Map.of("seen", seen(manuscript)));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("Den har fel som måste rättas först");
        assertThat(get(manuscript + "/preview/sv", editor).body())
                .contains("Det går inte att visa förrän det som saknas är ifyllt.");
        press(editor, manuscript, manuscript + "/removal", Map.of("seen", seen(manuscript), "words", "Klart."));
    }

    @Test
    void languagesThatDisagreeAreNotHandedIn() {
        var condition = items.all().stream()
                .filter(item -> item.title("sv").startsWith("Nacksmärta"))
                .findFirst()
                .orElseThrow();
        var manuscript = begin(condition.id());
        var page = manuscript + "/texts/sv";
        var rearranged = press(editor, page, page, with(typed(manuscript, "sv"), "do", "add|redFlags|"));
        assertThat(rearranged.body()).contains("Inte sparat än.");
        var typed = typed(manuscript, "sv");
        int flags = Integer.parseInt(typed.get("redFlags.n"));
        typed.put("redFlags.n", String.valueOf(flags + 1));
        Map.of(
                        "id", "new-flag",
                        "level", "emergency",
                        "sign", "plötsligt blir yr",
                        "question", "Har du plötsligt blivit yr?",
                        "why", "Det bör någon titta på.",
                        "words", "yr")
                .forEach((field, text) -> typed.put("redFlags[" + flags + "]." + field, text));
        assertThat(press(editor, page, page, typed).statusCode()).isEqualTo(303);

        var refused = press(editor, manuscript, manuscript + "/review", Map.of("seen", seen(manuscript)));

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("Språken skiljer sig", "red flag new-flag of level EMERGENCY");
        press(editor, manuscript, manuscript + "/removal", Map.of("seen", seen(manuscript), "words", "Klart."));
    }

    /** A form sends a field that nobody filled in as an empty word; two of those would be one question to a patient. */
    @Test
    void redFlagsWithoutAnIdOfTheirOwnAreNotHandedIn() {
        var condition = items.all().stream()
                .filter(item -> item.title("sv").startsWith("Nacksmärta"))
                .findFirst()
                .orElseThrow();
        assertThat(refusedWithFlags(condition.id(), "", "", "Har du plötsligt blivit yr?"))
                .contains("Varningstecken", "Namn i filer", "är tomt och måste fyllas i.");
        assertThat(refusedWithFlags(condition.id(), "dizzy", "dizzy", "Har du plötsligt blivit yr?"))
                .contains("är ”dizzy”, som redan finns.");
        assertThat(refusedWithFlags(condition.id(), "dizzy", "faint", " "))
                .contains("Fråga", "är tomt och måste fyllas i.");
    }

    private String refusedWithFlags(UUID condition, String first, String second, String question) {
        var manuscript = begin(condition);
        for (var locale : List.of("sv", "en")) {
            var typed = typed(manuscript, locale);
            int flags = Integer.parseInt(typed.get("redFlags.n"));
            typed.put("redFlags.n", String.valueOf(flags + 2));
            for (int at = 0; at < 2; at++) {
                var field = "redFlags[" + (flags + at) + "].";
                typed.put(field + "id", at == 0 ? first : second);
                typed.put(field + "level", "contact-care-today");
                typed.put(field + "sign", "plötsligt blir yr");
                typed.put(field + "question", question);
                typed.put(field + "why", "Det bör någon titta på.");
                typed.put(field + "words", "yr");
            }
            var page = manuscript + "/texts/" + locale;
            assertThat(press(editor, page, page, typed).statusCode()).isEqualTo(303);
        }
        var refused = press(editor, manuscript, manuscript + "/review", Map.of("seen", seen(manuscript)));
        assertThat(refused.statusCode()).isEqualTo(422);
        press(editor, manuscript, manuscript + "/removal", Map.of("seen", seen(manuscript), "words", "Klart."));
        return refused.body();
    }

    @Test
    void whatWouldBePublishedPastItsLastDayIsNotHandedIn() {
        var manuscript = begin(items.all().stream()
                .filter(item -> item.kind().equals("exercise") && item.inForce())
                .findFirst()
                .orElseThrow()
                .id());
        var page = manuscript + "/texts/sv";
        assertThat(press(editor, page, page, with(typed(manuscript, "sv"), "reviewBy", "2020-02-29"))
                        .statusCode())
                .isEqualTo(303);

        var refused = press(editor, manuscript, manuscript + "/review", Map.of("seen", seen(manuscript)));

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("Granskas senast är en dag som har gått (2020-02-29).");
        assertThat(get(page, editor).body()).contains("href=\"#reviewBy\"", "är en dag som har gått");
        press(editor, manuscript, manuscript + "/removal", Map.of("seen", seen(manuscript), "words", "Klart."));
    }

    @Test
    void whatWouldLeaveAPatientAloneIsNotHandedIn() {
        assertThat(refusedWith("condition", "sv", Map.of("redFlags.n", "0")))
                .contains("Varningstecken är tomt och måste fyllas i.");
        assertThat(refusedWith("exercise", "sv", Map.of("stopIf", " ", "dose", "", "steps", "\n")))
                .contains(
                        "Sluta om är tomt och måste fyllas i.",
                        "Hur mycket är tomt och måste fyllas i.",
                        "Steg är tomt och måste fyllas i.");
        assertThat(refusedWith(
                        "follow-up-plan", "zxx", Map.of("instruments", "global-change", "steps[0].advice.n", "0")))
                .contains("Steg 1 › Råd har inget råd för den som svarar Bättre.");
    }

    private String refusedWith(String kind, String locale, Map<String, String> changed) {
        var manuscript = begin(items.all().stream()
                .filter(item -> item.kind().equals(kind) && item.inForce())
                .findFirst()
                .orElseThrow()
                .id());
        var page = manuscript + "/texts/" + locale;
        var typed = typed(manuscript, locale);
        typed.putAll(changed);
        assertThat(press(editor, page, page, typed).statusCode()).isEqualTo(303);
        var refused = press(editor, manuscript, manuscript + "/review", Map.of("seen", seen(manuscript)));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(get(page + "?lang=en", editor).body()).doesNotContain("??", "{0}");
        press(editor, manuscript, manuscript + "/removal", Map.of("seen", seen(manuscript), "words", "Klart."));
        return refused.body();
    }

    @Test
    void twoWriteAtOnceEachInALanguageAndInTheSameOneAfterReadingTheOther() {
        var manuscript = begin(items.all().stream()
                .filter(item -> item.kind().equals("advice") && item.inForce())
                .findFirst()
                .orElseThrow()
                .id());
        var page = manuscript + "/texts/sv";
        var swedish = typed(manuscript, "sv");
        var english = typed(manuscript, "en");
        assertThat(press(editor, page, page, with(swedish, "title", "Snabb penna"))
                        .statusCode())
                .isEqualTo(303);
        assertThat(press(editor, page, manuscript + "/texts/en", with(english, "title", "Quick pen"))
                        .statusCode())
                .as("the same version, another text")
                .isEqualTo(303);

        var late = press(editor, page, page, with(swedish, "title", "Långsam"));
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.body())
                .contains("Vad någon annan skrev samtidigt", "<del>Snabb penna</del>", "<ins>Långsam</ins>")
                .doesNotContain("??");
        var began = BEGAN.matcher(late.body());
        assertThat(began.find()).isTrue();
        var read = with(with(swedish, "title", "Långsam"), "began", began.group(1));
        assertThat(press(editor, page, page, read).statusCode())
                .as("whoever has read theirs may keep their own")
                .isEqualTo(303);
        assertThat(get(manuscript, editor).body()).contains("Långsam", "Quick pen");
        press(editor, manuscript, manuscript + "/removal", Map.of("seen", seen(manuscript), "words", "Klart."));
    }

    @Test
    void clinicianOnlyReadsWhatSomebodyElseWrites() {
        var clinician = pass(UUID.randomUUID(), CLINICIAN_APPROVER);
        var manuscript = begin(items.all().stream()
                .filter(item -> item.kind().equals("treatment") && item.inForce())
                .findFirst()
                .orElseThrow()
                .id());
        press(editor, manuscript, manuscript + "/review", Map.of("seen", seen(manuscript)));
        var page = manuscript + "/texts/sv";
        var refused = press(clinician, page, page, typed(manuscript, "sv"));
        assertThat(refused.statusCode()).as("it is in review").isEqualTo(409);
        press(editor, manuscript, manuscript + "/removal", Map.of("seen", seen(manuscript), "words", "Klart."));
    }

    private static Map<String, String> with(Map<String, String> fields, String name, String value) {
        var all = new HashMap<>(fields);
        all.put(name, value);
        return all;
    }

    /** As the form of the manuscript is filled in; of several words only one, which these tests mind not. */
    private Map<String, String> typed(String manuscript, String locale) {
        var id = UUID.fromString(manuscript.substring(manuscript.lastIndexOf('/') + 1));
        var written = manuscripts.manuscript(id).orElseThrow().written();
        var typed = new LinkedMultiValueMap<String, String>();
        Box.of(shapes.of(written.kind()), written.in(locale), Map.of()).forEach(box -> type(box, typed));
        var fields = new HashMap<>(typed.toSingleValueMap());
        fields.put("began", written.mark(locale).toString());
        return fields;
    }

    private static void type(Box box, MultiValueMap<String, String> typed) {
        switch (box.type()) {
            case "one", "several" ->
                box.options().stream()
                        .filter(Box.Option::chosen)
                        .forEach(option -> typed.add(box.path(), option.value()));
            case "many" -> typed.add(box.path() + ".n", box.value());
            case "group" -> {
                if (!box.word().isEmpty()) {
                    typed.add(box.path() + ".kind", box.word());
                }
            }
            default -> typed.add(box.path(), box.value());
        }
        box.boxes().forEach(inner -> type(inner, typed));
    }

    private String begin(UUID item) {
        var page = "/staff/content/items/" + item;
        return press(editor, page, page + "/manuscripts", Map.of())
                .headers()
                .firstValue("location")
                .orElseThrow();
    }

    private String seen(String manuscript) {
        var id = UUID.fromString(manuscript.substring(manuscript.lastIndexOf('/') + 1));
        return String.valueOf(manuscripts.manuscript(id).orElseThrow().revision());
    }
}
