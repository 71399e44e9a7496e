package clinic.content.editorial;

import static clinic.contracts.booking.StaffRole.CLINICIAN_APPROVER;
import static clinic.contracts.booking.StaffRole.EDITOR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import clinic.clock.ClockMoved;
import clinic.clock.MovableClock;
import clinic.content.RunningContent;
import clinic.content.publication.PublishedItem;
import clinic.content.publication.PublishedItems;
import clinic.contracts.Events;
import clinic.contracts.Topic;
import clinic.contracts.content.ReviewRecorded;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The other services hear of a review when it falls due, when it was missed and when it is done; with a moved clock. */
@Import(ReviewsIT.Standing.class)
class ReviewsIT extends RunningContent {

    private static final Duration SOON = Duration.ofSeconds(20);

    /** The last day of some of the samples. */
    private static final LocalDate LAST_DAY = LocalDate.of(2027, 11, 22);

    /** A minute before the sixtieth day ahead of it begins in Stockholm. */
    private static final Instant THE_EVENING_BEFORE = Instant.parse("2027-09-22T21:59:00Z");

    private static final Person WRITER = new Person(UUID.randomUUID(), "editor", Set.of(EDITOR));
    private static final Person CLINICIAN = new Person(UUID.randomUUID(), "approver", Set.of(CLINICIAN_APPROVER));

    @TestConfiguration
    static class Standing {

        @Bean
        @Primary
        MovableClock standing() {
            return new MovableClock(Clock.fixed(THE_EVENING_BEFORE, ZoneOffset.UTC), Duration.ZERO);
        }
    }

    @Autowired
    private MovableClock clock;

    @Autowired
    private ApplicationEventPublisher events;

    @Autowired
    private TellReviews reviews;

    @Autowired
    private PublishedItems items;

    @Autowired
    private WorkOnManuscript work;

    @Autowired
    private PublishManuscript publishing;

    @Autowired
    private TakeBackItem takingBack;

    @Autowired
    private JdbcClient database;

    @Autowired
    private JsonMapper json;

    @Test
    @DisplayName("32: others hear of a review ahead of its day, of one that was missed, and of one that is done")
    void othersHearOfEachReviewOnceForEachStep() throws Exception {
        reviews.tell();
        var earlier = told().size();
        assertThat(reviews.nextDue()).contains(Instant.parse("2027-09-22T22:00:00Z"));

        var all = items.all().stream()
                .filter(item -> item.inLanguages().getFirst().reviewBy().equals(LAST_DAY))
                .toList();
        tellAtOnce(Duration.ofMinutes(1));
        assertThat(told().stream().skip(earlier)).hasSize(all.size()).allSatisfy(one -> {
            assertThat(one.path("standing").asString()).isEqualTo("due");
            assertThat(one.path("reviewBy").asString()).isEqualTo(LAST_DAY.toString());
        });
        assertThat(told().getLast().propertyNames())
                .containsExactlyInAnyOrderElementsOf(
                        json.readTree(Events.example(Topic.Reader.BOOKING, ReviewRecorded.class))
                                .propertyNames());
        assertThat(database.sql("select key from outbox where topic = 'content.reviews.v1' order by id")
                        .query(String.class)
                        .list())
                .as("nothing but ids")
                .containsExactlyElementsOf(told().stream()
                        .map(one -> one.path("itemId").asString())
                        .toList());

        var walked = all.get(0);
        var before = walked.version();
        publishAnew(walked, "2028-09-22");
        await().atMost(SOON).until(() -> standings(walked).size() == 2);
        assertThat(standings(walked)).containsExactly("due " + before, "settled " + (before + 1));
        var wrong = all.get(1);
        takingBack.withdraw(wrong.id(), "Visar fel ben.", WRITER);
        await().atMost(SOON).until(() -> standings(wrong).size() == 2);
        assertThat(standings(wrong)).containsExactly("due " + wrong.version(), "settled " + wrong.version());

        var left = all.get(2);
        tellAtOnce(Duration.ofDays(61));
        assertThat(standings(left))
                .as("its last day has an hour left: the clock has gone back in between")
                .containsExactly("due " + left.version());
        tellAtOnce(Duration.ofHours(1));
        assertThat(standings(left)).containsExactly("due " + left.version(), "overdue " + left.version());
        assertThat(standings(walked)).hasSize(2);
        assertThat(all.stream().flatMap(item -> standings(item).stream())).hasSize(all.size() * 2);
        // That of the samples' next day.
        assertThat(reviews.nextDue()).contains(Instant.parse("2027-11-24T23:00:00Z"));
        assertThat(reviews.quiet()).isTrue();
    }

    /** Several instances see the day begin at the same moment. */
    private void tellAtOnce(Duration by) throws Exception {
        clock.moveTo(clock.offset().plus(by));
        events.publishEvent(new ClockMoved(clock.instant()));
        try (var instances = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> telling = new ArrayList<>();
            for (int instance = 0; instance < 4; instance++) {
                telling.add(instances.submit(reviews::tell));
            }
            for (var one : telling) {
                one.get();
            }
        }
    }

    private void publishAnew(PublishedItem item, String reviewBy) {
        var words = items.words(item.id()).orElseThrow();
        words.texts().values().forEach(text -> text.put("reviewBy", reviewBy));
        var manuscript = work.begin(words, Step.What.BEGUN, WRITER);
        work.handIn(manuscript, 0, WRITER);
        work.approve(manuscript, 1, "Elin Forsgren", "leg. naprapat", CLINICIAN);
        publishing.publish(manuscript, 2, WRITER);
    }

    private List<String> standings(PublishedItem item) {
        return told().stream()
                .filter(one -> one.path("itemId").asString().equals(item.id().toString()))
                .map(one -> one.path("standing").asString() + " "
                        + one.path("version").asInt())
                .toList();
    }

    private List<JsonNode> told() {
        return database.sql("select payload::text from outbox where topic = 'content.reviews.v1' order by id")
                .query((row, number) -> json.readTree(row.getString(1)))
                .list();
    }
}
