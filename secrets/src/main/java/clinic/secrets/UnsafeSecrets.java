package clinic.secrets;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** A service was told to start with secrets that keep nothing secret. */
class UnsafeSecrets extends RuntimeException {

    UnsafeSecrets(List<String> faults) {
        super("Secrets are not in order: " + String.join("; ", faults) + ".");
    }

    /** Says so in a sentence instead of a stack trace. */
    static class Analyzer extends AbstractFailureAnalyzer<UnsafeSecrets> {

        @Override
        protected @Nullable FailureAnalysis analyze(Throwable failure, UnsafeSecrets cause) {
            return new FailureAnalysis(
                    cause.getMessage(),
                    "Set each to a long random value of its own; ./clinic secrets draws them into a new .env.",
                    cause);
        }
    }
}
