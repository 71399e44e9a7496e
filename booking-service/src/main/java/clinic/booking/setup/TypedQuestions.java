package clinic.booking.setup;

import clinic.booking.intake.PersonnummerAsked;
import clinic.booking.intake.Question;
import clinic.booking.intake.Question.Choice;
import clinic.booking.intake.Question.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The form of what is asked before a visit.
 *
 * @param version of the treatment that the form was made from
 * @param personnummer whether it is asked for besides
 */
record TypedQuestions(
        @Nullable List<Typed> questions,
        @Nullable Integer version,
        @Nullable PersonnummerAsked personnummer) {

    static final int MOST = 20;
    private static final int LONGEST = 200;
    private static final int LONGEST_CHOICE = 80;
    private static final int LONGEST_ID = 40;

    /**
     * One of them; the choices a line each.
     *
     * @param place in which it is asked
     */
    record Typed(
            @Nullable String id,
            @Nullable String place,
            @Nullable String kind,
            @Nullable String required,
            @Nullable String textSv,
            @Nullable String textEn,
            @Nullable String choicesSv,
            @Nullable String choicesEn) {

        static final Typed EMPTY = new Typed("", "", Kind.TEXT.name(), null, "", "", "", "");

        static Typed of(Question question, int place) {
            return new Typed(
                    question.id(),
                    String.valueOf(place),
                    question.kind().name(),
                    question.required() ? "true" : null,
                    question.textSv(),
                    question.textEn(),
                    question.choices().stream().map(Choice::sv).collect(Collectors.joining("\n")),
                    question.choices().stream().map(Choice::en).collect(Collectors.joining("\n")));
        }

        /** Emptied, it is asked no more. */
        boolean isEmpty() {
            return FormFields.stripped(textSv).isEmpty()
                    && FormFields.stripped(textEn).isEmpty();
        }

        private int place(int otherwise) {
            String typed = FormFields.stripped(place);
            return typed.matches("[0-9]{1,3}") ? Integer.parseInt(typed) : otherwise;
        }
    }

    static TypedQuestions of(List<Question> questions, int version, PersonnummerAsked personnummer) {
        return new TypedQuestions(
                IntStream.range(0, questions.size())
                        .mapToObj(n -> Typed.of(questions.get(n), n + 1))
                        .toList(),
                version,
                personnummer);
    }

    /** Whoever says nothing asks for none. */
    PersonnummerAsked asked() {
        return personnummer == null ? PersonnummerAsked.NO : personnummer;
    }

    List<Typed> typed() {
        return questions == null ? List.of() : questions;
    }

    /** The same, with an empty one to fill in. */
    List<Typed> withAnEmptyOne() {
        boolean room = typed().size() < MOST
                && (typed().isEmpty() || !typed().getLast().isEmpty());
        return room ? Stream.concat(typed().stream(), Stream.of(Typed.EMPTY)).toList() : typed();
    }

    /**
     * The questions in the order in which they are to be asked; those that were emptied are left out.
     *
     * @throws clinic.booking.InvalidInput naming every field that cannot be used
     */
    List<Question> read() {
        record Placed(int place, Question question) {}
        FormFields fields = new FormFields();
        Set<String> ids = new HashSet<>();
        typed().forEach(one -> {
            if (!one.isEmpty()) {
                ids.add(FormFields.stripped(one.id()));
            }
        });
        Set<String> taken = new HashSet<>();
        List<Placed> placed = new ArrayList<>();
        for (int n = 0; n < Math.min(typed().size(), MOST); n++) {
            Typed one = typed().get(n);
            if (!one.isEmpty()) {
                // Not filled in, its place is behind all that have one.
                String field = "questions[" + n + "].";
                Question question = question(one, field, ids, fields);
                if (!taken.add(question.id())) {
                    fields.fault(field + "id", "question-twice");
                }
                placed.add(new Placed(one.place(1000 + n), question));
            }
        }
        fields.check();
        return placed.stream()
                .sorted(Comparator.comparingInt(Placed::place))
                .map(Placed::question)
                .toList();
    }

    private static Question question(Typed typed, String field, Set<String> ids, FormFields fields) {
        String sv = fields.text(field + "textSv", typed.textSv(), LONGEST, "question-text-missing");
        String en = fields.text(field + "textEn", typed.textEn(), LONGEST, "question-text-missing");
        Kind kind = Stream.of(Kind.values())
                .filter(one -> one.name().equals(typed.kind()))
                .findFirst()
                .orElse(Kind.TEXT);
        String id = FormFields.stripped(typed.id());
        if (id.isEmpty() || id.length() > LONGEST_ID || !id.matches("[a-z0-9-]+")) {
            id = FreeSlug.of(en, "question", ids::contains);
            ids.add(id);
        }
        List<Choice> choices = kind == Kind.CHOICE ? choices(typed, field, fields) : List.of();
        return new Question(id, kind, typed.required() != null, sv, en, choices);
    }

    private static List<Choice> choices(Typed typed, String field, FormFields fields) {
        List<String> sv = lines(typed.choicesSv());
        List<String> en = lines(typed.choicesEn());
        if (sv.size() < 2) {
            fields.fault(field + "choicesSv", "question-choices-missing");
        } else if (sv.size() != en.size()) {
            fields.fault(field + "choicesEn", "question-choices-differ");
        } else if (Stream.concat(sv.stream(), en.stream()).anyMatch(line -> line.length() > LONGEST_CHOICE)) {
            fields.fault(field + "choicesSv", "text-longer-than-" + LONGEST_CHOICE);
        } else {
            Set<String> ids = new HashSet<>();
            List<Choice> choices = new ArrayList<>();
            for (int n = 0; n < sv.size(); n++) {
                String id = FreeSlug.of(en.get(n), "choice", ids::contains);
                ids.add(id);
                choices.add(new Choice(id, sv.get(n), en.get(n)));
            }
            return choices;
        }
        return List.of();
    }

    private static List<String> lines(@Nullable String typed) {
        return FormFields.stripped(typed)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
    }
}
