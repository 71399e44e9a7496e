package clinic.doors;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Gives a service the pages that {@link NotSignedIn} shows, and to each page of staff the way to the others. */
@Configuration(proxyBeanMethods = false)
@Import({KeepableWords.class, KeptForm.class, NotAllowed.class, StaffPlaces.class})
public class PagesForStaff {}
