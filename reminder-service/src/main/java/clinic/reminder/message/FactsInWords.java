package clinic.reminder.message;

import clinic.contracts.reminder.Purpose;
import clinic.reminder.contact.Place;
import clinic.reminder.template.Fact;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What is filled into templates, as the reader would say it. */
@Component
class FactsInWords {

    /** Longer names are cut, so that no message outgrows its segments. */
    private static final int LONGEST_NAME = 34;

    /** Nearer to a visit, the clinic's rule may no longer let an SMS cancel it; then none says that it does. */
    private static final Duration LATE = Duration.ofDays(1);

    private static final Set<Purpose> ANSWERED = EnumSet.of(Purpose.CONFIRMATION, Purpose.REMINDER, Purpose.CHANGE);

    private final MessageSource messages;
    private final Answerable answerable;

    FactsInWords(MessageSource messages, Answerable answerable) {
        this.messages = messages;
        this.answerable = answerable;
    }

    /** What every message may say. */
    Map<Fact, String> ofTheClinic(Locale language) {
        Map<Fact, String> facts = new EnumMap<>(Fact.class);
        facts.put(Fact.CLINIC, say(language, "clinic.name"));
        return facts;
    }

    Map<Fact, String> ofPlace(Locale language, Place place) {
        Map<Fact, String> facts = ofTheClinic(language);
        facts.put(Fact.LOCATION, shortened(place.name()));
        facts.put(Fact.CITY, place.city());
        facts.put(Fact.PHONE, place.phone());
        return facts;
    }

    Map<Fact, String> ofVisit(Locale language, VisitFacts visit) {
        When when = new When(visit.start(), visit.end(), language);
        Map<Fact, String> facts = ofPlace(language, visit.place());
        facts.put(Fact.DAY, when.shortDay());
        facts.put(Fact.TIME, when.from());
        facts.put(
                Fact.WITH,
                visit.practitioner() == null ? "" : say(language, "sms.with", shortened(visit.practitioner())));
        facts.put(Fact.LINK, visit.link());
        return facts;
    }

    /** How a phone answers word of a visit. */
    String replies(Purpose purpose, Reader reader, Instant start) {
        if (!ANSWERED.contains(purpose) || !answerable.by(reader.address())) {
            return "";
        }
        boolean late = start.isBefore(reader.now().plus(LATE));
        return say(reader.language(), late ? "sms.replies.late" : "sms.replies");
    }

    /** How a phone says no to more check-ins. */
    String stop(Reader reader) {
        return answerable.by(reader.address()) ? say(reader.language(), "sms.stop") : "";
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
