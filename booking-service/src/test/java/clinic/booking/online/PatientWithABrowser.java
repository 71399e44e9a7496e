package clinic.booking.online;

import clinic.booking.BookingClient;
import clinic.booking.RealBooking;
import clinic.booking.StandingClock;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Somebody at the booking pages on a Sunday morning, with a browser that has been nowhere yet. */
@RealBooking
abstract class PatientWithABrowser {

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient database;

    @Autowired
    StandingClock clock;

    @Autowired
    BookingClient client;

    Browser browser;
    BookByForms patient;

    @BeforeEach
    void openABrowser() {
        clock.stand(StandingClock.SUNDAY);
        browser = new Browser(port);
        patient = new BookByForms(browser);
    }

    int visits() {
        return count("appointments");
    }

    int count(String table) {
        return database.sql("SELECT count(*) FROM " + table)
                .query(Integer.class)
                .single();
    }
}
