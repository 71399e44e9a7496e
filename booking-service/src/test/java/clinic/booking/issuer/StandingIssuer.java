package clinic.booking.issuer;

import static org.springframework.security.config.Customizer.withDefaults;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import jakarta.servlet.http.HttpServlet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.servlet.context.AnnotationConfigServletWebServerApplicationContext;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configuration.OAuth2AuthorizationServerConfiguration;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.web.SecurityFilterChain;

/**
 * A real issuer (Spring Authorization Server) on a port of its own, with real keys and a form that people sign in by. It
 * is started by the first test that needs it: the service under test has started without it.
 */
public final class StandingIssuer {

    public static final String CLIENT = "clinic";
    public static final String NAME = "Regionkontot";
    static final String PASSWORD = "issued elsewhere";

    private static final String SECRET = "shared with tests only";
    private static final String CLINIC = "https://clinic.example";
    private static final int PORT = freePort();
    private static final StandingIssuer ONE = new StandingIssuer();

    private final Map<String, Person> people = new ConcurrentHashMap<>();
    private volatile RSAKey signing = key();
    private volatile JWKSet published = new JWKSet(signing);
    private volatile Consumer<Map<String, Object>> spoiled = claims -> {};
    private @Nullable AnnotationConfigServletWebServerApplicationContext server;

    private StandingIssuer() {}

    /** Somebody whom the issuer knows. */
    public record Person(String name, String email, boolean verified, Set<String> roles) {}

    /** Tells the service under test about it. */
    public static final class Address implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            TestPropertyValues.of(
                            "clinic.staff.issuer.uri=" + uri(),
                            "clinic.staff.issuer.client-id=" + CLIENT,
                            "clinic.staff.issuer.client-secret=" + SECRET,
                            "clinic.staff.issuer.name=" + NAME,
                            "clinic.staff.issuer.roles.receptionist=front-desk",
                            "clinic.staff.issuer.roles.editor=writer",
                            "clinic.staff.issuer.roles.admin=chief, owner")
                    .applyTo(context);
        }
    }

    public static StandingIssuer running() {
        ONE.start();
        return ONE;
    }

    static String uri() {
        return "http://localhost:" + PORT;
    }

    public void knows(String name, String email, boolean verified, String... roles) {
        people.put(name, new Person(name, email, verified, Set.of(roles)));
    }

    /** Changes what stands in the tokens that are made from now on. */
    void spoil(Consumer<Map<String, Object>> how) {
        spoiled = how;
    }

    /** Another key signs from now on, and is published. */
    void replaceKey() {
        signing = key();
        published = new JWKSet(signing);
    }

    /** Another key signs from now on, under the name of the published one. */
    void signAsSomebodyElse() {
        try {
            signing = new RSAKeyGenerator(2048)
                    .keyID(published.getKeys().getFirst().getKeyID())
                    .generate();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    void signAsItself() {
        spoiled = claims -> {};
        signing = published.getKeys().getFirst().toRSAKey();
    }

    /** Signs anything of its own, as it does to tell of somebody's sign-out. */
    String signed(JWTClaimsSet claims) {
        try {
            var token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256)
                            .type(new JOSEObjectType("logout+jwt"))
                            .keyID(signing.getKeyID())
                            .build(),
                    claims);
            token.sign(new RSASSASigner(signing));
            return token.serialize();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    synchronized void start() {
        if (server == null) {
            var context = new AnnotationConfigServletWebServerApplicationContext();
            context.registerBean(TomcatServletWebServerFactory.class, () -> new TomcatServletWebServerFactory(PORT));
            context.registerBean(StandingIssuer.class, () -> this);
            context.register(Server.class);
            context.refresh();
            server = context;
        }
    }

    synchronized void stop() {
        if (server != null) {
            server.close();
            server = null;
        }
    }

    private static RSAKey key() {
        try {
            return new RSAKeyGenerator(2048).keyID(UUID.randomUUID().toString()).generate();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Named to its own context only: the scan of the service under test sees no stereotype here. */
    @EnableWebSecurity
    static class Server {

        /** Whatever the filters leave over is nowhere; without a servlet there would be no filters either. */
        @Bean
        ServletRegistrationBean<HttpServlet> nowhere() {
            return new ServletRegistrationBean<>(new HttpServlet() {}, "/");
        }

        @Bean
        SecurityFilterChain doors(HttpSecurity http) throws Exception {
            return http.authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                    .oauth2AuthorizationServer(issuer -> issuer.oidc(withDefaults()))
                    .formLogin(withDefaults())
                    .build();
        }

        @Bean
        RegisteredClientRepository clients() {
            return new InMemoryRegisteredClientRepository(RegisteredClient.withId("clinic")
                    .clientId(CLIENT)
                    .clientSecret("{noop}" + SECRET)
                    .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                    .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                    .redirectUri(CLINIC + "/sign-in/issuer/answer")
                    .postLogoutRedirectUri(CLINIC + "/sign-in/issuer/signed-out")
                    .scopes(scopes -> scopes.addAll(List.of("openid", "email", "profile")))
                    .clientSettings(ClientSettings.builder()
                            .requireProofKey(true)
                            .requireAuthorizationConsent(false)
                            .build())
                    .build());
        }

        @Bean
        AuthorizationServerSettings settings() {
            return AuthorizationServerSettings.builder().issuer(uri()).build();
        }

        @Bean
        JWKSource<SecurityContext> publishedKeys(StandingIssuer issuer) {
            return (wanted, context) -> wanted.select(issuer.published);
        }

        @Bean
        JwtDecoder decoder(JWKSource<SecurityContext> keys) {
            return OAuth2AuthorizationServerConfiguration.jwtDecoder(keys);
        }

        @Bean
        JwtEncoder encoder(StandingIssuer issuer) {
            return wanted -> new NimbusJwtEncoder(new ImmutableJWKSet<>(new JWKSet(issuer.signing))).encode(wanted);
        }

        @Bean
        UserDetailsService people(StandingIssuer issuer) {
            return name -> {
                if (!issuer.people.containsKey(name)) {
                    throw new UsernameNotFoundException(name);
                }
                return User.withUsername(name).password("{noop}" + PASSWORD).build();
            };
        }

        @Bean
        OAuth2TokenCustomizer<JwtEncodingContext> claims(StandingIssuer issuer) {
            return token -> {
                if (token.getTokenType().getValue().equals(OidcParameterNames.ID_TOKEN)) {
                    Authentication signedIn = token.getPrincipal();
                    describe(issuer, Objects.requireNonNull(signedIn).getName(), token.getClaims());
                }
            };
        }

        private static void describe(StandingIssuer issuer, String name, JwtClaimsSet.Builder claims) {
            Person one = issuer.people.get(name);
            if (one != null) {
                claims.claim("preferred_username", one.name())
                        .claim("email", one.email())
                        .claim("email_verified", one.verified())
                        .claim("roles", List.copyOf(one.roles()));
            }
            claims.claims(issuer.spoiled);
        }
    }
}
