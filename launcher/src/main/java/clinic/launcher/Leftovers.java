package clinic.launcher;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a killed launcher left running. Only called by the one who holds the lock, so that nothing here is in use. */
record Leftovers(DataFolder data) {

    private static final Duration BOUND = Duration.ofSeconds(5);

    /** Stops them, PostgreSQL last, and returns their names. */
    List<String> stop() throws IOException, InterruptedException {
        List<String> stopped = new ArrayList<>();
        List<ProcessHandle> processes = new ArrayList<>();
        for (ProcessRecord record : ProcessRecord.all(data.run())) {
            record.process()
                    .filter(process -> !process.equals(ProcessHandle.current()))
                    .ifPresent(process -> {
                        processes.add(process);
                        stopped.add(record.name());
                    });
        }
        Stopping.all(processes, BOUND);
        Optional<ProcessRecord> postgres = new Postmaster(data.postgres()).running();
        if (postgres.isPresent()) {
            Postmaster.stop(postgres.get().process().orElseThrow(), BOUND);
            stopped.add(postgres.get().name());
        }
        for (ProcessRecord record : ProcessRecord.all(data.run())) {
            ProcessRecord.erase(data.run(), record.name());
        }
        return stopped;
    }
}
