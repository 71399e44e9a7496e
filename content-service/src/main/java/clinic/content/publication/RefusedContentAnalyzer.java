package clinic.content.publication;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says at start which file is at fault, in place of a stack trace. */
class RefusedContentAnalyzer extends AbstractFailureAnalyzer<RefusedContent> {

    @Override
    protected FailureAnalysis analyze(Throwable failure, RefusedContent cause) {
        return new FailureAnalysis(
                String.valueOf(cause.getMessage()), "Correct the file and start again. Nothing was published.", cause);
    }
}
