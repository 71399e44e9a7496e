package clinic.endtoend.running;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

/** The folder in which a clinic on this machine keeps its data, and notes which processes and ports are its. */
public record ClinicHome(Path path) {

    private static final int PID_LINE = 0;
    private static final int PORT_LINE = 3;

    /** One of the parts that the launcher has recorded: launcher, kafka, booking, reminder, content, viewer, gateway. */
    public ProcessHandle part(String name) {
        return ProcessHandle.of(Long.parseLong(record(name).getProperty("pid"))).orElseThrow();
    }

    /** Where that part answers. */
    public String address(String name) {
        return record(name).getProperty("address");
    }

    /** PostgreSQL's first process, which is nobody's child. */
    public ProcessHandle postgres() {
        return ProcessHandle.of(Long.parseLong(postmaster().get(PID_LINE).strip()))
                .orElseThrow();
    }

    /** When PostgreSQL's own program was written here; unlike a time of modification an archive cannot bring it along. */
    public Object programsWritten() {
        try (Stream<Path> unpacked =
                Files.find(path.resolve("apps"), 5, (file, facts) -> file.endsWith(Path.of("bin", "postgres")))) {
            return Files.getAttribute(unpacked.findFirst().orElseThrow(), "unix:ctime");
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Where PostgreSQL, the broker or the mail server stand, whatever way the services take to them. */
    public InetSocketAddress standsAt(String what) {
        String port = switch (what) {
            case "postgres" -> postmaster().get(PORT_LINE).strip();
            case "kafka" -> address("kafka").substring(address("kafka").indexOf(':') + 1);
            case "mail" -> told("viewer", "CLINIC_VIEWER_SMTP_PORT");
            default -> throw new IllegalArgumentException(what);
        };
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(port));
    }

    /** What a part was told when it was started, as the system keeps it. */
    private String told(String part, String name) {
        try {
            String all = Files.readString(
                    Path.of("/proc", Long.toString(part(part).pid()), "environ"), StandardCharsets.ISO_8859_1);
            return Stream.of(all.split("\0"))
                    .filter(variable -> variable.startsWith(name + "="))
                    .map(variable -> variable.substring(name.length() + 1))
                    .findFirst()
                    .orElseThrow();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    public String databaseUrl(String name) {
        return "jdbc:postgresql://127.0.0.1:%s/%s"
                .formatted(postmaster().get(PORT_LINE).strip(), name);
    }

    public String databasePassword(String name) {
        return properties(path.resolve("secrets")).getProperty("database." + name, "");
    }

    public String staffPassword() {
        return properties(path.resolve("secrets")).getProperty("staff.password", "");
    }

    /** How many lines of a part's logs, of this run and of the last, hold these words. */
    public long logLines(String part, String words) {
        try (Stream<Path> logs = Files.list(path.resolve("logs"))) {
            long found = 0;
            for (Path log : logs.filter(file -> file.getFileName().toString().startsWith(part))
                    .toList()) {
                try (Stream<String> lines = Files.lines(log, StandardCharsets.ISO_8859_1)) {
                    found += lines.filter(line -> line.contains(words)).count();
                }
            }
            return found;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The names of the recorded parts. */
    public List<String> parts() {
        try (Stream<Path> records = Files.list(path.resolve("run"))) {
            return records.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".process"))
                    .map(name -> name.substring(0, name.lastIndexOf('.')))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private List<String> postmaster() {
        try {
            return Files.readAllLines(path.resolve("postgres").resolve("postmaster.pid"));
        } catch (IOException notRunning) {
            throw new UncheckedIOException(notRunning);
        }
    }

    private Properties record(String name) {
        return properties(path.resolve("run").resolve(name + ".process"));
    }

    private static Properties properties(Path file) {
        Properties properties = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            properties.load(reader);
            return properties;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
