package clinic.doors;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Gives a service the page on which {@link NotSignedIn} keeps what was typed. */
@Configuration(proxyBeanMethods = false)
@Import(KeptForm.class)
public class FormsAreKept {}
