package clinic.reminder.message;

import clinic.contracts.calendar.VisitCalendar;
import clinic.contracts.reminder.Channel;
import clinic.contracts.reminder.Purpose;
import clinic.reminder.contact.Place;
import clinic.reminder.template.Fact;
import clinic.reminder.template.Part;
import clinic.reminder.template.PrivacyGuard;
import clinic.reminder.template.Template;
import clinic.reminder.template.TemplateVersion;
import clinic.reminder.template.WordsNotForEveryone;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Puts messages into words, in the patient's language and by the templates in force, when they leave. What would tell
 * more than everybody may see does not leave: each of these throws {@link WordsNotForEveryone}.
 */
public class Wording {

    /** Random letters and digits of ours among the words, and what stands on the clinic's door. */
    private static final Set<Fact> NO_SPEECH =
            EnumSet.of(Fact.LINK, Fact.CODE, Fact.PHONE, Fact.CLINIC, Fact.LOCATION, Fact.CITY);

    private final Function<Template, TemplateVersion> inForce;
    private final FactsInWords facts;
    private final Letters letters;
    private final PrivacyGuard guard;
    private final Links links;

    Wording(
            Function<Template, TemplateVersion> inForce,
            FactsInWords facts,
            Letters letters,
            PrivacyGuard guard,
            Links links) {
        this.inForce = inForce;
        this.facts = facts;
        this.letters = letters;
        this.guard = guard;
        this.links = links;
    }

    /** The same, by other templates than those in force. */
    public Wording by(Function<Template, TemplateVersion> drafts) {
        return new Wording(drafts, facts, letters, guard, links);
    }

    /** The same, by the templates and names of this moment: read once, for all that leave together. */
    public Wording asOfNow() {
        Map<Template, TemplateVersion> read = new EnumMap<>(Template.class);
        return new Wording(template -> read.computeIfAbsent(template, inForce), facts, letters, guard.asOfNow(), links);
    }

    /** A message about a visit that one of the clinic's rules asks for. */
    public Words visit(Purpose purpose, Reader reader, VisitFacts visit) {
        Locale language = reader.language();
        Map<Fact, String> known = facts.ofVisit(language, visit);
        if (reader.channel() == Channel.SMS) {
            known.put(Fact.REPLIES, facts.replies(purpose, reader, visit.start().toInstant()));
            return sms(Template.of(Channel.SMS, purpose), language, known);
        }
        return mail(
                Template.of(Channel.EMAIL, purpose),
                language,
                known,
                letters.card(language, visit),
                visit.link(),
                letters.footer(language, visit.place()),
                null,
                letters.invitation(purpose, language, visit));
    }

    /** A word to say that a check-in waits behind the link; nothing about why. */
    public Words checkInBySms(Reader reader, String link) {
        Map<Fact, String> known = facts.ofTheClinic(reader.language());
        known.put(Fact.LINK, link);
        known.put(Fact.STOP, facts.stop(reader));
        return sms(Template.SMS_CHECK_IN, reader.language(), known);
    }

    /** The same by e-mail, with a way to say no to the next ones. */
    public Words checkInByMail(Locale language, Place place, String link, String unsubscribe) {
        return mail(
                Template.MAIL_CHECK_IN,
                language,
                facts.ofPlace(language, place),
                List.of(),
                link,
                letters.footer(language, place),
                unsubscribe,
                null);
    }

    /** A one-time code for who signs in. */
    public Words code(Channel channel, Locale language, String code) {
        return code(channel, language, code, links.signIn(language));
    }

    /** One for who answers a check-in: they have its page before them, and no other page takes it. */
    public Words checkInCode(Channel channel, Locale language, String code) {
        return code(channel, language, code, null);
    }

    /** The last line of the SMS is one by which phones fill in the code on our pages and no others. */
    private Words code(Channel channel, Locale language, String code, @Nullable String link) {
        Map<Fact, String> known = facts.ofTheClinic(language);
        if (channel == Channel.SMS) {
            known.put(Fact.CODE, code);
            // https://wicg.github.io/sms-one-time-codes
            return sms(Template.SMS_CODE, language, known, "\n\n@" + links.host() + " #" + code);
        }
        return mail(
                Template.MAIL_CODE, language, known, List.of(code), link, letters.footer(language, null), null, null);
    }

    /** The way for somebody of staff to choose a password: an invitation, or a reset. */
    public Words staffLink(Template template, Locale language, String link) {
        return mail(template, language, facts.ofTheClinic(language), List.of(), link, List.of(), null, null);
    }

    /** That something waits for staff, and where; nothing of what it is or whom it is about. */
    public Words escalation(Channel channel, Locale language) {
        Map<Fact, String> known = facts.ofTheClinic(language);
        String link = links.tasks(language);
        if (channel == Channel.SMS) {
            known.put(Fact.LINK, link);
            return sms(Template.SMS_ESCALATION, language, known);
        }
        return mail(Template.MAIL_ESCALATION, language, known, List.of(), link, List.of(), null, null);
    }

    /** What a patient is told who wrote to us: {@code key} names the words, the visit is as it stands now. */
    public Words answer(String key, Locale language, VisitFacts visit) {
        return sms(Template.named("sms." + key).orElseThrow(), language, facts.ofVisit(language, visit));
    }

    private Words sms(Template template, Locale language, Map<Fact, String> known) {
        return sms(template, language, known, "");
    }

    private Words sms(Template template, Locale language, Map<Fact, String> known, String lastLine) {
        TemplateVersion version = inForce.apply(template);
        String text = open(version.say(Part.TEXT, language, known), known) + lastLine;
        return new Words(
                        Objects.requireNonNull(known.get(Fact.CLINIC)),
                        null,
                        SmsText.of(text).text(),
                        null)
                .from(version.mark(language));
    }

    private Words mail(
            Template template,
            Locale language,
            Map<Fact, String> known,
            List<String> card,
            @Nullable String link,
            List<String> footer,
            @Nullable String unsubscribe,
            @Nullable VisitCalendar invitation) {
        TemplateVersion version = inForce.apply(template);
        Map<Part, String> said = new EnumMap<>(Part.class);
        Part.of(Channel.EMAIL).forEach(part -> said.put(part, version.say(part, language, known)));
        open(
                said.entrySet().stream()
                        .filter(part -> part.getKey().liesOpen())
                        .map(Map.Entry::getValue)
                        .collect(Collectors.joining("\n\n")),
                known);
        Letter letter = new Letter(
                language.getLanguage(),
                Objects.requireNonNull(known.get(Fact.CLINIC)),
                said.getOrDefault(Part.SUBJECT, ""),
                said.getOrDefault(Part.HEADING, ""),
                paragraphs(said.getOrDefault(Part.LEAD, "")),
                card,
                said.getOrDefault(Part.ACTION, ""),
                link,
                paragraphs(said.getOrDefault(Part.NOTES, "")),
                footer,
                unsubscribe == null ? null : letters.unsubscribing(language),
                unsubscribe);
        return new Words(
                        letter.clinic(),
                        letter.subject(),
                        letter.text(),
                        letters.html(language, letter),
                        new Mailing(language, unsubscribe, invitation))
                .from(version.mark(language));
    }

    private String open(String words, Map<Fact, String> known) {
        return guard.open(
                words,
                NO_SPEECH.stream().map(known::get).filter(Objects::nonNull).toList());
    }

    private static List<String> paragraphs(String text) {
        return text.isBlank() ? List.of() : text.lines().toList();
    }
}
