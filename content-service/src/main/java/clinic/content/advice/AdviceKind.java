package clinic.content.advice;

import clinic.content.publication.Kind;
import clinic.contracts.Event;
import clinic.contracts.content.AdvicePublished;
import clinic.contracts.content.Publication;
import java.util.Optional;
import org.springframework.stereotype.Component;

@Component
class AdviceKind implements Kind<Advice> {

    @Override
    public String name() {
        return "advice";
    }

    @Override
    public Class<Advice> type() {
        return Advice.class;
    }

    @Override
    public Optional<Event> announcement(Advice advice, Publication publication) {
        return Optional.of(new AdvicePublished(
                publication,
                advice.title(),
                advice.paragraphs(),
                advice.dose(),
                advice.mechanisms().isEmpty() ? null : advice.mechanisms(),
                advice.exercises().isEmpty() ? null : advice.exercises()));
    }
}
