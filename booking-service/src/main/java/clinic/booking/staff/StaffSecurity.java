package clinic.booking.staff;

import jakarta.servlet.DispatcherType;
import java.net.URI;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.RedirectStrategy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.savedrequest.CookieRequestCache;
import org.springframework.security.web.savedrequest.RequestCache;

/** Who may open what. Whatever is not named here is closed. */
@Configuration(proxyBeanMethods = false)
class StaffSecurity {

    /**
     * Patients have no account: a personal link opens by its token, and the cookie of {@code /me} lets nobody do more
     * than look and sign out. So a forged form could borrow nothing; requests from other sites are refused by their
     * origin.
     */
    @Bean
    @Order(1)
    SecurityFilterChain patientDoors(HttpSecurity http, Environment environment) throws Exception {
        // Pulse and clock; the gateway never routes them.
        boolean demo = environment.acceptsProfiles(Profiles.of("demo"));
        return http.securityMatcher(
                        "/book/**",
                        "/appointments/**",
                        "/me/**",
                        "/api/**",
                        "/openapi/**",
                        "/assets/**",
                        "/internal/**",
                        "/actuator/**")
                .authorizeHttpRequests(requests -> {
                    requests.dispatcherTypeMatchers(DispatcherType.ERROR).permitAll();
                    requests.requestMatchers(
                                    "/book/**", "/appointments/**", "/me/**", "/api/**", "/openapi/**", "/assets/**")
                            .permitAll();
                    // On this service's own port, which the gateway never routes there.
                    requests.requestMatchers(
                                    "/actuator",
                                    "/actuator/health/**",
                                    "/actuator/prometheus",
                                    "/actuator/messaging/**")
                            .permitAll();
                    if (demo) {
                        requests.requestMatchers("/internal/**").permitAll();
                    }
                    requests.anyRequest().denyAll();
                })
                .csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .build();
    }

    /** Staff's part of the API. Whoever is not signed in is told so, rather than led to a page. */
    @Bean
    @Order(0)
    SecurityFilterChain staffApi(HttpSecurity http) throws Exception {
        return http.securityMatcher("/api/staff/**")
                .authorizeHttpRequests(requests -> {
                    requests.dispatcherTypeMatchers(DispatcherType.ERROR).permitAll();
                    requests.anyRequest().hasAnyRole(Role.WHO_SEE_VISITS);
                })
                .csrf(csrf -> csrf.csrfTokenRepository(new CookieCsrfTokenRepository()))
                .requestCache(AbstractHttpConfigurer::disable)
                .exceptionHandling(
                        closed -> closed.authenticationEntryPoint(new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED)))
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain staffDoors(HttpSecurity http) throws Exception {
        // In cookies, so that someone who never signs in costs no session.
        RequestCache wanted = new CookieRequestCache();
        return http.authorizeHttpRequests(requests -> {
                    requests.dispatcherTypeMatchers(DispatcherType.ERROR).permitAll();
                    requests.requestMatchers("/sign-in").permitAll();
                    requests.requestMatchers("/staff/**").hasAnyRole(Role.WHO_SEE_VISITS);
                    requests.anyRequest().denyAll();
                })
                .csrf(csrf -> csrf.csrfTokenRepository(new CookieCsrfTokenRepository()))
                .requestCache(cache -> cache.requestCache(wanted))
                .formLogin(form -> form.loginPage("/sign-in")
                        .usernameParameter("name")
                        .successHandler(toTheWantedPage(wanted))
                        .failureUrl("/sign-in?refused"))
                .logout(out -> out.logoutUrl("/sign-out").logoutSuccessUrl("/sign-in?signed-out"))
                .build();
    }

    @Bean
    PasswordEncoder passwordEncoder() {
        return PasswordEncoderFactories.createDelegatingPasswordEncoder();
    }

    private static SavedRequestAwareAuthenticationSuccessHandler toTheWantedPage(RequestCache wanted) {
        var handler = new SavedRequestAwareAuthenticationSuccessHandler();
        handler.setDefaultTargetUrl("/staff");
        handler.setRequestCache(wanted);
        handler.setRedirectStrategy(within());
        return handler;
    }

    /** Only the path counts: whatever a saved address says, sign-in never leads to another host. */
    private static RedirectStrategy within() {
        return (request, response, url) -> {
            URI wanted = URI.create(url);
            String query = wanted.getRawQuery() == null ? "" : "?" + wanted.getRawQuery();
            response.sendRedirect(wanted.getRawPath().replaceFirst("^/{2,}", "/") + query);
        };
    }
}
