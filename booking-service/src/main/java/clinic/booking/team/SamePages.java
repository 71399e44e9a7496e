package clinic.booking.team;

import clinic.site.AskedAgain;
import jakarta.servlet.Filter;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class SamePages {

    @Bean
    FilterRegistrationBean<Filter> samePage() {
        return AskedAgain.at(TeamPages.PATH, TeamPages.PATH + "/*");
    }
}
