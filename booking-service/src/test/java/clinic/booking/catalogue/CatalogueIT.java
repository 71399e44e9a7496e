package clinic.booking.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.booking.BookingClient;
import clinic.booking.RealBooking;
import clinic.booking.catalogue.Conditions.NamedChoice;
import clinic.booking.catalogue.SafetyQuestion.Level;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@RealBooking
class CatalogueIT {

    private static final Locale SWEDISH = Locale.of("sv");

    private final BookingClient client;
    private final CatalogueAnnouncements announcements;
    private final Conditions conditions;
    private final GeneralQuestions general;
    private final JdbcClient jdbc;

    @Autowired
    CatalogueIT(
            BookingClient client,
            CatalogueAnnouncements announcements,
            Conditions conditions,
            GeneralQuestions general,
            JdbcClient jdbc) {
        this.client = client;
        this.announcements = announcements;
        this.conditions = conditions;
        this.general = general;
        this.jdbc = jdbc;
    }

    @Test
    void eachChangeIsAnnouncedOnce() {
        jdbc.sql("TRUNCATE outbox, catalogue_announcements").update();
        announcements.announceChanges();
        announcements.announceChanges();
        assertThat(announced())
                .hasSize(16)
                .doesNotHaveDuplicates()
                .anyMatch(listed -> listed.startsWith("booking.treatment.listed") && listed.contains("Back and leg"));

        jdbc.sql("UPDATE locations SET phone = '08-465 004 11' WHERE name = 'Videslätt Torget'")
                .update();
        announcements.announceChanges();
        announcements.announceChanges();
        assertThat(announced()).hasSize(17);
        jdbc.sql("UPDATE locations SET phone = '08-465 004 10' WHERE name = 'Videslätt Torget'")
                .update();
    }

    @Test
    void namesAreInTheLanguageAskedFor() {
        assertThat(client.get("/api/treatments").body().get(0).path("name").asString())
                .isEqualTo("Första besök");
        assertThat(client.get("/api/treatments", "Accept-Language", "en")
                        .body()
                        .get(0)
                        .path("name")
                        .asString())
                .isEqualTo("First visit");
        assertThat(client.get("/api/treatments?lang=en").body()).hasSize(8);
        assertThat(client.get("/api/practitioners").body()).hasSize(6);
        assertThat(client.get("/api/locations").body()).hasSize(2);
    }

    @Test
    void treatmentsThatSuitAConditionComeMostSuitedFirst() {
        UUID id = UUID.randomUUID();
        conditions.keep(
                new Condition(id, "slug", "Namn", List.of(), List.of("return-visit", "gone", "first-visit")),
                List.of(),
                List.of(),
                "sv",
                1);
        assertThat(client.get("/api/treatments?condition=" + id).body().findValuesAsString("code"))
                .containsExactly("return-visit", "first-visit");
        conditions.withdraw(id, "sv", 1);
        BookingClient.assertFault(client.get("/api/treatments?condition=" + id), "condition", "unknown-condition");
    }

    @Test
    void practitionersIntroduceThemselves() {
        UUID anna = client.practitioner("Anna Lindqvist");
        JsonNode told = client.get("/api/practitioners")
                .body()
                .valueStream()
                .filter(one -> one.path("id").asString().equals(anna.toString()))
                .findFirst()
                .orElseThrow();
        assertThat(told.path("about").asString()).startsWith("Jag arbetar mest med rygg");
        assertThat(told.path("languages").toString()).contains("\"sv\"", "\"en\"");
        assertThat(told.path("treatments").toString())
                .contains(client.treatment("back-and-leg").toString());
        assertThat(told.path("locations")).isNotEmpty();
    }

    @Test
    void latestVersionWinsInWhateverOrderTheyCome() {
        UUID id = UUID.randomUUID();
        conditions.keep(condition(id, "Second"), List.of(), List.of(), "sv", 2);
        conditions.keep(condition(id, "First"), List.of(), List.of(), "sv", 1);
        assertThat(conditions.condition(id, SWEDISH)).hasValue(condition(id, "Second"));
        conditions.keep(condition(id, "Third"), List.of(), List.of(), "sv", 3);
        assertThat(conditions.condition(id, SWEDISH)).hasValue(condition(id, "Third"));
    }

    @Test
    void withdrawnConditionIsNotOfferedAndANewerVersionOfItStays() {
        UUID id = UUID.randomUUID();
        conditions.keep(condition(id, "Namn"), List.of(), List.of(), "sv", 2);
        conditions.withdraw(id, "sv", 1);
        assertThat(conditions.published(id)).as("a newer one is there").isTrue();
        conditions.withdraw(id, "sv", 2);
        assertThat(conditions.published(id)).isFalse();
        assertThat(conditions.choices(Locale.of("sv")))
                .noneMatch(choice -> choice.id().equals(id));
        assertThat(conditions.condition(id, SWEDISH)).isEmpty();
        assertThat(conditions.suitedBy("first-visit", SWEDISH))
                .noneMatch(choice -> choice.id().equals(id));
        assertThat(conditions.name(id, Locale.ENGLISH))
                .as("visits that were for it say so")
                .hasValue("Namn");

        conditions.keep(condition(id, "Nytt namn"), List.of(), List.of(), "sv", 3);
        assertThat(conditions.published(id)).as("its next version is back").isTrue();
        assertThat(conditions.name(id, SWEDISH)).hasValue("Nytt namn");
    }

    @Test
    void conditionWithoutTheLanguageIsShownInSwedish() {
        UUID id = UUID.randomUUID();
        conditions.keep(condition(id, "Namn"), List.of(), List.of(), "sv", 1);
        assertThat(conditions.condition(id, Locale.ENGLISH))
                .map(Condition::name)
                .hasValue("Namn");
        conditions.keep(condition(id, "Name"), List.of(), List.of(), "en", 1);
        assertThat(conditions.condition(id, Locale.ENGLISH))
                .map(Condition::name)
                .hasValue("Name");
        assertThat(conditions.published(id)).isTrue();
        assertThat(conditions.published(UUID.randomUUID())).isFalse();
        assertThat(conditions.condition(UUID.randomUUID(), SWEDISH)).isEmpty();
    }

    @Test
    void onlyAConditionsOwnMechanismIsSaidOfIt() {
        UUID id = UUID.randomUUID();
        UUID other = UUID.randomUUID();
        conditions.keep(
                condition(id, "Knä"), List.of(new NamedChoice("overload", "Överbelastning")), List.of(), "sv", 1);
        conditions.keep(condition(other, "Axel"), List.of(), List.of(), "sv", 1);
        assertThat(conditions.hasMechanism(id, "overload")).isTrue();
        assertThat(conditions.hasMechanism(id, "sprain")).isFalse();
        assertThat(conditions.hasMechanism(other, "overload")).isFalse();
        conditions.withdraw(id, "sv", 1);
        assertThat(conditions.hasMechanism(id, "overload")).isFalse();
    }

    @Test
    void generalQuestionsAreTheSameInBothLanguages() {
        List<SafetyQuestion> swedish = general.in(SWEDISH);
        List<SafetyQuestion> english = general.in(Locale.ENGLISH);
        assertThat(swedish)
                .extracting(SafetyQuestion::id)
                .isEqualTo(english.stream().map(SafetyQuestion::id).toList());
        assertThat(swedish).extracting(SafetyQuestion::level).contains(Level.EMERGENCY, Level.CONTACT_CARE_TODAY);
        assertThat(swedish)
                .extracting(SafetyQuestion::text)
                .doesNotContainAnyElementsOf(
                        english.stream().map(SafetyQuestion::text).toList());
    }

    private List<String> announced() {
        return jdbc.sql("SELECT type, payload FROM outbox WHERE topic = 'booking.catalogue.v1'")
                .query((row, n) -> row.getString("type") + row.getString("payload"))
                .list();
    }

    private static Condition condition(UUID id, String name) {
        return new Condition(
                id,
                "slug",
                name,
                List.of(new SafetyQuestion("fever", "Fever?", Level.CONTACT_CARE_TODAY)),
                List.of("first-visit"));
    }
}
