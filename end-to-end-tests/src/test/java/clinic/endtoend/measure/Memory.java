package clinic.endtoend.measure;

import clinic.endtoend.running.ClinicHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What each process of the clinic holds in memory, in MiB, as Linux counts it. */
record Memory(Map<String, Long> resident, Map<String, Long> proportional) {

    static Memory of(ClinicHome home) {
        Map<String, Long> resident = new TreeMap<>();
        Map<String, Long> proportional = new TreeMap<>();
        for (String part : home.parts()) {
            List<ProcessHandle> one = List.of(home.part(part));
            resident.put(part, kibibytes(one, "status", "VmRSS:"));
            proportional.put(part, kibibytes(one, "smaps_rollup", "Pss:"));
        }
        List<ProcessHandle> postgres = Stream.concat(
                        Stream.of(home.postgres()), home.postgres().descendants())
                .toList();
        resident.put("postgres", kibibytes(postgres, "status", "VmRSS:"));
        proportional.put("postgres", kibibytes(postgres, "smaps_rollup", "Pss:"));
        return new Memory(resident, proportional);
    }

    private static long kibibytes(List<ProcessHandle> processes, String file, String field) {
        return processes.stream()
                .mapToLong(process -> kibibytes(Path.of("/proc", Long.toString(process.pid()), file), field))
                .sum();
    }

    private static long kibibytes(Path file, String field) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.filter(line -> line.startsWith(field))
                    .map(line -> line.replaceAll("\\D", ""))
                    .mapToLong(Long::parseLong)
                    .sum();
        } catch (IOException goneMeanwhile) {
            return 0;
        }
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("Memory, MiB: resident (proportional: shared pages counted once)\n");
        resident.forEach((part, held) -> text.append(
                "  %-10s %5d (%d)%n".formatted(part, held / 1024, proportional.getOrDefault(part, 0L) / 1024)));
        return text.append("  %-10s %5d (%d)%n".formatted("all", sum(resident), sum(proportional)))
                .toString();
    }

    /** PostgreSQL's cache grows to what it is given; it is told apart. */
    long withoutPostgres(Map<String, Long> held) {
        return sum(held) - held.getOrDefault("postgres", 0L) / 1024;
    }

    private static long sum(Map<String, Long> held) {
        return held.values().stream().mapToLong(Long::longValue).sum() / 1024;
    }
}
