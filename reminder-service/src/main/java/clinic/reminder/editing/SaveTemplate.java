package clinic.reminder.editing;

import clinic.reminder.dispatch.DueMessages;
import clinic.reminder.template.Template;
import clinic.reminder.template.TemplateText;
import clinic.reminder.template.TemplateVersion;
import clinic.reminder.template.Templates;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Puts words in force that were read before. Messages are worded when they leave: all that wait go by the new ones. */
@Component
class SaveTemplate {

    private final Templates templates;
    private final DueMessages messages;
    private final Clock clock;

    SaveTemplate(Templates templates, DueMessages messages, Clock clock) {
        this.templates = templates;
        this.messages = messages;
        this.clock = clock;
    }

    /** How many messages wait that leave in its words. */
    @Transactional(readOnly = true)
    public int waiting(Template template) {
        return messages.waiting(template.purpose(), template.channel());
    }

    /**
     * Keeps them as the next version.
     *
     * @param seen the version its author saw; null: whatever is in force
     * @param sameAs the earlier version that these are the words of
     * @throws ChangedMeanwhile when another is in force
     */
    @Transactional
    public TemplateVersion save(
            Template template,
            @Nullable Integer seen,
            Map<String, TemplateText> texts,
            @Nullable Integer sameAs,
            String by) {
        int inForce = templates.inForce(template).version();
        if (seen != null && seen != inForce) {
            throw new ChangedMeanwhile(inForce);
        }
        Instant now = clock.instant();
        TemplateVersion kept = templates
                .keep(template, inForce, texts, by, now, sameAs)
                .orElseThrow(
                        () -> new ChangedMeanwhile(templates.inForce(template).version()));
        messages.worded(template.purpose(), now);
        return kept;
    }
}
