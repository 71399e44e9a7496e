package clinic.content.advice;

import clinic.content.publication.Kind;
import clinic.contracts.Event;
import clinic.contracts.content.AdvicePublished;
import clinic.contracts.content.Publication;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
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
                orNull(advice.mechanisms()),
                orNull(advice.exercises()),
                advice.notFor().isEmpty() ? null : advice.notFor(),
                advice.answers(),
                said(advice.needs()),
                said(advice.unless()),
                said(advice.openedBy()),
                said(advice.stretch().stream().toList())));
    }

    private static @Nullable List<AdvicePublished.Said> said(List<Advice.Said> said) {
        return orNull(said.stream().map(Advice.Said::told).toList());
    }

    /** What does not apply is left out. */
    private static <T> @Nullable List<T> orNull(List<T> items) {
        return items.isEmpty() ? null : items;
    }
}
