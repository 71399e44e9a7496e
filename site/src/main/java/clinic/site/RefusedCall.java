package clinic.site;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

/** What a program reads that is refused before anything of ours looks at what it wants: a problem (RFC 9457). */
public final class RefusedCall {

    private RefusedCall() {}

    /**
     * @param type the last part of its name, which never changes
     * @param title in plain English; no quotation marks
     */
    public static void write(HttpServletResponse response, HttpStatus status, String type, String title)
            throws IOException {
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        // As bytes, for a writer would have its own character set put behind the media type.
        response.getOutputStream()
                .write("""
                        {"type":"urn:clinic:problem:%s","title":"%s","status":%d}""".formatted(type, title, status.value()).getBytes(StandardCharsets.UTF_8));
    }
}
