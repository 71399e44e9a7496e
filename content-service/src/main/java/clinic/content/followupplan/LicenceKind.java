package clinic.content.followupplan;

import clinic.content.publication.Kind;
import clinic.contracts.Event;
import clinic.contracts.content.Publication;
import java.util.Optional;
import org.springframework.stereotype.Component;

@Component
class LicenceKind implements Kind<Licence> {

    @Override
    public String name() {
        return "licence";
    }

    @Override
    public Class<Licence> type() {
        return Licence.class;
    }

    /** What the clinic may use is its own affair. */
    @Override
    public Optional<Event> announcement(Licence licence, Publication publication) {
        return Optional.empty();
    }
}
