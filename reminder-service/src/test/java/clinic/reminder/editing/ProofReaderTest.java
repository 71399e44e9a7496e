package clinic.reminder.editing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import clinic.reminder.Flaw;
import clinic.reminder.message.ShippedWording;
import clinic.reminder.template.Part;
import clinic.reminder.template.PrivacyGuard;
import clinic.reminder.template.ShippedTemplates;
import clinic.reminder.template.Template;
import clinic.reminder.template.TemplateText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProofReaderTest {

    private final PrivacyGuard guard = new PrivacyGuard(() -> List.of("Höstglid"));
    private final Samples samples = new Samples(ShippedWording.guardedBy(guard, true), ShippedWording.LINKS);
    private final ProofReader proofs = new ProofReader(guard, samples);

    private static Map<String, Map<String, String>> shipped(Template template) {
        Map<String, Map<String, String>> words = new LinkedHashMap<>();
        ShippedTemplates.of(template).forEach((language, text) -> {
            Map<String, String> parts = new LinkedHashMap<>();
            text.parts().forEach((part, said) -> parts.put(part.word(), said));
            words.put(language, parts);
        });
        return words;
    }

    private static Map<String, String> in(Map<String, Map<String, String>> draft, String language) {
        return Objects.requireNonNull(draft.get(language));
    }

    /** Field and code of all that is wrong when one part says this. */
    private List<String> flaws(Template template, String language, Part part, String said) {
        var draft = shipped(template);
        in(draft, language).put(part.word(), said);
        return flaws(template, draft);
    }

    private List<String> flaws(Template template, Map<String, Map<String, String>> draft) {
        UnfitWords unfit = catchThrowableOfType(UnfitWords.class, () -> proofs.read(template, draft));
        return unfit == null
                ? List.of()
                : unfit.flaws().stream()
                        .map(flaw -> flaw.field() + " " + flaw.code())
                        .toList();
    }

    @ParameterizedTest
    @EnumSource(Template.class)
    void shippedWordsPass(Template template) {
        assertThat(flaws(template, shipped(template))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Template.class)
    void shippedSmsAreTwoSegmentsAtMostAndOneWithoutALink(Template template) {
        if (!Part.of(template.channel()).contains(Part.TEXT)) {
            return;
        }
        Map<String, TemplateText> texts = ShippedTemplates.of(template);
        texts.forEach((language, text) -> {
            var sms = samples.withLongNames(template, texts, Locale.of(language));
            int most = text.asked(Part.TEXT).contains("link") ? 2 : 1;
            assertThat(sms.segments()).as(sms.text()).isLessThanOrEqualTo(most);
        });
    }

    @Test
    void placeholdersAreAClosedList() {
        assertThat(flaws(Template.SMS_REMINDER, "sv", Part.TEXT, "{day} {time} {link} {treatment}"))
                .containsExactly("sv.text unknown-placeholder");
        assertThat(flaws(Template.SMS_REMINDER, "en", Part.TEXT, "{day} {time} {link} {code}"))
                .containsExactly("en.text placeholder-not-allowed");
        assertThat(flaws(Template.SMS_CANCELLATION, "sv", Part.TEXT, "{day} {time} {replies}"))
                .containsExactly("sv.text placeholder-not-allowed");
        assertThat(flaws(Template.MAIL_REMINDER, "sv", Part.SUBJECT, "{day} {phone}"))
                .containsExactly("sv.subject placeholder-not-allowed");
        assertThat(flaws(Template.MAIL_REMINDER, "sv", Part.ACTION, "Se {clinic}"))
                .containsExactly("sv.action placeholder-not-allowed");
        assertThat(flaws(Template.MAIL_CODE, "sv", Part.SUBJECT, "Din kod är {code}"))
                .containsExactly("sv.subject placeholder-not-allowed");
        assertThat(flaws(Template.SMS_REMINDER, "sv", Part.TEXT, "{day} {time} {link} {with"))
                .containsExactly("sv.text stray-brace");
    }

    @Test
    void refusalNamesThePlaceholder() {
        var draft = shipped(Template.SMS_REMINDER);
        in(draft, "sv").put("text", "{day} {time} {link} {condition}");
        UnfitWords unfit = catchThrowableOfType(UnfitWords.class, () -> proofs.read(Template.SMS_REMINDER, draft));
        assertThat(unfit.flaws()).extracting(Flaw::message).containsExactly("There is no {condition}");
    }

    @Test
    void whatAMessageIsOfNoUseWithoutIsAskedFor() {
        assertThat(flaws(Template.SMS_REMINDER, "sv", Part.TEXT, "Välkommen {day}"))
                .containsExactly("sv.text placeholder-missing", "sv.text placeholder-missing");
        assertThat(flaws(Template.SMS_CODE, "sv", Part.TEXT, "Din kod")).containsExactly("sv.text placeholder-missing");
        assertThat(flaws(Template.SMS_CHECK_IN, "sv", Part.TEXT, "{link} {link}"))
                .containsExactly("sv.text placeholder-twice");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Besök för höstglid", "Patient 121212-1212", "Patient 1212121212"})
    @DisplayName("Scenario 34: what lies open names no condition and no personnummer, and is refused when it is saved")
    void whatLiesOpenTellsNothing(String words) {
        assertThat(flaws(Template.SMS_CANCELLATION, "sv", Part.TEXT, words + " {day} {time}"))
                .containsExactly("sv.text not-for-everyone");
        for (Part part : List.of(Part.SUBJECT, Part.HEADING, Part.LEAD)) {
            assertThat(flaws(Template.MAIL_REMINDER, "en", part, words))
                    .containsExactly("en." + part.word() + " not-for-everyone");
        }
    }

    @Test
    void addressOfOthersIsRefused() {
        assertThat(flaws(Template.SMS_CANCELLATION, "sv", Part.TEXT, "{day} {time} Se https://clinic.example/hostglid"))
                .containsExactly("sv.text address");
    }

    @Test
    void everythingThatIsWrongIsToldAtOnce() {
        var draft = shipped(Template.MAIL_REMINDER);
        in(draft, "sv").put("subject", "Två\nrader");
        in(draft, "sv").put("heading", " ");
        in(draft, "sv").put("footer", "x");
        in(draft, "en").put("action", "x".repeat(61));
        draft.put("de", Map.of());
        assertThat(flaws(Template.MAIL_REMINDER, draft))
                .containsExactlyInAnyOrder(
                        "de unknown",
                        "sv.footer unknown",
                        "sv.subject several-lines",
                        "sv.heading missing",
                        "en.action too-long");
        draft.remove("en");
        assertThat(flaws(Template.MAIL_REMINDER, draft)).contains("en missing");
    }

    @ParameterizedTest
    @CsvSource({"å, 160, 0", "ł, 80, 0", "å, 410, 1", "ł, 150, 1"})
    void smsThatWouldBecomeTooManyIsRefused(String letter, int times, int flaws) {
        assertThat(flaws(Template.SMS_CANCELLATION, "sv", Part.TEXT, "{day} {time} " + letter.repeat(times)))
                .hasSize(0);
        assertThat(flaws(Template.SMS_CANCELLATION, "sv", Part.TEXT, "{day} {time} {link}" + letter.repeat(times)))
                .as("with the link")
                .hasSize(flaws);
    }

    @ParameterizedTest
    @EnumSource(Template.class)
    void everyTemplateCanBeTriedOut(Template template) {
        Map<String, TemplateText> texts = ShippedTemplates.of(template);
        for (String language : texts.keySet()) {
            assertThatCode(() -> samples.of(template, texts, Locale.of(language)))
                    .doesNotThrowAnyException();
        }
    }
}
