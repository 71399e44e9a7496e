package clinic.contracts.content;

import java.util.List;

/**
 * Something that a clinician says about a visit and that decides which advice the patient gets. Nothing infers it.
 *
 * @param id stable within its condition, the same in every language
 * @param choices of which one may be said, or none
 */
public record Switch(String id, String name, List<Choice> choices) {

    /** @param id stable within its switch, the same in every language */
    public record Choice(String id, String name) {}
}
