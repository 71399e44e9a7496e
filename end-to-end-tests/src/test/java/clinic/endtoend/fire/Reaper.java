package clinic.endtoend.fire;

import static org.awaitility.Awaitility.await;

import clinic.endtoend.running.ClinicHome;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;

/** Kills one part of the clinic (kill -9, by its recorded process id) again and again, and waits until it works again. */
final class Reaper {

    private static final Duration BACK = Duration.ofMinutes(5);
    private static final Duration OFTEN = Duration.ofMillis(100);
    private static final Duration A_BLINK = Duration.ofMillis(5);
    private static final Duration NOT_IN_VAIN = Duration.ofSeconds(5);
    private static final int PROBE_MILLIS = 2000;

    private final ClinicHome home;
    private final String part;
    private final Pace pace;
    private final Predicate<ClinicHome> moment;
    private final List<Duration> recoveries = new ArrayList<>();

    Reaper(ClinicHome home, String part, Pace pace, Predicate<ClinicHome> moment) {
        this.home = home;
        this.part = part;
        this.pace = pace;
        this.moment = moment;
    }

    void reap(int times, Duration longestRest, Random chance) throws InterruptedException {
        for (int time = 0; time < times; time++) {
            pace.mayKill();
            awaitMoment();
            pace.rest(Duration.ofMillis(chance.nextLong(longestRest.toMillis())));
            ProcessHandle victim = process();
            long from = System.nanoTime();
            victim.destroyForcibly();
            await(part + " is gone").atMost(BACK).pollInterval(OFTEN).until(() -> !victim.isAlive());
            await(part + " is back").atMost(BACK).pollInterval(OFTEN).until(() -> isBack(victim));
            recoveries.add(Duration.ofNanos(System.nanoTime() - from));
        }
    }

    private void awaitMoment() throws InterruptedException {
        long until = System.nanoTime() + NOT_IN_VAIN.toNanos();
        while (!moment.test(home) && System.nanoTime() < until) {
            pace.rest(A_BLINK);
        }
    }

    String part() {
        return part;
    }

    List<Duration> recoveries() {
        return recoveries;
    }

    private ProcessHandle process() {
        return part.equals("postgres") ? home.postgres() : home.part(part);
    }

    private boolean isBack(ProcessHandle victim) {
        try {
            ProcessHandle now = process();
            return now.pid() != victim.pid() && now.isAlive() && works();
        } catch (RuntimeException noRecordYet) {
            return false;
        }
    }

    private boolean works() {
        try {
            return switch (part) {
                case "postgres" -> connects();
                case "kafka" -> listens();
                default -> isReady();
            };
        } catch (IOException | SQLException notYet) {
            return false;
        }
    }

    private boolean connects() throws SQLException {
        try (var connection =
                DriverManager.getConnection(home.databaseUrl("booking"), "booking", home.databasePassword("booking"))) {
            return connection.isValid(1);
        }
    }

    private boolean listens() throws IOException {
        String[] address = home.address(part).split(":", 2);
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address[0], Integer.parseInt(address[1])), PROBE_MILLIS);
            return true;
        }
    }

    private boolean isReady() throws IOException {
        HttpURLConnection probe =
                (HttpURLConnection) URI.create(home.address(part)).toURL().openConnection();
        probe.setConnectTimeout(PROBE_MILLIS);
        probe.setReadTimeout(PROBE_MILLIS);
        try {
            return probe.getResponseCode() == HttpURLConnection.HTTP_OK;
        } finally {
            probe.disconnect();
        }
    }
}
