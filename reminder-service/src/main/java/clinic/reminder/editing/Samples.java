package clinic.reminder.editing;

import clinic.contracts.reminder.Channel;
import clinic.contracts.reminder.Purpose;
import clinic.reminder.contact.Place;
import clinic.reminder.message.Links;
import clinic.reminder.message.Reader;
import clinic.reminder.message.SmsText;
import clinic.reminder.message.VisitFacts;
import clinic.reminder.message.Wording;
import clinic.reminder.message.Words;
import clinic.reminder.template.Languages;
import clinic.reminder.template.Template;
import clinic.reminder.template.TemplateText;
import clinic.reminder.template.TemplateVersion;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What a template would look like on the way to a patient who does not exist. */
@Component
class Samples {

    private static final UUID NOBODY = new UUID(0, 0);
    private static final String PHONE = "+46701740605";
    private static final ZoneId ZONE = ZoneId.of("Europe/Stockholm");

    /** A Wednesday in September: in both languages no date is longer. */
    private static final ZonedDateTime START = ZonedDateTime.of(2026, 9, 30, 9, 30, 0, 0, ZONE);

    private static final Instant WRITTEN = START.minusDays(2).toInstant();

    private static final Place PLACE = new Place("Videslätt Torget", "Torggatan 4", "Videslätt", "08-465 004 10", ZONE);
    private static final Place WITH_A_LONG_NAME = new Place(
            "Mottagningen vid Gamla Järnvägsparken", "Järnvägsgatan 112 B", "Videslätt", "08-465 004 10", ZONE);

    private final Wording wording;
    private final Links links;

    Samples(Wording wording, Links links) {
        this.wording = wording;
        this.links = links;
    }

    /** By language, each as it would arrive. */
    Map<String, Preview> previews(Template template, Map<String, TemplateText> texts) {
        Map<String, Preview> previews = new LinkedHashMap<>();
        for (String language : Languages.ALL) {
            Locale locale = Locale.of(language);
            Words words = of(template, texts, locale);
            previews.put(
                    language,
                    template.channel() == Channel.SMS
                            ? Preview.ofSms(SmsText.of(words.text()), withLongNames(template, texts, locale))
                            : Preview.ofMail(words));
        }
        return previews;
    }

    Words of(Template template, Map<String, TemplateText> texts, Locale language) {
        return words(template, texts, language, PLACE, "Anna Lindqvist");
    }

    /** An SMS as long as it gets where names are long. */
    SmsText withLongNames(Template template, Map<String, TemplateText> texts, Locale language) {
        return SmsText.of(
                words(template, texts, language, WITH_A_LONG_NAME, "Aleksandra-Wilhelmina Bergström Wåhlstedt")
                        .text());
    }

    private Words words(
            Template template, Map<String, TemplateText> texts, Locale language, Place place, String practitioner) {
        TemplateVersion draft = new TemplateVersion(template, 0, texts, WRITTEN, null, null);
        Wording drafted = wording.by(asked -> draft);
        Channel channel = template.channel();
        Reader reader = new Reader(channel, PHONE, language, WRITTEN);
        return switch (template.purpose()) {
            case CONFIRMATION, REMINDER, CHANGE, CANCELLATION, NO_SHOW ->
                drafted.visit(template.purpose(), reader, visit(template.purpose(), place, practitioner, language));
            case CHECK_IN -> {
                String link = links.checkIn(NOBODY, "sample", language);
                yield channel == Channel.SMS
                        ? drafted.checkInBySms(reader, link)
                        : drafted.checkInByMail(language, place, link, links.unsubscribe(NOBODY, "sample", language));
            }
            case CODE ->
                switch (template) {
                    case MAIL_STAFF_INVITATION, MAIL_STAFF_RESET ->
                        drafted.staffLink(template, language, links.staffPassword(NOBODY, "sample", language));
                    default -> drafted.code(channel, language, "123456");
                };
            case ESCALATION -> drafted.escalation(channel, language);
            case ANSWER ->
                drafted.answer(
                        template.id().substring("sms.".length()),
                        language,
                        visit(template.purpose(), place, practitioner, language));
        };
    }

    private VisitFacts visit(Purpose purpose, Place place, String practitioner, Locale language) {
        return new VisitFacts(
                NOBODY,
                1,
                START,
                START.plus(Duration.ofMinutes(45)),
                place,
                practitioner,
                links.about(purpose, NOBODY, "sample", language));
    }
}
