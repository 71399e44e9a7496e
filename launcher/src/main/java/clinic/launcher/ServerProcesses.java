package clinic.launcher;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Every process of PostgreSQL that works in one data folder, recorded or not: backends that have outlived their
 * postmaster, and what initialises or starts a server.
 */
record ServerProcesses(Path folder) {

    private static final Duration LOOK_EVERY = Duration.ofMillis(200);
    private static final List<String> PROGRAMS = List.of("postgres", "initdb", "pg_ctl");

    List<ProcessHandle> alive() {
        return ProcessHandle.allProcesses().filter(this::worksHere).toList();
    }

    /**
     * Stops them as cleanly as they let themselves be stopped, and returns when none is left: the postmaster fast, which
     * keeps all that was committed; what has lost its postmaster is given the time to notice.
     */
    void stop(Duration bound) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + bound.toNanos();
        for (List<ProcessHandle> left = alive(); !left.isEmpty(); left = alive()) {
            var postmaster = new Postmaster(folder).running().flatMap(ProcessRecord::process);
            if (postmaster.isPresent()) {
                Postmaster.stop(postmaster.get(), bound);
            } else if (System.nanoTime() > deadline) {
                left.forEach(ProcessHandle::destroyForcibly);
                Stopping.gone(left, System.nanoTime() + bound.toNanos());
            } else {
                Stopping.gone(left, System.nanoTime() + LOOK_EVERY.toNanos());
            }
        }
    }

    private boolean worksHere(ProcessHandle process) {
        SeenProcess seen = new SeenProcess(process);
        return seen.runs(PROGRAMS) && (seen.worksIn(folder) || seen.words().contains(folder.toString()));
    }
}
