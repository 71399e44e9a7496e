package clinic.booking.signin;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Refuses to start a clinic that either nobody or everybody could sign in to. */
class NoStaffPassword extends RuntimeException {

    NoStaffPassword() {
        super("There is no password for the first staff account.");
    }

    /** Says so in a sentence instead of a stack trace. */
    static class Analyzer extends AbstractFailureAnalyzer<NoStaffPassword> {

        @Override
        protected @Nullable FailureAnalysis analyze(Throwable failure, NoStaffPassword cause) {
            return new FailureAnalysis(
                    cause.getMessage(),
                    "Set CLINIC_STAFF_PASSWORD (clinic.staff.password): the first account is made with it.",
                    cause);
        }
    }
}
