package clinic.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.MessageSource;
import org.springframework.mock.env.MockEnvironment;

class WordsTest {

    private static final List<Locale> LANGUAGES = List.of(Words.SWEDISH, Locale.ENGLISH);

    @Test
    void numberAloneIsEnoughForALink(@TempDir Path folder) throws IOException {
        MessageSource words = own(folder, "clinic.phone=031-390 06 00");

        for (Locale language : LANGUAGES) {
            assertThat(said(words, Words.PHONE, language)).isEqualTo("031-390 06 00");
            assertThat(said(words, Words.PHONE_LINK, language)).isEqualTo("tel:+46313900600");
        }
    }

    @Test
    void linkThatIsWrittenStays(@TempDir Path folder) throws IOException {
        MessageSource words = own(folder, "clinic.phone=031-390 06 00\nclinic.phone.link=tel:+46313900611");

        for (Locale language : LANGUAGES) {
            assertThat(said(words, Words.PHONE_LINK, language)).isEqualTo("tel:+46313900611");
        }
    }

    @Test
    void withoutANumberThereIsNoLink(@TempDir Path folder) throws IOException {
        MessageSource words = own(folder, "clinic.name=Kliniken vid ån");

        for (Locale language : LANGUAGES) {
            assertThat(said(words, Words.NAME, language)).isEqualTo("Kliniken vid ån");
            assertThat(said(words, Words.PHONE_LINK, language)).isEmpty();
        }
    }

    @Test
    void whatNobodyHasSaidIsWhatAClinicWithoutWordsSays() throws IOException {
        MessageSource words = Words.of(new MockEnvironment());

        for (Locale language : LANGUAGES) {
            String name = said(words, Words.NAME, language);
            assertThat(name).isNotBlank().isEqualTo(said(Words.unsaid(), Words.NAME, language));
        }
    }

    private static MessageSource own(Path folder, String words) throws IOException {
        Files.writeString(folder.resolve("words_sv.properties"), words);
        var clinic = new MockEnvironment();
        clinic.setProperty("clinic.words", folder.resolve("words").toUri().toString());
        return Words.of(clinic);
    }

    private static String said(MessageSource words, String key, Locale language) {
        return words.getMessage(key, null, language);
    }
}
