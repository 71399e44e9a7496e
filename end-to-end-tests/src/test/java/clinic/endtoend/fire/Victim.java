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

/** A part of the clinic that is killed (kill -9) or held still, by its recorded process id. */
record Victim(ClinicHome home, String part) {

    private static final Duration BACK = Duration.ofMinutes(5);
    private static final Duration OFTEN = Duration.ofMillis(100);
    private static final int PROBE_MILLIS = 2000;

    /** Returns when another process of it works. */
    void kill() {
        ProcessHandle victim = process();
        victim.destroyForcibly();
        await(part + " is gone").atMost(BACK).pollInterval(OFTEN).until(() -> !victim.isAlive());
        await(part + " is back").atMost(BACK).pollInterval(OFTEN).until(() -> isBack(victim));
    }

    /** SIGSTOP: it keeps all it holds and does nothing. PostgreSQL's children are held with it. */
    void holdStill() throws IOException, InterruptedException {
        signal("STOP");
    }

    void letGoOn() throws IOException, InterruptedException {
        signal("CONT");
    }

    private void signal(String signal) throws IOException, InterruptedException {
        ProcessHandle victim = process();
        for (ProcessHandle one : victim.descendants().toList()) {
            send(signal, one);
        }
        send(signal, victim);
    }

    private static void send(String signal, ProcessHandle to) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + signal, Long.toString(to.pid()))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
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
