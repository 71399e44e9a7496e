package clinic.viewer.page;

import clinic.viewer.message.Message;
import clinic.viewer.message.Messages;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** The HTML of one mail, for the frame it is shown in: whatever it holds, nothing in it runs or loads. */
@RestController
class MailPage {
    private static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; "
            + "form-action 'none'; base-uri 'none'; frame-ancestors 'self'; "
            + "sandbox allow-top-navigation-by-user-activation";
    private static final Pattern HEAD = Pattern.compile("<head[^>]*>", Pattern.CASE_INSENSITIVE);
    /** A link in a mail opens the page it leads to, not a page inside the frame. */
    private static final String LINKS_LEAVE_THE_FRAME = "<base target=\"_top\">";

    private final Messages messages;

    MailPage(Messages messages) {
        this.messages = messages;
    }

    /** The mail as it was sent. */
    @GetMapping("/local/messages/{id}/html")
    ResponseEntity<String> html(@PathVariable String id) {
        String html = messages.find(id).map(Message::html).orElse(null);
        if (html == null) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return ResponseEntity.ok()
                .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
                .header("Content-Security-Policy", POLICY)
                // A sandboxed page cannot promise an opener policy; browsers would refuse to show it.
                .header("Cross-Origin-Opener-Policy", "unsafe-none")
                .body(withLinksThatLeave(html));
    }

    private static String withLinksThatLeave(String html) {
        Matcher head = HEAD.matcher(html);
        return head.find()
                ? html.substring(0, head.end()) + LINKS_LEAVE_THE_FRAME + html.substring(head.end())
                : LINKS_LEAVE_THE_FRAME + html;
    }
}
