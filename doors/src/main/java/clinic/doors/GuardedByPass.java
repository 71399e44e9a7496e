package clinic.doors;

import jakarta.servlet.http.HttpServletRequest;
import java.net.MalformedURLException;
import java.net.URI;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.authentication.session.NullAuthenticatedSessionStrategy;
import org.springframework.security.web.csrf.CsrfFilter;

/** For the services that do not sign staff in themselves: their {@link Doors}, opened by the pass. */
@Configuration(proxyBeanMethods = false)
@Import(PagesForStaff.class)
public class GuardedByPass {

    @Bean
    StaffRegister staffRegister(JdbcClient jdbc) {
        return new StaffRegister(jdbc);
    }

    @Bean
    SecurityFilterChain doorsOfTheService(
            HttpSecurity http, Doors doors, StaffRegister register, @Value("${clinic.staff.keys-url}") String keys)
            throws MalformedURLException {
        NotSignedIn notSignedIn = new NotSignedIn(doors);
        return http.authorizeHttpRequests(doors::guard)
                .addFilterBefore(
                        new ShownPass(doors, new PassReader(URI.create(keys).toURL(), register)),
                        AnonymousAuthenticationFilter.class)
                // Patients' pages have no account to borrow; those of staff need their token besides the origin.
                .csrf(csrf -> csrf.csrfTokenRepository(FormToken.inACookie())
                        // The pass is read anew at each request, which would each time draw a new token: a form that
                        // lies open beside, of this service or another, would be refused with all that was typed.
                        .sessionAuthenticationStrategy(new NullAuthenticatedSessionStrategy())
                        .requireCsrfProtectionMatcher(request -> isFormOfStaff(request, doors)))
                .exceptionHandling(
                        answers -> answers.authenticationEntryPoint(notSignedIn).accessDeniedHandler(notSignedIn))
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .build();
    }

    /** Programs that call {@code /api/staff} have no form to carry a token; they prove their origin. */
    private static boolean isFormOfStaff(HttpServletRequest request, Doors doors) {
        return CsrfFilter.DEFAULT_CSRF_MATCHER.matches(request)
                && !request.getRequestURI().startsWith("/api/")
                && doors.forStaff(request);
    }
}
