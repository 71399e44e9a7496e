package clinic.content.exercise;

import clinic.content.publication.Kind;
import clinic.contracts.Event;
import clinic.contracts.content.DrawingPublished;
import clinic.contracts.content.Publication;
import java.util.Optional;
import org.springframework.stereotype.Component;

@Component
class DrawingKind implements Kind<Drawing> {

    @Override
    public String name() {
        return "drawing";
    }

    @Override
    public Class<Drawing> type() {
        return Drawing.class;
    }

    @Override
    public Optional<Event> announcement(Drawing drawing, Publication publication) {
        return Optional.of(new DrawingPublished(publication, drawing.svg()));
    }
}
