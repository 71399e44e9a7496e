package clinic.content.search;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.content.condition.Condition;
import clinic.content.exercise.Exercise;
import clinic.content.treatment.TreatmentMethod;
import clinic.contracts.content.RedFlagLevel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** What people write, and the article that must come first. The articles are named by their folders. */
class CatalogueTest {

    private static final Map<String, Catalogue> CATALOGUES = Map.of("sv", catalogue("sv"), "en", catalogue("en"));

    @ParameterizedTest(name = "{0}: {1} → {2}")
    @CsvSource(textBlock = """
            # names, and how they are inflected
            sv, ischias, sciatica
            sv, Ischiasen, sciatica
            sv, ischiasnerven, sciatica
            sv, diskbråcket, sciatica
            sv, diskbråck, sciatica
            sv, nervrötterna, sciatica
            sv, nervroten, sciatica
            sv, nerver, sciatica
            sv, knäartros, knee-osteoarthritis
            sv, artrosen, knee-osteoarthritis
            sv, knät, knee-osteoarthritis
            sv, knäna, knee-osteoarthritis
            sv, nacken, neck-pain
            sv, nackspärren, neck-pain
            sv, tennisarmbågen, tennis-elbow
            sv, armbågar, tennis-elbow
            sv, ryggskottet, low-back-pain
            sv, ländryggen, low-back-pain
            # lay words
            sv, ont i benet, sciatica
            sv, ont i rumpan, sciatica
            sv, det strålar ner i benet, sciatica
            sv, nerv i kläm, sciatica
            sv, ont i knäet, knee-osteoarthritis
            sv, gör ont i trappor, knee-osteoarthritis
            sv, stel i nacken, neck-pain
            sv, ont i nacken och axlarna, neck-pain
            sv, ont i korsryggen, low-back-pain
            sv, ryggen låste sig, low-back-pain
            sv, hexenskott, low-back-pain
            sv, musarm, tennis-elbow
            sv, ont i armbågen när jag lyfter en kopp, tennis-elbow
            # exercises and methods
            sv, McKenzie, sciatica
            sv, nervglidning, sciatica
            sv, resa sig från stolen, knee-osteoarthritis
            en, chin tuck, neck-pain
            en, nerve mobilisation, sciatica
            # compounds that no file has
            sv, knäproblem, knee-osteoarthritis
            sv, nackproblem, neck-pain
            sv, armbågsbesvär, tennis-elbow
            sv, nervvärk, sciatica
            # typos, and keyboards without å, ä and ö
            sv, ichias, sciatica
            sv, iskias, sciatica
            sv, disbråck, sciatica
            sv, knartros, knee-osteoarthritis
            sv, knaartros, knee-osteoarthritis
            sv, tenisarmbåge, tennis-elbow
            sv, nakspärr, neck-pain
            sv, rygskott, low-back-pain
            # red flags
            sv, kan inte kissa, sciatica
            sv, domningar i underlivet, sciatica
            sv, foten släpar, sciatica
            sv, plötslig huvudvärk, neck-pain
            sv, varmt och rött knä, knee-osteoarthritis
            # English
            en, sciatica, sciatica
            en, slipped disc, sciatica
            en, slipped discs, sciatica
            en, nerve roots, sciatica
            en, pain in my leg, sciatica
            en, pinched nerve, sciatica
            en, siatica, sciatica
            en, knees, knee-osteoarthritis
            en, ostearthritis, knee-osteoarthritis
            en, pain on stairs, knee-osteoarthritis
            en, stiff neck, neck-pain
            en, backache, low-back-pain
            en, my back went, low-back-pain
            en, sore elbows, tennis-elbow
            en, tenis elbow, tennis-elbow
            en, cannot pee, sciatica
            en, numb between my legs, sciatica
            en, double vision, neck-pain
            """)
    void rightArticleComesFirst(String language, String asked, String folder) {
        var found = find(language, asked);

        assertThat(found).as(asked).isNotEmpty();
        assertThat(found.getFirst().condition().id())
                .as(
                        "first of %s",
                        found.stream()
                                .map(finding -> finding.condition().name() + " " + finding.score())
                                .toList())
                .isEqualTo(condition(folder, language).id());
    }

    /** Written down before anybody looked at what the articles say. */
    @ParameterizedTest(name = "{0}: {1} → {2}")
    @CsvSource(textBlock = """
            # where it hurts and how it feels, in whole phrases
            sv, smärta från skinkan ner i vaden, sciatica
            sv, stickningar i foten, sciatica
            sv, utstrålande smärta i benet, sciatica
            sv, domnat ben, sciatica
            sv, bråck i ryggen, sciatica
            sv, klämd nerv i ryggen, sciatica
            sv, ont i ryggslutet, low-back-pain
            sv, ont i svanken, low-back-pain
            sv, stel rygg på morgonen, low-back-pain
            sv, kotan har hoppat ur, low-back-pain
            sv, spänd i nacken av datorn, neck-pain
            sv, kan inte vrida huvudet, neck-pain
            sv, utslitet knä, knee-osteoarthritis
            sv, svullet knä, knee-osteoarthritis
            sv, broskskada i knät, knee-osteoarthritis
            sv, knäskålen gnisslar, knee-osteoarthritis
            sv, ont på utsidan av armbågen, tennis-elbow
            sv, svagt grepp i handen, tennis-elbow
            # compounds and inflections
            sv, ischiassmärta, sciatica
            sv, ryggvärk, low-back-pain
            sv, ryggsmärtor, low-back-pain
            sv, halskotorna, neck-pain
            sv, nackvärken, neck-pain
            sv, gamnacke, neck-pain
            sv, knäledsartros, knee-osteoarthritis
            # what doctors call it, and its neighbours
            sv, lumbago, low-back-pain
            sv, whiplash, neck-pain
            sv, gonartros, knee-osteoarthritis
            sv, epikondylit, tennis-elbow
            sv, lateral epikondylalgi, tennis-elbow
            sv, golfarmbåge, tennis-elbow
            # red flags
            sv, tappat känseln i skrevet, sciatica
            sv, kan inte hålla urinen, sciatica
            # English
            en, shooting pain down leg, sciatica
            en, herniated disk, sciatica
            en, tingling in foot, sciatica
            en, burning buttock pain, sciatica
            en, trapped nerve in back, sciatica
            en, sciattica, sciatica
            en, both legs numb, sciatica
            en, no control of bladder, sciatica
            en, lower back ache, low-back-pain
            en, threw my back out, low-back-pain
            en, lumbar pain, low-back-pain
            en, crick in the neck, neck-pain
            en, tech neck, neck-pain
            en, can't turn my head, neck-pain
            en, neckpain, neck-pain
            en, fever and neck stiffness, neck-pain
            en, worn out knee, knee-osteoarthritis
            en, knee arthritis, knee-osteoarthritis
            en, arthrosis knee, knee-osteoarthritis
            en, swollen knee, knee-osteoarthritis
            en, lateral epicondylitis, tennis-elbow
            en, gripping hurts elbow, tennis-elbow
            """)
    void wordsThatNobodyPreparedForFindTheirArticle(String language, String asked, String folder) {
        rightArticleComesFirst(language, asked, folder);
    }

    @ParameterizedTest
    @CsvSource({
        "sv, kan inte kissa",
        "sv, domnad i underlivet",
        "sv, Jag kissar på mig",
        "sv, svag i båda benen",
        "sv, cauda equina",
        "sv, svullen vad",
        "sv, min vad är svullen",
        "sv, svullna vader",
        "sv, vaden är svullen",
        "en, can't pee",
        "en, saddle numbness",
        "en, I am wetting myself",
        "en, weak in both legs"
    })
    void wordsOfAnEmergencyShowItFirst(String language, String asked) {
        assertThat(find(language, asked).getFirst().signs())
                .as(asked)
                .first()
                .satisfies(sign -> assertThat(sign.level()).isEqualTo(RedFlagLevel.EMERGENCY));
    }

    @ParameterizedTest
    @CsvSource({"sv, ont i benet", "sv, ischias", "sv, ont i knät", "en, leg pain", "en, stiff neck", "en, backache"})
    void everydayWordsAlarmNobody(String language, String asked) {
        assertThat(find(language, asked))
                .as(asked)
                .allSatisfy(finding -> assertThat(finding.signs()).isEmpty());
    }

    /** "Vad" is a calf, and asks "what". */
    @ParameterizedTest
    @CsvSource({"sv, svullet knä", "sv, vad hjälper mot svullet knä", "sv, svullna knän", "en, swollen knee"})
    void swollenKneeIsNoEmergency(String language, String asked) {
        assertThat(find(language, asked)).as(asked).isNotEmpty().noneMatch(Finding::hasEmergency);
    }

    @ParameterizedTest
    @CsvSource({
        "sv, bokföring",
        "sv, xyzzy",
        "sv, bitcoin vad är det",
        "sv, och",
        "sv, ''",
        "en, the",
        "en, xyzzy",
        "sv, %&/",
        "en, bitcoin"
    })
    void otherWordsFindNothing(String language, String asked) {
        assertThat(find(language, asked)).as(asked).isEmpty();
    }

    @Test
    void findingLeadsToTheSectionThatAnswers() {
        assertThat(find("en", "sciatica same as disc herniation").getFirst().section())
                .hasValueSatisfying(section -> assertThat(section.id()).isEqualTo("questions"));
    }

    private static List<Finding> find(String language, String asked) {
        return Objects.requireNonNull(CATALOGUES.get(language)).find(asked);
    }

    private static Catalogue catalogue(String language) {
        var items = new HashMap<UUID, String>();
        read("classpath*:content/*/exercise-*." + language + ".yaml", Exercise.class)
                .forEach(item -> items.put(item.id(), item.title() + " " + item.group()));
        read("classpath*:content/*/treatment-*." + language + ".yaml", TreatmentMethod.class)
                .forEach(item -> items.put(item.id(), item.name() + " " + item.whatHappens()));
        return new Catalogue(
                read("classpath*:content/*/condition." + language + ".yaml", Condition.class),
                new PlainText(items),
                language);
    }

    private static Condition condition(String folder, String language) {
        return read("classpath*:content/" + folder + "/condition." + language + ".yaml", Condition.class)
                .getFirst();
    }

    static <T> List<T> read(String pattern, Class<T> type) {
        try {
            return Arrays.stream(new PathMatchingResourcePatternResolver().getResources(pattern))
                    .map(file -> {
                        try (var in = file.getInputStream()) {
                            return YAMLMapper.shared().readValue(in, type);
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    })
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
