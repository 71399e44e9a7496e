package clinic.booking.intake;

import clinic.booking.InvalidInput.Fault;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Something a treatment wants to know before the visit.
 *
 * @param id what its answer is sent under; the same in every language
 * @param choices of a {@link Kind#CHOICE}; empty otherwise
 */
public record Question(String id, Kind kind, boolean required, String textSv, String textEn, List<Choice> choices) {

    /** What kind of answer it takes; {@code yes} or {@code no} to a question that says so. */
    public enum Kind {
        @JsonProperty("text")
        TEXT,
        @JsonProperty("choice")
        CHOICE,
        @JsonProperty("yes-no")
        YES_NO,
        @JsonProperty("number")
        NUMBER
    }

    /** One of the answers to choose from. */
    public record Choice(String id, String sv, String en) {

        public String label(Locale language) {
            return english(language) ? en : sv;
        }
    }

    private static final Choice YES = new Choice("yes", "Ja", "Yes");
    private static final Choice NO = new Choice("no", "Nej", "No");
    private static final int LONGEST_TEXT = 1000;
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,9}([.,]\\d{1,6})?");

    public String text(Locale language) {
        return english(language) ? textEn : textSv;
    }

    /** The name of its field in a request. */
    public String field() {
        return "intake." + id;
    }

    /** What is wrong with an answer; empty when it can be taken. */
    Optional<Fault> fault(String given) {
        if (given.isEmpty()) {
            return required ? Optional.of(new Fault(field(), "missing")) : Optional.empty();
        }
        String code = switch (kind) {
            case TEXT -> textFault(given);
            case CHOICE -> choice(given).isPresent() ? "" : "not-a-choice";
            case YES_NO -> given.equals("yes") || given.equals("no") ? "" : "not-yes-or-no";
            case NUMBER -> NUMBER.matcher(given).matches() ? "" : "not-a-number";
        };
        return code.isEmpty() ? Optional.empty() : Optional.of(new Fault(field(), code));
    }

    /** The question and an answer that can be taken, in the words the patient saw. */
    AnsweredQuestion answered(String given, Locale language) {
        String words = switch (kind) {
            case TEXT, NUMBER -> given;
            case CHOICE -> choice(given).orElseThrow().label(language);
            case YES_NO -> (given.equals("yes") ? YES : NO).label(language);
        };
        return new AnsweredQuestion(id, text(language), words);
    }

    private Optional<Choice> choice(String given) {
        return choices.stream().filter(choice -> choice.id().equals(given)).findFirst();
    }

    /** A form sends two characters for each line break, of which whoever typed it has counted one. */
    static String plain(@Nullable String typed) {
        return typed == null ? "" : typed.replace("\r\n", "\n").strip();
    }

    /** Of any text there is to write; empty when it can be taken. */
    static String textFault(String given) {
        if (given.length() > LONGEST_TEXT) {
            return "too-long";
        }
        boolean readable = given.chars().noneMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\r');
        return readable ? "" : "unreadable";
    }

    private static boolean english(Locale language) {
        return language.getLanguage().equals("en");
    }
}
