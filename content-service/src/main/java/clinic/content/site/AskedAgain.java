package clinic.content.site;

import jakarta.servlet.Filter;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.filter.ShallowEtagHeaderFilter;

/** Whoever asks for a page again that is still the same gets a short answer. */
@Configuration(proxyBeanMethods = false)
class AskedAgain {

    @Bean
    FilterRegistrationBean<Filter> samePage() {
        var filter = new ShallowEtagHeaderFilter();
        // One server may have packed the page on its way and another not: it is the same page.
        filter.setWriteWeakETag(true);
        var registration = new FilterRegistrationBean<Filter>(filter);
        registration.addUrlPatterns("", "/conditions", "/conditions/*", "/sitemap.xml", "/robots.txt");
        return registration;
    }
}
