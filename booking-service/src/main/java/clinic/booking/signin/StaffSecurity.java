package clinic.booking.signin;

import clinic.doors.Doors;
import clinic.doors.FormToken;
import clinic.doors.NotSignedIn;
import clinic.doors.PagesForStaff;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.Authentication;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.authentication.logout.LogoutHandler;
import org.springframework.security.web.authentication.session.NullAuthenticatedSessionStrategy;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.util.unit.DataSize;

/** How somebody becomes known at the doors of this service. Who may pass which stands in {@link BookingDoors}. */
@Configuration(proxyBeanMethods = false)
@Import(PagesForStaff.class)
class StaffSecurity {

    private final UploadDoor uploads;

    StaffSecurity(@Value("${clinic.imports.largest}") DataSize largestFile) {
        this.uploads = new UploadDoor(largestFile);
    }

    /**
     * Patients have no account: a personal link opens by its token, and the cookie of {@code /me} lets nobody do more
     * than look and sign out. So a forged form could borrow nothing; requests from other sites are refused by their
     * origin.
     */
    @Bean
    @Order(1)
    SecurityFilterChain patientDoors(HttpSecurity http, Doors doors) throws Exception {
        NotSignedIn nothingThere = new NotSignedIn(doors);
        return http.securityMatcher(
                        "/book/**", "/appointments/**", "/me/**", "/assets/**", "/internal/**", "/actuator/**")
                .authorizeHttpRequests(doors::guard)
                .addFilterBefore(uploads, AnonymousAuthenticationFilter.class)
                .exceptionHandling(answers -> answers.authenticationEntryPoint(nothingThere))
                .csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .build();
    }

    /** Programs call as patients, by a link; pages of ours call as whoever has signed in. */
    @Bean
    @Order(2)
    SecurityFilterChain callerDoors(HttpSecurity http, Doors doors, StaffAccounts accounts) throws Exception {
        NotSignedIn notSignedIn = new NotSignedIn(doors);
        return http.securityMatcher("/api/**", "/openapi/**")
                .authorizeHttpRequests(doors::guard)
                .addFilterBefore(new StandingCaller(accounts), AnonymousAuthenticationFilter.class)
                .addFilterAfter(uploads, StandingCaller.class)
                .exceptionHandling(
                        answers -> answers.authenticationEntryPoint(notSignedIn).accessDeniedHandler(notSignedIn))
                .csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.NEVER))
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .build();
    }

    @Bean
    @Order(3)
    SecurityFilterChain staffDoors(
            HttpSecurity http,
            Doors doors,
            StaffAccounts accounts,
            ChangeStaff change,
            StaffPasses passes,
            Farewell farewell)
            throws Exception {
        NotSignedIn notSignedIn = new NotSignedIn(doors);
        return http.authorizeHttpRequests(doors::guard)
                .addFilterBefore(uploads, CsrfFilter.class)
                .addFilterBefore(new StandingStaff(accounts), AnonymousAuthenticationFilter.class)
                .addFilterAfter(new RenewedPass(passes), StandingStaff.class)
                .exceptionHandling(
                        answers -> answers.authenticationEntryPoint(notSignedIn).accessDeniedHandler(notSignedIn))
                // The issuer itself sends this one: it has no form, and what it sends is signed.
                .csrf(csrf -> csrf.ignoringRequestMatchers("/sign-in/issuer/sign-out")
                        .csrfTokenRepository(FormToken.inACookie())
                        // A new token at sign-in would refuse the form that was kept while nobody was signed in. That
                        // somebody planted the old one helps them little: the origin is looked at besides.
                        .sessionAuthenticationStrategy(new NullAuthenticatedSessionStrategy()))
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(out -> out.logoutUrl("/sign-out")
                        .addLogoutHandler((request, response, signedIn) -> farewell.prepare(request))
                        .addLogoutHandler(signedOut(change, passes))
                        .logoutSuccessHandler(StaffSecurity::lead))
                .build();
    }

    @Bean
    PasswordEncoder passwordEncoder() {
        return PasswordEncoderFactories.createDelegatingPasswordEncoder();
    }

    private static void lead(
            HttpServletRequest request, HttpServletResponse response, @Nullable Authentication signedOut)
            throws IOException, ServletException {
        if (Farewell.address(request).isPresent()) {
            request.getRequestDispatcher(Farewell.PATH).forward(request, response);
        } else {
            response.sendRedirect("/sign-in?signed-out");
        }
    }

    private static LogoutHandler signedOut(ChangeStaff change, StaffPasses passes) {
        return (request, response, signedIn) -> {
            if (signedIn != null && signedIn.getPrincipal() instanceof StaffMember member) {
                change.voidPasses(member.id());
            }
            passes.takeBack(request, response);
        };
    }
}
