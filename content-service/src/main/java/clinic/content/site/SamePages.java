package clinic.content.site;

import clinic.site.AskedAgain;
import jakarta.servlet.Filter;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Which pages may be asked for again: not the search, which nobody keeps. */
@Configuration(proxyBeanMethods = false)
class SamePages {

    @Bean
    FilterRegistrationBean<Filter> samePage() {
        return AskedAgain.at(
                "",
                "/conditions",
                "/conditions/*",
                "/treatments",
                "/treatments/*",
                "/accessibility",
                "/sitemap.xml",
                "/robots.txt");
    }
}
