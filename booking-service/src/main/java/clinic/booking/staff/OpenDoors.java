package clinic.booking.staff;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

/** Patients need no account; staff pages stay shut until staff can sign in. */
@Configuration(proxyBeanMethods = false)
class OpenDoors {

    @Bean
    SecurityFilterChain doors(HttpSecurity http) throws Exception {
        return http.csrf(csrf -> csrf.disable())
                .authorizeHttpRequests(paths -> paths.requestMatchers("/staff/**")
                        .denyAll()
                        .anyRequest()
                        .permitAll())
                .build();
    }
}
