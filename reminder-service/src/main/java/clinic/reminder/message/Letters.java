package clinic.reminder.message;

import clinic.contracts.calendar.VisitCalendar;
import clinic.contracts.reminder.Purpose;
import clinic.reminder.contact.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/** What stands around the words of every mail, and the one page they are put on. */
@Component
class Letters {

    private final MessageSource messages;
    private final ITemplateEngine pages;
    private final Invitations invitations;

    Letters(MessageSource messages, ITemplateEngine pages, Invitations invitations) {
        this.messages = messages;
        this.pages = pages;
        this.invitations = invitations;
    }

    /** Of a visit: when, with whom and where. */
    List<String> card(Locale language, VisitFacts visit) {
        When when = new When(visit.start(), visit.end(), language);
        List<String> card = new ArrayList<>();
        card.add(say(language, "mail.when", when.day(), when.from(), when.to()));
        if (visit.practitioner() != null) {
            card.add(visit.practitioner());
        }
        card.add(visit.place().name());
        card.add(visit.place().street() + ", " + visit.place().city());
        return card;
    }

    /**
     * Under what goes to patients; staff need none.
     *
     * @param place null where a mail is about none
     */
    List<String> footer(Locale language, @Nullable Place place) {
        String emergency = say(language, "mail.emergency");
        return place == null ? List.of(emergency) : List.of(say(language, "mail.help", place.phone()), emergency);
    }

    /** Null where the clinic sends none, or the mail changes nothing in a calendar. */
    @Nullable
    VisitCalendar invitation(Purpose purpose, Locale language, VisitFacts visit) {
        return invitations.about(purpose, language, visit);
    }

    String unsubscribing(Locale language) {
        return say(language, "mail.unsubscribe");
    }

    String html(Locale language, Letter letter) {
        Context context = new Context(language);
        context.setVariable("letter", letter);
        return pages.process("mail/letter", context);
    }

    private String say(Locale language, String key, Object... facts) {
        return messages.getMessage(key, facts, language);
    }
}
