package clinic.baremachine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** A process and its children, signalled together. */
record Processes(ProcessHandle first) {

    void signal(String signal) {
        List<String> command = new ArrayList<>(List.of("kill", signal, Long.toString(first.pid())));
        first.children().map(child -> Long.toString(child.pid())).forEach(command::add);
        try {
            // A child that has ended since it was listed is one fewer to signal, and no failure.
            if (new ProcessBuilder(command).start().waitFor() != 0 && !first.isAlive()) {
                throw new IllegalStateException("Process " + first.pid() + " could not be signalled");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
