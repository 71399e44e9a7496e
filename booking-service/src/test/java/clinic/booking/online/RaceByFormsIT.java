package clinic.booking.online;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.booking.Aftermath;
import clinic.booking.AtOnce;
import clinic.booking.RealBooking;
import clinic.booking.StandingClock;
import clinic.booking.online.Browser.Page;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@RealBooking
class RaceByFormsIT {

    private static final int PATIENTS = 500;

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient database;

    @Autowired
    StandingClock clock;

    @Autowired
    Aftermath aftermath;

    @Test
    @DisplayName("Scenario 1: 500 forms sent at once for one time: one visit, 499 readable pages with other times")
    void oneOfManyFormsWins() throws Exception {
        clock.stand(StandingClock.SUNDAY);
        Browser browser = new Browser(port);
        Page times = new BookByForms(browser).times();
        String slot = times.values("slot").getFirst();
        String form = times.action("/book/hold").replace("/book/hold", "/book/details") + "&slot=" + slot;
        int before = count("SELECT count(*) FROM appointments");
        aftermath.begin();

        List<Page> answers = allAtOnce(browser, form);

        assertThat(answers).allSatisfy(page -> assertThat(page.status()).isIn(303, 409));
        List<Page> won = answers.stream().filter(page -> page.status() == 303).toList();
        List<Page> lost = answers.stream().filter(page -> page.status() == 409).toList();
        assertThat(won).hasSize(1);
        assertThat(lost)
                .hasSize(PATIENTS - 1)
                .allSatisfy(
                        page -> assertThat(page.html()).contains("hann tyvärr bli bokad", "name=\"slot\"", "Patient "));
        assertThat(browser.get(won.getFirst().location()).html()).contains("Din tid är bokad");
        assertThat(count("SELECT count(*) FROM appointments")).isEqualTo(before + 1);
        aftermath.isSound();
    }

    private static List<Page> allAtOnce(Browser browser, String form) throws Exception {
        return AtOnce.all(IntStream.range(0, PATIENTS)
                .<Callable<Page>>mapToObj(n -> () -> browser.post(
                        form,
                        Map.of(
                                "key", List.of(UUID.randomUUID().toString()),
                                "name", List.of("Patient " + n),
                                "birthDate", List.of("1985-04-12"),
                                "email", List.of("patient" + n + "@example.org"))))
                .toList());
    }

    private int count(String sql) {
        return database.sql(sql).query(Integer.class).single();
    }
}
