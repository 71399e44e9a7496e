package clinic.site;

import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;

/** Whether a page may be kept, and found. Every answer says no until its page says that it is for everyone. */
public final class ForEveryone {

    private static final String ROBOTS = "X-Robots-Tag";

    private ForEveryone() {}

    /** The same for all, so a browser may keep it to go back to; the language is in a cookie. Search engines may list it. */
    public static void is(HttpServletResponse page) {
        page.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-cache");
        page.setHeader(ROBOTS, "all");
    }

    public static void isNot(HttpServletResponse page) {
        page.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        page.setHeader(ROBOTS, "noindex");
    }
}
