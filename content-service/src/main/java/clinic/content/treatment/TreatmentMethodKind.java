package clinic.content.treatment;

import clinic.content.publication.Kind;
import clinic.contracts.Event;
import clinic.contracts.content.Publication;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Read on the site only: no other service needs to hear of it. */
@Component
class TreatmentMethodKind implements Kind<TreatmentMethod> {

    @Override
    public String name() {
        return "treatment";
    }

    @Override
    public Class<TreatmentMethod> type() {
        return TreatmentMethod.class;
    }

    @Override
    public Optional<Event> announcement(TreatmentMethod method, Publication publication) {
        return Optional.empty();
    }
}
