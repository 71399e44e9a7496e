package clinic.site;

import clinic.words.Words;
import jakarta.servlet.Filter;
import java.io.IOException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.context.MessageSourceAutoConfiguration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;
import org.springframework.boot.webmvc.error.ErrorAttributes;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;
import org.springframework.web.servlet.LocaleResolver;
import org.thymeleaf.spring6.view.ThymeleafViewResolver;

/** Gives a service its words, language, filters, error pages and assets. */
@AutoConfiguration(
        before = {MessageSourceAutoConfiguration.class, WebMvcAutoConfiguration.class, ErrorMvcAutoConfiguration.class})
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
class SiteConfiguration {

    @Bean
    MessageSource messageSource(Environment environment) throws IOException {
        return Words.of(environment);
    }

    @Bean
    LocaleResolver localeResolver() {
        return new ChosenLanguage();
    }

    @Bean
    ErrorPages errorPages(ErrorAttributes errors) {
        return new ErrorPages(errors);
    }

    @Bean
    Assets assets() throws IOException {
        return new Assets("classpath:/assets/");
    }

    /** Templates know them as {@code assets}: in the address of a script, Thymeleaf lets no bean be named. */
    @Bean
    SmartInitializingSingleton assetsOnEveryPage(ObjectProvider<ThymeleafViewResolver> pages, Assets assets) {
        return () -> pages.ifAvailable(resolver -> resolver.addStaticVariable("assets", assets));
    }

    /** Only where a service has pages that others may find: it then has to be told what visitors type. */
    @Bean
    @Lazy
    Addresses addresses(@Value("${clinic.public-url}") String publicUrl) {
        return Addresses.under(publicUrl);
    }

    /** Before everything else: a refused or failed request needs these headers too. */
    @Bean
    FilterRegistrationBean<PageHeaders> pageHeaders() {
        return at(Ordered.HIGHEST_PRECEDENCE + 10, new PageHeaders());
    }

    @Bean
    LastCall lastCall() {
        return new LastCall();
    }

    /** On every answer, whoever gives it. */
    @Bean
    FilterRegistrationBean<LastCall> lastCallFilter(LastCall lastCall) {
        return at(Ordered.HIGHEST_PRECEDENCE, lastCall);
    }

    @Bean
    FilterRegistrationBean<Unanswered> unanswered() {
        return at(Ordered.HIGHEST_PRECEDENCE + 5, new Unanswered());
    }

    @Bean
    FilterRegistrationBean<SameOrigin> sameOrigin() {
        return at(Ordered.HIGHEST_PRECEDENCE + 20, new SameOrigin());
    }

    @Bean
    FilterRegistrationBean<LanguageChoice> languageChoice() {
        return at(Ordered.HIGHEST_PRECEDENCE + 15, new LanguageChoice());
    }

    private static <F extends Filter> FilterRegistrationBean<F> at(int order, F filter) {
        var registration = new FilterRegistrationBean<>(filter);
        registration.setOrder(order);
        return registration;
    }
}
