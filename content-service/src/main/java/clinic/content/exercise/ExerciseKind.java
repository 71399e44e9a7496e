package clinic.content.exercise;

import clinic.content.publication.Kind;
import clinic.contracts.Event;
import clinic.contracts.content.ExercisePublished;
import clinic.contracts.content.Publication;
import java.util.Optional;
import org.springframework.stereotype.Component;

@Component
class ExerciseKind implements Kind<Exercise> {

    @Override
    public String name() {
        return "exercise";
    }

    @Override
    public Class<Exercise> type() {
        return Exercise.class;
    }

    @Override
    public Optional<Event> announcement(Exercise exercise, Publication publication) {
        return Optional.of(new ExercisePublished(
                publication,
                exercise.title(),
                exercise.purpose(),
                exercise.steps(),
                exercise.dose(),
                exercise.stopIf(),
                exercise.drawing(),
                exercise.alt(),
                exercise.guidance().isEmpty() ? null : exercise.guidance()));
    }
}
