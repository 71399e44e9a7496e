package clinic.content.publication;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Red flags say the same wherever they stand, leave out no danger, and ask for what the clinic does not know yet. */
class RedFlagsTest {

    private static final Path CONTENT = Path.of("src/main/resources/content");
    private static final String EMERGENCY = "emergency";
    /** A squeezed cauda equina does not ask which of the two articles somebody chose. */
    private static final List<String> SQUEEZED =
            List.of("bladder-bowel", "saddle-numbness", "leg-weakness", "sexual-function", "foot-drop", "both-legs");

    /** Whoever has it goes on having it. */
    private static final Pattern LASTS = Pattern.compile(
            "(?i)cancer|kortison|steroid|båda benen|both legs" + "|hela natten|all night|svullna leder|swollen joints");

    private static final Pattern UNTOLD =
            Pattern.compile("inte redan har berättat om för oss|not already told us about");
    private static final Pattern WEAKER = Pattern.compile("svagare|weaker");
    private static final Pattern WORSE = Pattern.compile("sämre|worse");

    private record Flag(String file, String id, String level, String sign, String question) {

        boolean isEmergency() {
            return level.equals(EMERGENCY);
        }

        @Override
        public String toString() {
            return file + ": " + id;
        }
    }

    /** Who has told it, and must answer yes again at every step, is sent to care each time and can never book. */
    @ParameterizedTest
    @MethodSource("flags")
    void whatTheClinicMayKnowIsAskedForAsNews(Flag flag) {
        assertThat(Stream.of(flag.sign(), flag.question()).filter(asked -> takesOldForNew(flag, asked)))
                .as("asked for as news though it lasts")
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("flags")
    void noEmergencyWaitsForWhatTheClinicWasTold(Flag flag) {
        assertThat(Stream.of(flag.sign(), flag.question())
                        .filter(asked ->
                                flag.isEmergency() && UNTOLD.matcher(asked).find()))
                .isEmpty();
    }

    @Test
    void oldThatIsTakenForNewIsSeen() {
        Flag flag = new Flag("x", "cancer", "contact-care-today", "", "");
        assertThat(takesOldForNew(flag, "Har du, eller har du haft, cancer?")).isTrue();
        assertThat(takesOldForNew(flag, "Has a hand recently become weaker?")).isTrue();
        assertThat(takesOldForNew(flag, "Har du feber?")).isFalse();
        assertThat(takesOldForNew(new Flag("x", "legs", EMERGENCY, "", ""), "Are you weak in both legs?"))
                .isFalse();
    }

    /** An answer goes out alone to search engines, and a summary is what is read. */
    @ParameterizedTest
    @MethodSource("articles")
    void whoeverSaysWhenToCall112LeavesNoEmergencyOut(Path article) {
        List<String> emergencies = flags(article)
                .filter(Flag::isEmergency)
                .map(flag -> plain(flag.sign()))
                .toList();
        assertThat(texts(tree(article).path("sections")).stream().filter(text -> text.contains("112")))
                .allSatisfy(text -> assertThat(plain(text)).contains(emergencies));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sv", "en"})
    void dangerForTheBackIsAskedForAlikeWhereverItHurts(String language) {
        assertThat(squeezed("low-back-pain", language))
                .hasSize(SQUEEZED.size())
                .isEqualTo(squeezed("sciatica", language));
    }

    /** What guidance names, and both the list at the top of the page and the question must. */
    @ParameterizedTest
    @CsvSource(textBlock = """
            neck-pain, legs, klumpig i händerna, clumsy hands
            neck-pain, legs, urin eller avföring, urine or stools
            neck-pain, stroke, ena sidan av kroppen, one side of your body
            neck-pain, heart, tryck i bröstet, pressure in the chest
            neck-pain, recent-trauma, ramlat eller varit med om en olycka, a fall or an accident
            neck-pain, steroids, kortisontabletter, steroid tablets
            knee-osteoarthritis, sudden-swelling, rött och varmt, red and warm
            tennis-elbow, swelling, röd och varm, red and warm
            """)
    void signAndQuestionBothNameIt(String folder, String id, String swedish, String english) {
        assertNamed(article(folder, "sv"), id, swedish);
        assertNamed(article(folder, "en"), id, english);
    }

    private static void assertNamed(Path article, String id, String words) {
        assertThat(flags(article).filter(flag -> flag.id().equals(id)))
                .singleElement()
                .satisfies(flag -> {
                    assertThat(flag.sign()).contains(words);
                    assertThat(flag.question()).contains(words);
                });
    }

    private static boolean takesOldForNew(Flag flag, String asked) {
        return !flag.isEmergency()
                && (LASTS.matcher(asked).find() && !UNTOLD.matcher(asked).find()
                        || WEAKER.matcher(asked).find() && !WORSE.matcher(asked).find());
    }

    private static List<String> squeezed(String folder, String language) {
        return flags(article(folder, language))
                .filter(flag -> SQUEEZED.contains(flag.id()))
                .map(flag -> String.join("\n", flag.id(), flag.level(), flag.sign(), flag.question()))
                .toList();
    }

    /** A comma fewer says the same. */
    private static String plain(String text) {
        return text.replace(",", "").toLowerCase(Locale.ROOT);
    }

    static Stream<Flag> flags() {
        return articles().flatMap(RedFlagsTest::flags);
    }

    static Stream<Path> articles() {
        try (Stream<Path> files = Files.walk(CONTENT)) {
            return files
                    .filter(file -> file.getFileName().toString().startsWith("condition."))
                    .sorted()
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path article(String folder, String language) {
        return CONTENT.resolve(folder).resolve("condition." + language + ".yaml");
    }

    private static Stream<Flag> flags(Path article) {
        return tree(article)
                .path("redFlags")
                .valueStream()
                .map(flag -> new Flag(
                        CONTENT.relativize(article).toString(),
                        flag.path("id").asString(""),
                        flag.path("level").asString(""),
                        flag.path("sign").asString(""),
                        flag.path("question").asString("")));
    }

    private static JsonNode tree(Path file) {
        return YAMLMapper.shared().readTree(file);
    }

    private static List<String> texts(JsonNode node) {
        List<String> texts = new ArrayList<>();
        if (node.isString()) {
            texts.add(node.stringValue());
        }
        node.forEach(child -> texts.addAll(texts(child)));
        return texts;
    }
}
