package clinic.viewer.page;

import clinic.site.Language;
import clinic.viewer.clock.Advance;
import clinic.viewer.clock.ClinicClock;
import clinic.viewer.clock.ClockStands;
import clinic.viewer.message.Channel;
import clinic.viewer.message.Message;
import clinic.viewer.message.Messages;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** Phones and mailboxes for people to look at; works without JavaScript. */
@Controller
class LocalPage {
    private static final String POLICY = "Content-Security-Policy";
    /** Enough for every patient of a try-out; after a load test the page still opens at once. */
    private static final int NEWEST = 2000;

    private final Messages messages;
    private final ClinicClock clock;
    private final ZoneId zone;

    LocalPage(
            Messages messages, ClinicClock clock, @Value("${clinic.viewer.clock.zone:Europe/Stockholm}") ZoneId zone) {
        this.messages = messages;
        this.clock = clock;
        this.zone = zone;
    }

    /** The person with this address, or whoever got the newest message; a mail opened by its id, or the newest. */
    @GetMapping(path = "/local", produces = MediaType.TEXT_HTML_VALUE)
    String show(
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(required = false) @Nullable String mail,
            @RequestParam(required = false) @Nullable Integer steps,
            Locale language,
            Model model,
            HttpServletResponse response) {
        List<Person> people = People.behind(
                messages.newestFirst(message -> true).stream().limit(NEWEST).toList());
        Person chosen = people.stream()
                .filter(person -> to != null && person.has(to))
                .findFirst()
                .orElse(people.isEmpty() ? null : people.getFirst());
        model.addAttribute("people", people);
        model.addAttribute("chosen", chosen);
        model.addAttribute("sms", chosen == null ? List.of() : of(chosen, Channel.SMS));
        model.addAttribute("mails", chosen == null ? List.of() : of(chosen, Channel.EMAIL));
        model.addAttribute("opened", chosen == null ? null : opened(of(chosen, Channel.EMAIL), mail));
        model.addAttribute("clock", clock.read());
        model.addAttribute("steps", steps);
        model.addAttribute("shown", new Shown(zone, language));
        // The one exception to the policy of all pages: a mail stands in a frame of its own.
        response.setHeader(POLICY, response.getHeader(POLICY) + "; frame-src 'self'");
        return "local/viewer";
    }

    /** The clock's buttons. */
    @PostMapping(path = "/local/clock", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    Object move(
            Advance advance,
            @RequestParam(required = false) @Nullable String person,
            Locale language,
            Model model,
            HttpServletResponse response) {
        try {
            ClinicClock.Moved moved = advance.apply(clock);
            URI back = UriComponentsBuilder.fromPath("/local")
                    .queryParam("to", "{person}")
                    .queryParam("steps", moved.steps())
                    .encode()
                    .build(Objects.requireNonNullElse(person, ""));
            return ResponseEntity.status(HttpStatus.SEE_OTHER).location(back).build();
        } catch (ClockStands why) {
            response.setStatus(status(why).value());
            model.addAttribute("trouble", why);
            model.addAttribute("troubleKind", why.getClass().getSimpleName());
            // The switch of this page must not lead to the clock's data.
            model.addAttribute(
                    "languageSwitch", "/local?lang=" + Language.other(language).getLanguage());
            return show(person, null, null, language, model, response);
        }
    }

    private static HttpStatus status(ClockStands why) {
        return switch (why) {
            case ClockStands.AlreadyMoving e -> HttpStatus.CONFLICT;
            case ClockStands.NotThatWay e -> HttpStatus.BAD_REQUEST;
            case ClockStands.Unfinished e -> HttpStatus.SERVICE_UNAVAILABLE;
        };
    }

    private static List<Message> of(Person person, Channel channel) {
        return person.messages().stream()
                .filter(message -> message.channel() == channel)
                .toList();
    }

    private static @Nullable Message opened(List<Message> mails, @Nullable String id) {
        return mails.stream()
                .filter(mail -> mail.id().equals(id))
                .findFirst()
                .orElse(mails.isEmpty() ? null : mails.getFirst());
    }
}
