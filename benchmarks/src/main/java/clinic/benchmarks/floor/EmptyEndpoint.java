package clinic.benchmarks.floor;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * {@code GET /benchmark/nothing}: what the service needs to answer nothing at all, through the same server, filters and
 * guards as the rest. Only there while it is measured: this module is on no service's class path otherwise.
 */
@AutoConfiguration
class EmptyEndpoint {

    private static final String PATH = "/benchmark/nothing";

    @Bean
    RouterFunction<ServerResponse> nothing() {
        return RouterFunctions.route()
                .GET(PATH, request -> ServerResponse.ok().build())
                .build();
    }

    @Bean
    @Order(0)
    SecurityFilterChain openToAll(HttpSecurity http) throws Exception {
        return http.securityMatcher("/benchmark/**")
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .build();
    }
}
