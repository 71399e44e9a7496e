package clinic.site;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.util.StringUtils;

/** A request with files in it. */
public final class Upload {

    private Upload() {}

    /** As whoever unpacks them sees it, to whom capital letters are the same: what a door takes for none is none. */
    public static boolean isIn(HttpServletRequest request) {
        return StringUtils.startsWithIgnoreCase(request.getContentType(), "multipart/");
    }
}
