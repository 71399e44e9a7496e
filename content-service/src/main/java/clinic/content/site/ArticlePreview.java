package clinic.content.site;

import clinic.content.advice.Advice;
import clinic.content.condition.Condition;
import clinic.content.condition.Part;
import clinic.content.exercise.Drawing;
import clinic.content.exercise.Exercise;
import clinic.content.publication.Authored;
import clinic.content.treatment.TreatmentMethod;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** Shows something that is not published as the pages would show it if it were. */
@Component
public class ArticlePreview {

    private final Articles articles;

    ArticlePreview(Articles articles) {
        this.articles = articles;
    }

    /** Adds to a page what the fragments of an article need to draw this. */
    public void show(Authored item, ModelAndView page) {
        switch (item) {
            case Condition condition ->
                page.addObject("condition", condition).addObject("article", articles.about(condition));
            case Advice advice -> one(page, new Part.SelfCare(List.of(advice.id())), item);
            case Exercise exercise -> one(page, new Part.Exercises(List.of(exercise.id())), item);
            case TreatmentMethod method -> one(page, new Part.Methods(List.of(method.id())), item);
            case Drawing drawing -> page.addObject("svg", drawing.svg());
            default -> page.addObject("table", true);
        }
    }

    private void one(ModelAndView page, Part part, Authored item) {
        var shown = articles.in(item.locale());
        page.addObject("part", part).addObject("article", shown.with(item));
    }
}
