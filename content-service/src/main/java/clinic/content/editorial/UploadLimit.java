package clinic.content.editorial;

import clinic.site.Upload;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Leads who uploads too much back to the page, with the reason. To look for a form's token is to read all of the form,
 * files and all; so it is looked at before anything else is.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class UploadLimit extends OncePerRequestFilter {

    private static final Logger log = LoggerFactory.getLogger(UploadLimit.class);

    /** So many times the largest is still read to its end: a browser shows no answer that comes before it has sent all. */
    private static final int HEARD_OUT = 10;

    private final long largest;

    UploadLimit(@Value("${spring.servlet.multipart.max-request-size}") DataSize largest) {
        this.largest = largest.toBytes();
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !Upload.isIn(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var length = request.getContentLengthLong();
        if (!request.getServletPath().equals(FilePages.IMPORT)) {
            response.sendError(HttpServletResponse.SC_UNSUPPORTED_MEDIA_TYPE);
        } else if (length < 0) {
            response.sendError(HttpServletResponse.SC_LENGTH_REQUIRED);
        } else if (length > largest) {
            log.info("Refused an upload of {} bytes: the most is {}", length, largest);
            if (length <= HEARD_OUT * largest) {
                request.getInputStream().transferTo(OutputStream.nullOutputStream());
            }
            response.setStatus(HttpServletResponse.SC_SEE_OTHER);
            response.setHeader("Location", FilePages.IMPORT + "?too-large");
        } else {
            chain.doFilter(request, response);
        }
    }
}
