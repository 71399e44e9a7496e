package clinic.content.publication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import clinic.baremachine.RealInfrastructure;
import clinic.content.advice.Advice;
import clinic.content.condition.Condition;
import clinic.contracts.Event;
import clinic.contracts.content.Progress;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;

@SpringBootTest(properties = "clinic.content.folder=classpath*:content")
@RealInfrastructure
class PublishContentIT {

    @Autowired
    private ContentFiles files;

    @Autowired
    private PublishContent publishContent;

    @Autowired
    private Publications publications;

    @Autowired
    private PublishedItems items;

    @Autowired
    private PublishItems publishItems;

    @Autowired
    private TakeDownItem takeDown;

    @Autowired
    private Kinds kinds;

    @Autowired
    private JdbcClient database;

    @Test
    void everyFileIsPublishedAndAnnouncedOnce() {
        publishContent.publish(files.all());

        var published = count("select count(*) from publication where approver like '%)'");
        assertThat(published).isEqualTo(files.all().size()).isGreaterThan(100);
        assertThat(database.sql("""
                                select key from outbox where topic = 'content.publications.v1'
                                    and payload #> '{publication,withdrawnAt}' is null""").query(String.class).list())
                .doesNotHaveDuplicates()
                .containsAll(files.all().stream()
                        .flatMap(file -> file.announcement().stream())
                        .map(Event::key)
                        .toList());
    }

    @Test
    void whatIsAnnouncedKeepsThePromise() {
        var schemas = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
        var rows = database.sql("select type, payload from outbox where topic = 'content.publications.v1'")
                .query()
                .listOfRows();
        assertThat(rows).hasSizeGreaterThanOrEqualTo(9).allSatisfy(row -> {
            var schema = new ClassPathResource("contracts/schemas/" + row.get("type") + ".schema.json")
                    .getContentAsString(StandardCharsets.UTF_8);
            assertThat(schemas.getSchema(schema)
                            .validate(
                                    String.valueOf(row.get("payload")),
                                    InputFormat.JSON,
                                    context -> context.executionConfig(config -> config.formatAssertionsEnabled(true))))
                    .isEmpty();
        });
    }

    @Test
    void changedFileWithTheSameVersionIsRefusedAndNothingIsPublished() {
        var first = advice(1, "Gå en runda");
        publishContent.publish(List.of(first));
        var other = advice(1, "Vila");

        assertThatThrownBy(() -> publishContent.publish(List.of(changed(first, 1, "Gå två rundor"))))
                .isInstanceOf(RefusedContent.class)
                .hasMessageContaining(first.name())
                .hasMessageContaining("raise the version");
        assertThatThrownBy(() -> publishContent.publish(List.of(other, changed(first, 1, "Gå två rundor"))))
                .isInstanceOf(RefusedContent.class);
        assertThat(publications.version(other.item())).isEmpty();
    }

    @Test
    void whatIsShownIsReadOnceAndAgainWhenAnotherVersionIs() {
        var first = advice(1, "Gå en runda");
        publishContent.publish(List.of(first));
        var read = shown(first.item().id());

        assertThat(shown(first.item().id())).isSameAs(read);
        publishContent.publish(List.of(changed(first, 2, "Gå två rundor")));
        assertThat(shown(first.item().id()).version()).isEqualTo(2);
    }

    private Advice shown(UUID id) {
        return publications.current(Advice.class, "sv").stream()
                .filter(advice -> advice.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void newVersionIsShownAndTheOldOneStays() {
        var first = advice(1, "Gå en runda");
        var second = changed(first, 2, "Gå två rundor");
        publishContent.publish(List.of(first));
        publishContent.publish(List.of(second));

        assertThat(publications.current(Advice.class, "sv"))
                .contains(second.item())
                .doesNotContain(first.item());
        assertThat(publications.version(first.item())).contains(first.item());
    }

    @Test
    @DisplayName("32: a release writes over nothing that the clinic has published or taken back itself")
    void whatIsTheClinicsOwnIsLeftAlone() {
        var first = advice(1, "Gå en runda");
        publishContent.publish(List.of(first));
        takeDown.takeDown(first.item().id(), TakenDown.WITHDRAWN);
        publishContent.publish(List.of(changed(first, 2, "Gå två rundor"), changed(first, 1, "Gå tre rundor")));

        assertThat(publications.current(Advice.class, "sv"))
                .noneMatch(one -> one.id().equals(first.item().id()));
        assertThat(publications.version(first.item())).contains(first.item());
    }

    @Test
    @DisplayName("32: what is published stays where no file tells of it any more: only people take it back")
    void startWithoutFilesTakesNothingBack() {
        var first = advice(1, "Gå en runda");
        publishContent.publish(List.of(first));
        publishContent.publish(List.of());

        var takenDown = "select count(*) from taken_down where item_id = '%s'";
        assertThat(publications.current(Advice.class, "sv")).contains(first.item());
        assertThat(count(takenDown.formatted(first.item().id()))).isZero();
    }

    @Test
    void itemPastItsReviewDateIsNotShownNorAnOlderOneInItsPlace() {
        var first = advice(1, "Gå en runda");
        var expired = reviewedBy(changed(first, 2, "Gå två rundor"), LocalDate.of(2020, 1, 31));
        publishContent.publish(List.of(first));
        publishContent.publish(List.of(expired));

        assertThat(publications.current(Advice.class, "sv")).doesNotContain(first.item(), expired.item());
    }

    @Test
    void conditionKeepsWhatPublishedAdviceAsksFor() {
        publishContent.publish(files.all());
        var condition = publications.current(Condition.class, "sv").stream()
                .filter(one -> !one.switches().isEmpty())
                .findFirst()
                .orElseThrow();
        var words = items.words(condition.id()).orElseThrow();
        assertThat(publishItems.faults(List.of(words))).isEmpty();

        words.texts().values().forEach(text -> text.putArray("switches"));

        assertThat(publishItems.faults(List.of(words))).singleElement().satisfies(fault -> {
            assertThat(fault.code()).isEqualTo("needed");
            assertThat(publications.current(Advice.class, "sv"))
                    .as("each piece of advice that would be shown to nobody any more is named")
                    .filteredOn(advice -> fault.detail().contains("\"" + advice.title() + "\" asks for it"))
                    .hasSizeGreaterThan(1);
        });
    }

    @Test
    void publishedVersionCannotBeChangedInTheDatabase() {
        publishContent.publish(List.of(advice(1, "Gå en runda")));

        assertThatThrownBy(() -> database.sql("update publication set approver = 'nobody'")
                        .update())
                .hasMessageContaining("never changes");
        assertThatThrownBy(() -> database.sql("delete from publication").update())
                .hasMessageContaining("never changes");
    }

    private int count(String sql) {
        return database.sql(sql).query(Integer.class).single();
    }

    private ContentFile<Advice> advice(int version, String title) {
        return file(advice(UUID.randomUUID(), version, LocalDate.of(2100, 1, 1), title));
    }

    private ContentFile<Advice> changed(ContentFile<Advice> file, int version, String title) {
        return file(advice(file.item().id(), version, file.item().reviewBy(), title));
    }

    private ContentFile<Advice> reviewedBy(ContentFile<Advice> file, LocalDate reviewBy) {
        var item = file.item();
        return file(advice(item.id(), item.version(), reviewBy, item.title()));
    }

    private static Advice advice(UUID id, int version, LocalDate reviewBy, String title) {
        return new Advice(
                id,
                "sv",
                version,
                new Approver("Elin Forsgren", "leg. naprapat", ""),
                reviewBy,
                List.of(),
                Advice.Direction.DO,
                title,
                "walk",
                "Det lugnar.",
                List.of("I lugn takt."),
                "",
                List.of(),
                List.of(),
                EnumSet.allOf(Progress.class),
                List.of(),
                List.of(),
                List.of(),
                "",
                List.of());
    }

    @SuppressWarnings("unchecked")
    private ContentFile<Advice> file(Advice item) {
        var kind = (Kind<Advice>) kinds.of("advice.sv.yaml").orElseThrow();
        return new ContentFile<>("advice-walk.sv.yaml", kind, item);
    }
}
