package clinic.reminder.checkin;

import clinic.contracts.content.AdvicePublished;
import clinic.contracts.content.ExercisePublished;
import clinic.contracts.content.Question;
import clinic.contracts.content.RedFlagLevel;
import clinic.reminder.checkin.CheckInTold.Advice;
import clinic.reminder.checkin.CheckInTold.AdviceItem;
import clinic.reminder.checkin.CheckInTold.Care;
import clinic.reminder.checkin.CheckInTold.ExerciseItem;
import clinic.reminder.checkin.CheckInTold.FiguresOfDay;
import clinic.reminder.checkin.CheckInTold.Place;
import clinic.reminder.checkin.CheckInTold.Questions;
import clinic.reminder.checkin.CheckInTold.SafetyQuestion;
import clinic.reminder.checkin.OpenCheckIn.Opened;
import clinic.reminder.checkin.RecallAdvice.Advised;
import clinic.reminder.checkin.RecallAdvice.Shown;
import clinic.reminder.checkin.StandsNow.Standing.Asks;
import clinic.reminder.followup.Answers;
import clinic.words.Words;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Puts a check-in into the words that a program shows to its patient: those of the pages. */
@Component
class TellCheckIn {

    private final Answers answers;
    private final RecallAdvice recall;
    private final AskedQuestions questions;
    private final MessageSource messages;

    TellCheckIn(Answers answers, RecallAdvice recall, AskedQuestions questions, MessageSource messages) {
        this.answers = answers;
        this.recall = recall;
        this.questions = questions;
        this.messages = messages;
    }

    CheckInTold asking(String token, Asks asks, Locale language) {
        Opened opened = asks.opened();
        return CheckInTold.asking(new Questions(
                questions.seal(token, asks.newest()),
                opened.checkIn().day(),
                opened.visited(),
                Optional.ofNullable(asks.newest().about())
                        .flatMap(about -> Optional.ofNullable(about.condition()))
                        .orElse(null),
                opened.checkIn().expiresAt(),
                words("check-in.not-live.title", language) + ". " + words("check-in.not-live.text", language),
                asks.newest().flags().stream()
                        .map(flag -> new SafetyQuestion(flag.id(), flag.question(), flag.level()))
                        .toList(),
                asks.newest().questions().stream().sorted().toList(),
                // Whoever has shown no code is not told what the patient said before.
                asks.isOpen() && asks.newest().asks(Question.OWN_ACTIVITY)
                        ? answers.activity(opened.followUp().id()).orElse(null)
                        : null,
                !asks.isOpen(),
                Arrays.stream(RedFlagLevel.values())
                        .map(level -> care(level, language))
                        .toList()));
    }

    /** @param opened one that was answered */
    CheckInTold outcome(Opened opened, Locale language) {
        RedFlagLevel level = Objects.requireNonNull(opened.answer()).level();
        return level == null ? answered(recall.of(opened)) : CheckInTold.careNeeded(care(level, language));
    }

    /** Needs nothing but the level. */
    Care care(RedFlagLevel level, Locale language) {
        List<Place> places = new ArrayList<>();
        String notWatched = words("check-in.care.not-live", language);
        Place ambulance = new Place(words("care.112.title", language), words("care.112.text", language), "tel:112");
        Place advice = new Place(words("care.1177.title", language), words("care.1177.text", language), "tel:1177");
        if (level == RedFlagLevel.EMERGENCY) {
            places.add(ambulance);
            places.add(
                    new Place(words("care.emergency.title", language), words("care.emergency.text", language), null));
            places.add(advice);
            return new Care(
                    level,
                    words("check-in.emergency.title", language),
                    words("check-in.emergency.text", language),
                    notWatched,
                    places);
        }
        String phone = words(Words.PHONE, language);
        if (!phone.isBlank()) {
            String hours = words("clinic.hours", language);
            places.add(new Place(
                    words("care.clinic.title", language, phone),
                    hours.isBlank() ? null : words("care.clinic.text", language, hours),
                    words("clinic.phone.link", language)));
        }
        places.add(advice);
        places.add(ambulance);
        return new Care(
                level,
                words("check-in.today.title", language),
                words("check-in.today.text", language),
                notWatched,
                places);
    }

    private static CheckInTold answered(Advised advised) {
        return CheckInTold.answered(new Advice(
                advised.advice().stream().map(TellCheckIn::item).toList(),
                advised.exercises().stream().map(TellCheckIn::item).toList(),
                advised.withdrawn(),
                advised.call(),
                advised.rebook() ? "/book?condition=" + advised.condition() : null,
                advised.trend().given().stream()
                        .map(one -> new FiguresOfDay(one.day(), one.pain(), one.function()))
                        .toList(),
                advised.trend().activity()));
    }

    private static AdviceItem item(AdvicePublished advice) {
        var by = advice.publication();
        return new AdviceItem(
                by.itemId(),
                by.version(),
                by.locale(),
                by.approver(),
                advice.title(),
                advice.paragraphs(),
                advice.dose(),
                advice.notFor());
    }

    private static ExerciseItem item(Shown shown) {
        ExercisePublished exercise = shown.exercise();
        var by = exercise.publication();
        return new ExerciseItem(
                by.itemId(),
                by.version(),
                by.locale(),
                by.approver(),
                exercise.title(),
                exercise.purpose(),
                exercise.steps(),
                exercise.dose(),
                exercise.stopIf(),
                shown.drawing(),
                exercise.drawingInWords(),
                exercise.guidance());
    }

    private String words(String key, Locale language, Object... facts) {
        return messages.getMessage(key, facts, language);
    }
}
