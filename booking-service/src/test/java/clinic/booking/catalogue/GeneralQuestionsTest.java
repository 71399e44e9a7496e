package clinic.booking.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.booking.catalogue.SafetyQuestion.Level;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.support.ReloadableResourceBundleMessageSource;

class GeneralQuestionsTest {

    /** Who told it at a visit would be sent to care each time, and could never book again. */
    @ParameterizedTest
    @CsvSource({"sv, som du inte redan har berättat om för oss", "en, that you have not already told us about"})
    void whatTheClinicWasToldIsNotAskedForAsNews(String language, String untold) {
        List<SafetyQuestion> asked = new GeneralQuestions(words()).in(Locale.of(language));

        assertThat(asked.stream().filter(question -> question.text().contains("cancer")))
                .isNotEmpty()
                .allSatisfy(question -> assertThat(question.text()).contains(untold));
        assertThat(asked.stream().filter(question -> question.level() == Level.EMERGENCY))
                .isNotEmpty()
                .allSatisfy(question -> assertThat(question.text()).doesNotContain(untold));
    }

    private static ReloadableResourceBundleMessageSource words() {
        var words = new ReloadableResourceBundleMessageSource();
        words.setBasenames("classpath:messages/safety");
        words.setDefaultEncoding(StandardCharsets.UTF_8.name());
        words.setFallbackToSystemLocale(false);
        return words;
    }
}
