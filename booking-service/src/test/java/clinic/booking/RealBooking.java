package clinic.booking;

import clinic.baremachine.RealInfrastructure;
import clinic.booking.issuer.StandingIssuer;
import clinic.knocks.Knocks;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;

/** The whole service on a real port, with a real database and broker, the fictional clinic and a clock that stands. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "clinic.public-url=https://clinic.example",
            "clinic.links.key=dGhpcyBrZXkgaXMgZm9yIHRlc3RzIG9ubHksIG5vdCBmb3IgdXNl",
            "clinic.staff.key=dGhpcyBrZXkgc2VhbHMga2V5cyBpbiB0ZXN0cywgbm90IGZvciB1c2U=",
            "clinic.staff.password=for tests only",
            "clinic.mail.from=tider@clinic.example",
            // From this machine there is no limit; from elsewhere there are few.
            "clinic.limits.reads.times=20",
            "clinic.limits.writes.times=10",
            "clinic.limits.bookings-by-address.times=3",
            // More than any test books for one contact, unless that is what it is about.
            "clinic.limits.coming.by-contact=500",
            "clinic.limits.coming.by-contact-and-treatment=400"
        })
@RealInfrastructure
@ActiveProfiles("local")
@ContextConfiguration(initializers = StandingIssuer.Address.class)
@Import({
    StandingClock.class,
    BookingClient.class,
    EmptyCalendar.class,
    Aftermath.class,
    DatabaseCalls.class,
    Knocks.class
})
public @interface RealBooking {}
