package clinic.reminder.message;

import clinic.contracts.calendar.VisitCalendar;
import clinic.contracts.reminder.Channel;
import clinic.contracts.reminder.Purpose;
import clinic.reminder.contact.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/** Renders messages in the patient's language from the templates in {@code messages/reminder_*.properties}. */
@Component
public class Wording {

    /** Longer names are cut, so that no message outgrows its two segments. */
    static final int LONGEST_NAME = 34;

    private final MessageSource messages;
    private final ITemplateEngine templates;
    private final PrivacyGuard guard;
    private final Links links;
    private final Invitations invitations;

    Wording(
            MessageSource messages,
            ITemplateEngine templates,
            PrivacyGuard guard,
            Links links,
            Invitations invitations) {
        this.messages = messages;
        this.templates = templates;
        this.guard = guard;
        this.links = links;
        this.invitations = invitations;
    }

    /** A message about a visit: confirmation, reminder, change or cancellation. */
    public Words visit(Purpose purpose, Channel channel, Locale language, VisitFacts visit) {
        When when = new When(visit.start(), visit.end(), language);
        String key = Links.word(purpose);
        String whom = visit.practitioner() == null ? "" : say(language, "sms.with", shortened(visit.practitioner()));
        if (channel == Channel.SMS) {
            return sms(
                    language,
                    "sms." + key,
                    clinic(language),
                    when.shortDay(),
                    when.from(),
                    whom,
                    shortened(visit.place().name()),
                    visit.link());
        }
        List<String> card = new ArrayList<>();
        card.add(say(language, "mail.when", when.day(), when.from(), when.to()));
        if (visit.practitioner() != null) {
            card.add(visit.practitioner());
        }
        card.add(visit.place().name());
        card.add(visit.place().street() + ", " + visit.place().city());
        Letter letter = letter(language, "mail." + key, when, card, visit.place(), visit.link(), null);
        return mail(language, "mail." + key, letter, invitations.about(purpose, language, visit));
    }

    /** A word to say that a check-in waits behind the link; nothing about why. */
    public Words checkInBySms(Locale language, String link) {
        return sms(language, "sms.check-in", clinic(language), link);
    }

    /** The same by e-mail, with a way to say no to the next ones. */
    public Words checkInByMail(Locale language, Place place, String link, String unsubscribe) {
        String key = "mail.check-in";
        return mail(language, key, letter(language, key, null, List.of(), place, link, unsubscribe), null);
    }

    /** A one-time code. The last line of the SMS is one by which phones fill in the code on our pages and no others. */
    public Words code(Channel channel, Locale language, String code) {
        if (channel == Channel.SMS) {
            return sms(language, "sms.code", clinic(language), code, links.host());
        }
        Letter letter = new Letter(
                language.getLanguage(),
                clinic(language),
                guard.open(say(language, "mail.code.subject")),
                say(language, "mail.code.heading"),
                paragraphs(language, "mail.code.lead"),
                List.of(code),
                say(language, "mail.code.action"),
                links.signIn(language),
                paragraphs(language, "mail.code.notes"),
                List.of(say(language, "mail.emergency")),
                null,
                null);
        return mail(language, "mail.code", letter, null);
    }

    /** What a patient is told who wrote to us: {@code key} names the words, the visit is as it stands now. */
    public Words answer(String key, Locale language, VisitFacts visit) {
        When when = new When(visit.start(), visit.end(), language);
        String whom = visit.practitioner() == null ? "" : say(language, "sms.with", shortened(visit.practitioner()));
        return sms(
                language,
                "sms." + key,
                clinic(language),
                when.shortDay(),
                when.from(),
                whom,
                shortened(visit.place().name()),
                visit.link(),
                visit.place().phone());
    }

    private Words sms(Locale language, String key, Object... facts) {
        String text = Gsm7.plain(say(language, key, facts));
        if (Gsm7.segments(text) > 2) {
            throw new IllegalStateException("The SMS " + key + " would need more than two segments");
        }
        return new Words(clinic(language), null, guard.open(text), null).from(template(language, key, key));
    }

    private Letter letter(
            Locale language,
            String key,
            @Nullable When when,
            List<String> card,
            Place place,
            String link,
            @Nullable String unsubscribe) {
        Object[] facts = when == null ? new Object[] {} : new Object[] {when.shortDay(), when.from()};
        return new Letter(
                language.getLanguage(),
                clinic(language),
                guard.open(say(language, key + ".subject", facts)),
                say(language, key + ".heading"),
                paragraphs(language, key + ".lead"),
                card,
                say(language, key + ".action"),
                link,
                paragraphs(language, key + ".notes", place.city()),
                List.of(say(language, "mail.help", place.phone()), say(language, "mail.emergency")),
                unsubscribe == null ? null : say(language, "mail.unsubscribe"),
                unsubscribe);
    }

    private Words mail(Locale language, String key, Letter letter, @Nullable VisitCalendar invitation) {
        Context context = new Context(language);
        context.setVariable("letter", letter);
        return new Words(
                        letter.clinic(),
                        letter.subject(),
                        letter.text(),
                        templates.process("mail/letter", context),
                        new Mailing(language, letter.unsubscribe(), invitation))
                .from(template(
                        language,
                        key,
                        key + ".subject",
                        key + ".heading",
                        key + ".lead",
                        key + ".action",
                        key + ".notes"));
    }

    /** Such as {@code sv:sms.reminder:1f0c93ab}: the mark is of the text before the facts are filled in. */
    private String template(Locale language, String name, String... keys) {
        String text = Stream.of(keys)
                .map(key -> messages.getMessage(key, null, "", language))
                .collect(Collectors.joining("\n"));
        return language.getLanguage() + ":" + name + ":"
                + Words.fingerprint(text).substring(0, 8);
    }

    private String clinic(Locale language) {
        return say(language, "clinic.name");
    }

    private List<String> paragraphs(Locale language, String key, Object... facts) {
        String text = say(language, key, facts);
        return text.isBlank() ? List.of() : List.of(text.split("\n", -1));
    }

    private String say(Locale language, String key, Object... facts) {
        return messages.getMessage(key, facts, language);
    }

    private static String shortened(String name) {
        return name.length() <= LONGEST_NAME
                ? name
                : name.substring(0, LONGEST_NAME - 3).stripTrailing() + "...";
    }
}
