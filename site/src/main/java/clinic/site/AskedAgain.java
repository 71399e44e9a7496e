package clinic.site;

import jakarta.servlet.Filter;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.web.filter.ShallowEtagHeaderFilter;

/** Whoever asks for a page again that is still the same gets a short answer: for pages that are the same for everyone. */
public final class AskedAgain {

    private AskedAgain() {}

    /** To be registered as a bean. */
    public static FilterRegistrationBean<Filter> at(String... addresses) {
        var filter = new ShallowEtagHeaderFilter();
        // One server may have packed the page on its way and another not: it is the same page.
        filter.setWriteWeakETag(true);
        var registration = new FilterRegistrationBean<Filter>(filter);
        registration.addUrlPatterns(addresses);
        return registration;
    }
}
