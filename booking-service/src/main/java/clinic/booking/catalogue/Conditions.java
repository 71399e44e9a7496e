package clinic.booking.catalogue;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The conditions that the clinic has published, kept from content's topic, and the questions asked without one. */
@Component
public class Conditions {

    /** In the given language, otherwise in Swedish; empty when nothing is published under this id. */
    public Optional<Condition> condition(UUID id, Locale locale) {
        throw new UnsupportedOperationException();
    }

    /** What everyone is asked who books without naming a condition. */
    public List<SafetyQuestion> generalQuestions(Locale locale) {
        throw new UnsupportedOperationException();
    }
}
