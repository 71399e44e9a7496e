package clinic.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** {@code ./clinic up | down | status | replay | audit | backup | restore | renew}: the launcher behind the one command. */
public final class Clinic {

    private static final String LAUNCHER = "launcher";
    private static final int NOT_RUNNING = 3;

    private final DataFolder data;
    private final Path root;
    private final Progress progress = new Progress(System.out);

    private Clinic(DataFolder data, Path root) {
        this.data = data;
        this.root = root;
    }

    /** Reads the order from the arguments; {@code clinic.root} and {@code clinic.home} are given by the script. */
    public static void main(String[] arguments) throws Exception {
        try {
            Order order = Order.of(arguments);
            Path root = Path.of(System.getProperty("clinic.root", "")).toAbsolutePath();
            String home =
                    System.getProperty("clinic.home", root.resolve(".clinic").toString());
            leave(new Clinic(DataFolder.open(Path.of(home)), root).obey(order));
        } catch (Refusal refusal) {
            refuse(String.valueOf(refusal.getMessage()));
        } catch (IOException | UncheckedIOException unwritable) {
            refuse(
                    "The data folder cannot be used (%s). Make room or give it to the user who starts the clinic, or choose another folder with CLINIC_HOME; what was booked is kept."
                            .formatted(unwritable.getMessage()));
        }
    }

    private static void refuse(String sentence) {
        System.err.println("clinic: " + sentence);
        leave(1);
    }

    /** Ends the launcher; whatever runs is stopped on the way out. */
    static void leave(int status) {
        System.exit(status);
    }

    private int obey(Order order) throws Exception {
        return switch (order) {
            case Order.Up up -> up(up);
            case Order.Down down -> down();
            case Order.Status status ->
                new StatusReport(data, progress, InstantSource.system()).tell() ? 0 : NOT_RUNNING;
            case Order.Replay replay -> new ReplayParked(data, progress).obey(replay);
            case Order.Audit audit -> new CheckAudit(data, progress).obey();
            case Order.BackUp backUp -> new BackUp(data, progress, InstantSource.system()).obey(backUp);
            case Order.Renew renew -> renew(renew.what());
            case Order.Restore restore -> new Restore(data, progress).obey(restore);
        };
    }

    private int up(Order.Up order) throws Exception {
        long from = System.nanoTime();
        OneAtATime lock = OneAtATime.in(data).orElseThrow(() -> new Refusal(alreadyRunning()));
        try (lock) {
            List<String> leftovers = new Leftovers(data).stop();
            if (!leftovers.isEmpty()) {
                progress.say("Stopped what a killed launcher had left running: " + String.join(", ", leftovers));
            }
            Ports.mustBeFree(order.port());
            if (order.fresh() || data.isHalfForgotten()) {
                data.forget();
            }
            data.finishPuttingInPlace();
            data.checkClock();
            Secrets secrets = Secrets.in(data);
            Ports free = new Ports();
            Services services = new Services(root, data, secrets, free, order.port());
            RunningClinic clinic = new RunningClinic(data, services, secrets, free, progress);
            ProcessRecord.of(LAUNCHER, ProcessHandle.current(), services.address())
                    .write(data.run());
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(clinic), "stop-clinic"));
            progress.say("Starting the clinic. Its data: " + data.path() + "  its logs: " + data.logs());
            clinic.start();
            progress.say("Started in " + Progress.seconds(Duration.ofNanos(System.nanoTime() - from))
                    + ". Ctrl-C or ./clinic down stops it; what is booked stays.");
            progress.say(
                    "READY %1$s  phone and mail: %1$s/local  staff: %1$s/staff  sign in as reception, password %2$s"
                            .formatted(services.address(), secrets.staffPassword()));
            // Unpacking took much; waiting takes little, and may take days.
            System.gc();
            clinic.awaitEnd();
        }
        return 0;
    }

    private void stop(RunningClinic clinic) {
        long from = System.nanoTime();
        progress.say("Stopping the clinic");
        try {
            clinic.stop();
            progress.say("Stopped in " + Progress.seconds(Duration.ofNanos(System.nanoTime() - from)));
        } catch (IOException | InterruptedException e) {
            progress.say("Not everything could be stopped (" + e.getMessage() + "); ./clinic down stops the rest.");
        }
    }

    private String alreadyRunning() {
        String where = ProcessRecord.named(data.run(), LAUNCHER)
                .map(ProcessRecord::address)
                .orElse("an address it has not told yet");
        return "The clinic is already running: %s (./clinic down stops it)".formatted(where);
    }

    private int renew(Order.Renew.What what) throws IOException {
        OneAtATime lock = OneAtATime.in(data)
                .orElseThrow(() -> new Refusal("The clinic is running: stop it first with ./clinic down."));
        try (lock) {
            Secrets.in(data).renew(what);
        }
        progress.say("Renewed. Keep a new copy of %s where the last one is, then start with ./clinic up."
                .formatted(data.secrets()));
        return 0;
    }

    private int down() throws IOException, InterruptedException {
        Optional<ProcessHandle> launcher =
                ProcessRecord.named(data.run(), LAUNCHER).flatMap(ProcessRecord::process);
        long from = System.nanoTime();
        if (launcher.isPresent()) {
            // Longer than the launcher needs when it has to force every part.
            Stopping.all(List.of(launcher.get()), Duration.ofSeconds(30));
        }
        OneAtATime lock = OneAtATime.in(data)
                .orElseThrow(() -> new Refusal("The clinic is starting right now; try again in a moment."));
        try (lock) {
            List<String> leftovers = new Leftovers(data).stop();
            if (launcher.isPresent()) {
                progress.say("Stopped in " + Progress.seconds(Duration.ofNanos(System.nanoTime() - from)));
            } else if (leftovers.isEmpty()) {
                progress.say("The clinic is not running.");
            } else {
                progress.say("Stopped what a killed launcher had left running: " + String.join(", ", leftovers));
            }
        }
        return 0;
    }
}
