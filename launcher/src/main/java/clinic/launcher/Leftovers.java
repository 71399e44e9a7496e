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
        for (ProcessHandle unrecorded : unrecorded(processes)) {
            processes.add(unrecorded);
            stopped.add("process " + unrecorded.pid());
        }
        Stopping.all(processes, BOUND);
        Optional<ProcessRecord> postmaster = new Postmaster(data.postgres()).running();
        ServerProcesses server = new ServerProcesses(data.postgres());
        if (postmaster.isPresent() || !server.alive().isEmpty()) {
            stopped.add(Postgres.NAME);
        }
        if (postmaster.isPresent()) {
            Postmaster.stop(postmaster.get().process().orElseThrow(), BOUND);
        }
        server.stop(BOUND);
        for (ProcessRecord record : ProcessRecord.all(data.run())) {
            ProcessRecord.erase(data.run(), record.name());
        }
        return stopped;
    }

    /** Started in the very moment in which the launcher was killed: they run what was unpacked into this folder. */
    private List<ProcessHandle> unrecorded(List<ProcessHandle> recorded) {
        return ProcessHandle.allProcesses()
                .filter(process -> !recorded.contains(process))
                .filter(process -> isPart(new SeenProcess(process)))
                .toList();
    }

    private boolean isPart(SeenProcess process) {
        List<String> words = process.words();
        return (process.runs(List.of("java")) || words.contains(Java.SHIELDED))
                && words.stream().anyMatch(word -> word.startsWith(data.apps() + "/"))
                && !words.contains(Clinic.class.getName());
    }
}
