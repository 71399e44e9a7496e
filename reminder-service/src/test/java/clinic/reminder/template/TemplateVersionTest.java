package clinic.reminder.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TemplateVersionTest {

    private static final Locale SWEDISH = Locale.of("sv");

    private static TemplateVersion version(Template template, Part part, String words) {
        TemplateText text = new TemplateText(Map.of(part, words));
        return new TemplateVersion(template, 3, Map.of("sv", text, "en", text), Instant.EPOCH, "editor", null);
    }

    private static String sms(String words, Map<Fact, String> facts) {
        return version(Template.SMS_REMINDER, Part.TEXT, words).say(Part.TEXT, SWEDISH, facts);
    }

    @Test
    void factsAreFilledInOnce() {
        assertThat(sms("{day} kl {time}, {day}", Map.of(Fact.DAY, "{time}", Fact.TIME, "$1 \\ {day}")))
                .isEqualTo("{time} kl $1 \\ {day}, {time}");
    }

    @Test
    void whatIsUnknownTakesItsSpaceAlong() {
        assertThat(sms("{time} {with}, {location}.", Map.of(Fact.TIME, "9", Fact.WITH, "", Fact.LOCATION, "Torget")))
                .isEqualTo("9, Torget.");
    }

    @Test
    void whatThereIsNotOrMayNotStandThereIsRefusedByName() {
        Map<Fact, String> facts = Map.of(Fact.DAY, "tis", Fact.CODE, "123456", Fact.PHONE, "08-465 004 10");
        assertThatThrownBy(() -> sms("{day} {treatment}", facts))
                .isInstanceOf(WordsNotForEveryone.class)
                .hasMessageContaining("{treatment}");
        assertThatThrownBy(() -> sms("{day} {code}", facts)).hasMessageContaining("{code}");
        assertThatThrownBy(() -> version(Template.MAIL_REMINDER, Part.SUBJECT, "{day} {phone}")
                        .say(Part.SUBJECT, SWEDISH, facts))
                .hasMessageContaining("{phone}");
    }

    @Test
    void storedMessageNamesLanguageTemplateAndVersion() {
        assertThat(version(Template.SMS_ANSWER_TOO_LATE, Part.TEXT, "").mark(SWEDISH))
                .isEqualTo("sv:sms.answer-too-late:v3");
    }

    @ParameterizedTest
    @EnumSource(Template.class)
    void shippedWordsAskForWhatTheyMayAndForWhatTheyMust(Template template) {
        var shipped = ShippedTemplates.of(template);
        assertThat(shipped).containsOnlyKeys(Languages.ALL);
        shipped.values()
                .forEach(text -> Part.of(template.channel()).forEach(part -> {
                    assertThat(text.asked(part))
                            .allSatisfy(name -> assertThat(Fact.named(name).filter(template.allowed(part)::contains))
                                    .as(name)
                                    .isPresent());
                    assertThat(text.asked(part))
                            .containsAll(template.needed(part).stream()
                                    .map(Fact::word)
                                    .toList());
                    assertThat(text.of(part).isBlank() && !part.mayBeEmpty()).isFalse();
                }));
        assertThat(Template.named(template.id())).hasValue(template);
    }
}
