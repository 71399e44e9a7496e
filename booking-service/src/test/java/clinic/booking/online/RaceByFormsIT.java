package clinic.booking.online;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.booking.RealBooking;
import clinic.booking.StandingClock;
import clinic.booking.online.Browser.Page;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
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

    @Test
    @DisplayName("Scenario 1: 500 forms sent at once for one time: one visit, 499 readable pages with other times")
    void oneOfManyFormsWins() throws Exception {
        clock.stand(StandingClock.SUNDAY);
        Browser browser = new Browser(port);
        Page times = new BookByForms(browser).times();
        String slot = times.values("slot").getFirst();
        String form = times.action("/book/hold").replace("/book/hold", "/book/details") + "&slot=" + slot;
        int before = count("SELECT count(*) FROM appointments");
        long deadlocks = deadlocks();

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
        assertThat(count("""
                        SELECT count(*) FROM taken_time one JOIN taken_time other
                            ON one.resource_id = other.resource_id AND one.id < other.id AND one.during && other.during
                        """)).isZero();
        assertThat(deadlocks()).isEqualTo(deadlocks);
    }

    private static List<Page> allAtOnce(Browser browser, String form) throws Exception {
        CountDownLatch start = new CountDownLatch(1);
        List<Future<Page>> answers = new ArrayList<>();
        try (var patients = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int n = 0; n < PATIENTS; n++) {
                Map<String, List<String>> typed = new HashMap<>();
                typed.put("key", List.of(UUID.randomUUID().toString()));
                typed.put("name", List.of("Patient " + n));
                typed.put("birthDate", List.of("1985-04-12"));
                typed.put("email", List.of("patient" + n + "@example.org"));
                answers.add(patients.submit(() -> {
                    start.await();
                    return browser.post(form, typed);
                }));
            }
            start.countDown();
        }
        List<Page> pages = new ArrayList<>();
        for (Future<Page> answer : answers) {
            pages.add(answer.get());
        }
        return pages;
    }

    private int count(String sql) {
        return database.sql(sql).query(Integer.class).single();
    }

    private long deadlocks() {
        return database.sql("SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()")
                .query(Long.class)
                .single();
    }
}
