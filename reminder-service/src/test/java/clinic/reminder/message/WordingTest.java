package clinic.reminder.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import clinic.contracts.reminder.Channel;
import clinic.contracts.reminder.Purpose;
import clinic.reminder.contact.Place;
import clinic.reminder.template.PrivacyGuard;
import clinic.reminder.template.WordsNotForEveryone;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Scenario 27: in the recipient's language and the location's time, whatever machine this runs on. */
class WordingTest {

    private static final Locale SWEDISH = Locale.of("sv");
    private static final ZoneId STOCKHOLM = ZoneId.of("Europe/Stockholm");
    private static final Place TORGET =
            new Place("Videslätt Torget", "Torggatan 4", "Videslätt", "08-465 004 10", STOCKHOLM);
    private static final Links LINKS = ShippedWording.LINKS;

    private static Wording wording(String... forbidden) {
        return ShippedWording.forbidding(forbidden);
    }

    private static Reader reader(Channel channel, Locale language) {
        return new Reader(channel, "+46701740605", language, Instant.parse("2026-11-25T08:30:00Z"));
    }

    private static VisitFacts facts(Locale language, Place place, String practitioner) {
        ZonedDateTime start = ZonedDateTime.parse("2026-12-01T08:30:00Z").withZoneSameInstant(STOCKHOLM);
        return new VisitFacts(
                UUID.fromString("5f2c1a70-93a4-4a63-9d0e-0b64a9a5a001"),
                2,
                start,
                start.plusMinutes(45),
                place,
                practitioner,
                LINKS.appointment(UUID.fromString("5f2c1a70-93a4-4a63-9d0e-0b64a9a5a001"), "nonce", language));
    }

    private static Stream<Arguments> everyPurposeAndLanguage() {
        return Stream.of(SWEDISH, Locale.ENGLISH)
                .flatMap(language -> Stream.of(Purpose.values())
                        .filter(purpose -> purpose.isAboutAVisit() && purpose != Purpose.ANSWER)
                        .map(purpose -> Arguments.of(purpose, language)));
    }

    private static Words render(Wording wording, Purpose purpose, Channel channel, Locale language, VisitFacts facts) {
        if (purpose != Purpose.CHECK_IN) {
            return wording.visit(purpose, reader(channel, language), facts);
        }
        UUID checkIn = UUID.randomUUID();
        String link = LINKS.checkIn(checkIn, "nonce", language);
        return channel == Channel.SMS
                ? wording.checkInBySms(reader(channel, language), link)
                : wording.checkInByMail(language, facts.place(), link, LINKS.unsubscribe(checkIn, "nonce", language));
    }

    @ParameterizedTest
    @MethodSource("everyPurposeAndLanguage")
    void everySmsStaysInItsBudgetEvenWithLongNames(Purpose purpose, Locale language) {
        var long34 = "Aleksandra-Wilhelmina Bergström Wåhlstedt af Örnsköld";
        var place = new Place(
                "Mottagningen vid Gamla Järnvägsparken i Östra", "Gatan 1", "Ort", "08-465 004 10", STOCKHOLM);
        Words sms = render(wording(), purpose, Channel.SMS, language, facts(language, place, long34));

        assertThat(SmsText.of(sms.text()).encoding()).isEqualTo(SmsText.Encoding.GSM_7);
        assertThat(SmsText.of(sms.text()).segments())
                .as(sms.text().length() + ": " + sms.text())
                .isLessThanOrEqualTo(2);
        assertThat(links(sms.text())).hasSize(1);
        assertThat(sms.subject()).isNull();
    }

    @ParameterizedTest
    @MethodSource("everyPurposeAndLanguage")
    void everyMailSaysTheSameInTextAndHtml(Purpose purpose, Locale language) {
        Words mail = render(wording(), purpose, Channel.EMAIL, language, facts(language, TORGET, "Anna Lindqvist"));
        String html = Objects.requireNonNull(mail.html());

        assertThat(html).startsWith("<!doctype html>").doesNotContain("th:text").doesNotContain("??");
        assertThat(html).contains("lang=\"" + language.getLanguage() + "\"");
        // Only what a patient agreed to can be said no to.
        assertThat(links(html)).hasSize(purpose == Purpose.CHECK_IN ? 2 : 1);
        assertThat(mail.text().contains("/unsubscribe/")).isEqualTo(purpose == Purpose.CHECK_IN);
        assertThat(links(mail.text())).isEqualTo(links(html));
        assertThat(mail.text()).doesNotContain("{0}").contains("112").contains("08-465 004 10");
        assertThat(mail.subject()).isNotBlank().doesNotContain("{");
        if (purpose != Purpose.CHECK_IN) {
            assertThat(mail.text())
                    .contains("09:30–10:15")
                    .contains("Anna Lindqvist")
                    .contains("Torggatan 4");
            assertThat(html).contains("09:30–10:15").contains("Anna Lindqvist").contains("Torggatan 4");
        }
    }

    @Test
    void swedishConfirmationReadsAsPeopleSpeak() {
        Words sms = wording()
                .visit(Purpose.CONFIRMATION, reader(Channel.SMS, SWEDISH), facts(SWEDISH, TORGET, "Anna Lindqvist"));
        assertThat(sms.text())
                .startsWith(
                        "Videslätts rörelsemottagning: Din tid är bokad, tis 1 dec kl. 09:30 hos Anna Lindqvist, "
                                + "Videslätt Torget. Svara JA eller AVBOKA. Se, ändra eller avboka: https://boka.videslatt-rorelse.example/appointments/a");
        Words mail = wording()
                .visit(Purpose.CONFIRMATION, reader(Channel.EMAIL, SWEDISH), facts(SWEDISH, TORGET, "Anna Lindqvist"));
        assertThat(mail.subject()).isEqualTo("Din tid är bokad: tis 1 dec kl. 09:30");
        assertThat(mail.text()).contains("Tisdag 1 december kl. 09:30–10:15");
    }

    @Test
    void englishReminderReadsAsPeopleSpeak() {
        Words sms = wording()
                .visit(
                        Purpose.REMINDER,
                        reader(Channel.SMS, Locale.ENGLISH),
                        facts(Locale.ENGLISH, TORGET, "Anna Lindqvist"));
        assertThat(sms.text())
                .startsWith("Videslätt Movement Clinic: Reminder: your visit Tue 1 Dec at 09:30 with Anna Lindqvist");
    }

    @ParameterizedTest
    @MethodSource("everyPurposeAndLanguage")
    void linksOpenInTheLanguageOfTheirMessage(Purpose purpose, Locale language) {
        for (Channel channel : Channel.values()) {
            Words words = render(wording(), purpose, channel, language, facts(language, TORGET, "Anna Lindqvist"));
            assertThat(links(words.text())).isNotEmpty().allMatch(link -> link.endsWith("?lang=" + language));
        }
    }

    @Test
    @DisplayName("An SMS that can be answered says how")
    void smsSaysHowToAnswerItWhereItCanBeAnswered() {
        for (Locale language : List.of(SWEDISH, Locale.ENGLISH)) {
            VisitFacts visit = facts(language, TORGET, "Anna Lindqvist");
            Reader early = reader(Channel.SMS, language);
            Reader late = new Reader(
                    Channel.SMS,
                    early.address(),
                    language,
                    visit.start().toInstant().minusSeconds(3 * 3600));
            boolean swedish = language.equals(SWEDISH);
            Wording answered = wording();
            Wording named = ShippedWording.guardedBy(new PrivacyGuard(List::of), false);

            assertThat(answered.visit(Purpose.REMINDER, early, visit).text())
                    .contains(swedish ? "Svara JA eller AVBOKA." : "Reply YES, or NO to cancel.");
            // The clinic's rule may no longer let it cancel by then.
            assertThat(answered.visit(Purpose.REMINDER, late, visit).text())
                    .contains(swedish ? "Svara JA om du kommer." : "Reply YES if you are coming.");
            assertThat(answered.visit(Purpose.CANCELLATION, early, visit).text())
                    .doesNotContain("Svara", "Reply");
            assertThat(named.visit(Purpose.REMINDER, early, visit).text())
                    .doesNotContain("Svara", "Reply")
                    .contains(swedish ? "Torget. Se, ändra" : "Torget. See, change");

            String link = LINKS.checkIn(visit.appointmentId(), "nonce", language);
            assertThat(answered.checkInBySms(early, link).text())
                    .endsWith(
                            swedish
                                    ? link + " Vill du inte få fler? Svara STOPP."
                                    : link + " Want no more? Reply STOP.");
            assertThat(named.checkInBySms(early, link).text()).endsWith(link);
        }
    }

    @Test
    void nameInAnotherAlphabetIsToldAsItIsWritten() {
        Words sms = wording()
                .visit(Purpose.REMINDER, reader(Channel.SMS, SWEDISH), facts(SWEDISH, TORGET, "Łucja Żółkiewska"));
        assertThat(sms.text().replace("?lang=", ""))
                .contains("hos Łucja Żółkiewska, ")
                .doesNotContain("?");
        assertThat(SmsText.of(sms.text()).segments()).isEqualTo(4);
        assertThat(sms.wording()).isEqualTo("sv:sms.reminder:v1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "confirmed",
                "link",
                "too-late",
                "moved-meanwhile",
                "no-longer-booked",
                "has-begun",
                "opted-out",
                "unclear"
            })
    void everyAnswerStaysInItsBudget(String answer) {
        for (Locale language : List.of(SWEDISH, Locale.ENGLISH)) {
            Words sms = wording().answer("answer-" + answer, language, facts(language, TORGET, "Anna Lindqvist"));
            boolean withLink = sms.text().contains("https://");
            assertThat(SmsText.of(sms.text()))
                    .as(sms.text())
                    .returns(SmsText.Encoding.GSM_7, SmsText::encoding)
                    .matches(travels -> travels.segments() <= (withLink ? 2 : 1));
            assertThat(sms.text()).doesNotContain("{").doesNotContain("?? ");
        }
    }

    @Test
    void smsWithACodeEndsWithTheLineThatPhonesRead() {
        for (Locale language : List.of(SWEDISH, Locale.ENGLISH)) {
            Words sms = wording().code(Channel.SMS, language, "048213");
            assertThat(sms.text()).contains("048213").endsWith("\n\n@boka.videslatt-rorelse.example #048213");
            assertThat(SmsText.of(sms.text()).segments()).isEqualTo(1);
        }
    }

    /** A subject can be read on a locked screen. */
    @Test
    void mailWithACodeKeepsItOutOfTheSubject() {
        Words mail = wording().code(Channel.EMAIL, SWEDISH, "048213");
        assertThat(mail.subject()).isEqualTo("Din engångskod");
        assertThat(mail.text()).contains("048213", "tio minuter");
        assertThat(mail.html()).contains("048213");
        assertThat(links(mail.text())).containsExactly("https://boka.videslatt-rorelse.example/me/code?lang=sv");
    }

    /** Its page is open where it was asked for; where patients sign in another code would be asked for. */
    @Test
    void mailWithACodeForACheckInLeadsToNoOtherPage() {
        for (Locale language : List.of(SWEDISH, Locale.ENGLISH)) {
            Words mail = wording().checkInCode(Channel.EMAIL, language, "048213");
            assertThat(mail.text()).contains("048213", "112").doesNotContain("/me/code", "null");
            assertThat(mail.html()).contains("048213").doesNotContain("/me/code", "class=\"button\"", "href=");
        }
    }

    @ParameterizedTest
    @MethodSource("everyPurposeAndLanguage")
    @DisplayName("Scenario 26: what changes a visit changes the calendar, by REQUEST or by CANCEL; nothing else does")
    void onlyChangesOfAVisitReachTheCalendar(Purpose purpose, Locale language) {
        Words mail = render(wording(), purpose, Channel.EMAIL, language, facts(language, TORGET, "Anna Lindqvist"));
        var calendar = Objects.requireNonNull(mail.mailing()).invitation();
        switch (purpose) {
            case CONFIRMATION, CHANGE ->
                assertThat(calendar)
                        .returns(
                                "REQUEST",
                                file -> file.sentTo("eva@example.org").method());
            case CANCELLATION ->
                assertThat(calendar)
                        .returns(
                                "CANCEL", file -> file.sentTo("eva@example.org").method());
            default -> assertThat(calendar).isNull();
        }
    }

    @Test
    @DisplayName(
            "Scenario 34: a calendar, which others see, says when and where and nothing else, in the patient's words")
    void calendarIsNeutral() {
        Words mail = wording()
                .visit(Purpose.CHANGE, reader(Channel.EMAIL, SWEDISH), facts(SWEDISH, TORGET, "Anna Lindqvist"));
        String file = Objects.requireNonNull(
                        Objects.requireNonNull(mail.mailing()).invitation())
                .sentTo("eva@example.org")
                .text()
                .replace("\r\n ", "");
        assertThat(file)
                .contains(
                        "SUMMARY:Besök hos Videslätts rörelsemottagning\r\n",
                        "DTSTART:20261201T083000Z\r\n",
                        "UID:5f2c1a70-93a4-4a63-9d0e-0b64a9a5a001\r\n",
                        "SEQUENCE:2\r\n",
                        "LOCATION:Videslätt Torget\\, Torggatan 4\\, Videslätt\r\n")
                .doesNotContain("Anna", "http", "appointments");
    }

    /** Scenario 37. */
    @Test
    void markupInANameStaysText() {
        Words mail = wording()
                .visit(Purpose.CHANGE, reader(Channel.EMAIL, SWEDISH), facts(SWEDISH, TORGET, "<script>x</script>"));
        assertThat(mail.html()).doesNotContain("<script>").contains("&lt;script&gt;");
    }

    /** Scenario 34: the guard sits between every SMS or subject and the door. */
    @Test
    void wordThatTellsWhatAVisitIsAboutStopsTheMessage() {
        assertThatThrownBy(() -> wording("påminnelse")
                        .visit(
                                Purpose.REMINDER,
                                reader(Channel.SMS, SWEDISH),
                                facts(SWEDISH, TORGET, "Anna Lindqvist")))
                .isInstanceOf(WordsNotForEveryone.class);
        assertThatThrownBy(() -> wording("påminnelse")
                        .visit(
                                Purpose.REMINDER,
                                reader(Channel.EMAIL, SWEDISH),
                                facts(SWEDISH, TORGET, "Anna Lindqvist")))
                .isInstanceOf(WordsNotForEveryone.class);
    }

    private static List<String> links(String words) {
        Matcher link = Pattern.compile("https?://[^\\s\"<]+").matcher(words.replace("&amp;", "&"));
        return link.results().map(found -> found.group()).distinct().toList();
    }
}
