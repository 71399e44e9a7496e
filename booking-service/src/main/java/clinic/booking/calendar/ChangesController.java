package clinic.booking.calendar;

import clinic.booking.signin.StaffMember;
import clinic.booking.signin.StillSignedIn;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Server-sent events to the calendars that are open. Each answer stays open on its own virtual thread, for as long as
 * its reader is signed in and there.
 */
@RestController
class ChangesController {

    /** Shorter than any proxy's patience, and how long somebody who signed out may still hear that something changed. */
    private static final Duration HEARTBEAT = Duration.ofSeconds(4);

    /** The browser comes back at once; doors and limits are asked again. */
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private final Desks desks;
    private final StillSignedIn stillSignedIn;

    ChangesController(Desks desks, StillSignedIn stillSignedIn) {
        this.desks = desks;
        this.stillSignedIn = stillSignedIn;
    }

    @GetMapping(path = "/api/staff/calendar/changes", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Operation(
            summary = "Tells as server-sent events when the calendar has changed",
            description =
                    "Event 'changed', its data the span that something changed in, or {} for anything. Event"
                            + " 'alert' when a patient did what the reader chose to know of, 'red-flag' when one was raised or"
                            + " looked at. What is new is for the reader to ask. Event 'here' every few seconds shows that the line stands.")
    void changes(HttpServletRequest request, HttpServletResponse response) throws IOException, InterruptedException {
        StaffMember member = StaffMember.asking(request);
        HttpSession session = Objects.requireNonNull(request.getSession(false));
        long until = System.nanoTime() + LONGEST.toNanos();
        Desk desk = desks.open(member);
        try {
            response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
            OutputStream out = response.getOutputStream();
            write("retry: 1000\n\n", out, response);
            while (desk.isOpen() && System.nanoTime() < until) {
                News news = desk.next(HEARTBEAT);
                if (!stillSignedIn.is(member, session.getId())) {
                    return;
                }
                write(line(news), out, response);
            }
        } finally {
            desks.leave(desk);
        }
    }

    private static String line(@Nullable News news) {
        if (news == null) {
            return "event: here\ndata: {}\n\n";
        }
        return "event: " + news.event() + "\ndata: "
                + (news.from() == null ? "{}" : "{\"from\":\"" + news.from() + "\",\"until\":\"" + news.until() + "\"}")
                + "\n\n";
    }

    private static void write(String text, OutputStream out, HttpServletResponse response) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        response.flushBuffer();
    }
}
