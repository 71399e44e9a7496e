package clinic.content.publication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import clinic.contracts.Event;
import clinic.contracts.content.AdvicePublished;
import clinic.contracts.content.Publication;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

class ContentFilesTest {

    private static final String WHOLE = """
            id: 00000000-0000-4000-8000-000000000001
            locale: sv
            version: 1
            approver: {name: Elin Forsgren, title: leg. naprapat, mark: ""}
            reviewBy: 2027-11-22
            sources: []
            next: 00000000-0000-4000-8000-000000000001
            """;

    @TempDir
    private Path folder;

    private Path items;

    @BeforeEach
    void createFolder() throws IOException {
        items = Files.createDirectory(folder.resolve("items"));
    }

    @Test
    void wholeFileIsRead() throws IOException {
        write("note-first.sv.yaml", WHOLE);

        assertThat(read()).singleElement().satisfies(file -> {
            assertThat(file.name()).isEqualTo("items/note-first.sv.yaml");
            assertThat(file.item().reviewBy()).isEqualTo(LocalDate.of(2027, 11, 22));
            assertThat(file.announcement().orElseThrow())
                    .isInstanceOfSatisfying(
                            AdvicePublished.class,
                            event -> assertThat(event.publication().approver())
                                    .isEqualTo("Elin Forsgren, leg. naprapat"));
        });
    }

    @Test
    void clinicThatNamesNoFolderHasNoFiles() {
        assertThat(in("")).isEmpty();
    }

    @Test
    void sampleSaysSoWhereverItIsShown() throws IOException {
        write("note.sv.yaml", WHOLE.replace("mark: \"\"", "mark: prov"));

        assertThat(read().getFirst().announcement().orElseThrow())
                .isInstanceOfSatisfying(
                        AdvicePublished.class,
                        event -> assertThat(event.publication().approver())
                                .isEqualTo("Elin Forsgren, leg. naprapat (prov)"));
    }

    @Test
    void missingFieldIsRefusedByName() throws IOException {
        write("note.sv.yaml", WHOLE.replaceFirst("sources: \\[]\n", ""));

        assertRefused("note.sv.yaml", "sources");
    }

    @Test
    void unknownFieldIsRefusedByName() throws IOException {
        write("note.sv.yaml", WHOLE + "colour: green\n");

        assertRefused("note.sv.yaml", "colour");
    }

    @Test
    void fileOfNoKindIsRefused() throws IOException {
        write("poem.sv.yaml", WHOLE);

        assertRefused("poem.sv.yaml", "no kind of content");
    }

    @Test
    void nameAndLocaleMustAgree() throws IOException {
        write("note.en.yaml", WHOLE);

        assertRefused("note.en.yaml", "\"sv\"");
    }

    @Test
    void sameItemTwiceIsRefused() throws IOException {
        write("note.sv.yaml", WHOLE);
        write("note-copy.sv.yaml", WHOLE);

        assertRefused("note", "the id and locale of");
    }

    @Test
    void referenceToNothingIsRefused() throws IOException {
        var nowhere = "00000000-0000-4000-8000-00000000000f";
        write("note.sv.yaml", WHOLE.replaceFirst("next: .*", "next: " + nowhere));

        assertRefused("note.sv.yaml", nowhere);
    }

    @Test
    void lineAndFieldAreNamed() throws IOException {
        write("note.sv.yaml", WHOLE.replace("version: 1", "version: first"));

        assertRefused("items/note.sv.yaml, line 3, field version", "first");
    }

    @Test
    void emptyFieldIsRefused() throws IOException {
        write(
                "note.sv.yaml",
                WHOLE.replaceFirst("approver: .*", "approver: {name: Elin Forsgren, title: , mark: \"\"}"));

        assertRefused("items/note.sv.yaml, line 4, field approver", "title");
    }

    @Test
    void sameFieldTwiceIsRefused() throws IOException {
        write("note.sv.yaml", WHOLE + "version: 2\n");

        assertRefused("items/note.sv.yaml, line 8", "version");
    }

    @Test
    void whatAnItemRefersToMustBeThereInItsLanguage() throws IOException {
        var other = "00000000-0000-4000-8000-000000000002";
        write("note.sv.yaml", WHOLE.replaceFirst("next: .*", "next: " + other));
        write("note-other.en.yaml", WHOLE.replace("0001\n", "0002\n").replace("locale: sv", "locale: en"));

        assertRefused("items/note.sv.yaml", "in sv");
    }

    @Test
    void addressLeadsToOneItem() throws IOException {
        write("note.sv.yaml", WHOLE.replace("sources: []", "sources: [ischias]"));
        write("note-other.en.yaml", another("ischias").replace("locale: sv", "locale: en"));
        assertRefused("items/note", "another has the address \"ischias\"");

        write("note-other.en.yaml", another("sciatica").replace("locale: sv", "locale: en"));
        assertThat(read()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a/b", "Ischias", "nackvärk", "''", "a--b"})
    void whatCannotStandInAnAddressIsRefused(String address) throws IOException {
        write("note.sv.yaml", WHOLE.replace("sources: []", "sources: [" + address + "]"));

        assertRefused("items/note.sv.yaml", "cannot stand in an address");
    }

    private static String another(String address) {
        return WHOLE.replace("0001\n", "0002\n").replace("sources: []", "sources: [" + address + "]");
    }

    @Test
    void languagesThatDisagreeAreRefused() throws IOException {
        write("note.sv.yaml", WHOLE);
        write("note.en.yaml", WHOLE.replace("locale: sv", "locale: en").replace("reviewBy: 2027", "reviewBy: 2026"));

        assertRefused("items/note", "it has the year 2027, and items/note.en.yaml has not");
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(items.resolve(name), text);
    }

    private List<ContentFile<?>> read() {
        return in("file:" + folder);
    }

    private static List<ContentFile<?>> in(String folder) {
        return new ContentFiles(
                        new Kinds(List.of(new NoteKind())),
                        new ItemReader(),
                        folder,
                        new PathMatchingResourcePatternResolver())
                .all();
    }

    @Test
    void itemThatLacksWhatItAsksForIsRefused() throws IOException {
        String other = "00000000-0000-4000-8000-000000000002";
        write("note-other.sv.yaml", WHOLE.replaceFirst("id: .*", "id: " + other));
        write("note.sv.yaml", WHOLE.replaceFirst("next: .*", "next: " + other).replace("2027", "2028"));

        assertRefused("items/note.sv.yaml", "it lasts longer than what it leads to");
    }

    @Test
    void itemThatWouldLeaveAPatientAloneIsRefusedAtItsField() throws IOException {
        String other = "00000000-0000-4000-8000-000000000002";
        write("note-other.sv.yaml", another("silent"));
        write("note.sv.yaml", WHOLE.replaceFirst("next: .*", "next: " + other));

        assertRefused("items/note.sv.yaml", "field next is silent-worse");
    }

    @Test
    void whatIsPublishedIsLeftNoMoreAloneThanItWas() {
        Note first = note("first", "second");
        Note fine = note("second", "second");
        Note silent = new Note(fine.id(), "sv", 2, fine.approver(), fine.reviewBy(), List.of("silent"), fine.next());
        ContentFile<Note> next = new ContentFile<>("note.sv.yaml", new NoteKind(), silent);
        assertThatThrownBy(() -> published(first, fine).refuseWhatIsNotWhole(List.of(next)))
                .hasMessageContaining("what is published needs it as it was: field next is silent-worse");
        assertThatCode(() -> published(first, silent).refuseWhatIsNotWhole(List.of(next)))
                .as("it was so before")
                .doesNotThrowAnyException();
    }

    private static Together published(Authored... notes) {
        return new Together(Stream.of(notes)
                .collect(Collectors.toMap(note -> new Together.Key(note.id(), note.locale()), note -> note)));
    }

    private static Note note(String name, String next) {
        return new Note(
                id(name), "sv", 1, new Approver("-", "-", ""), LocalDate.of(2027, 11, 22), List.of(name), id(next));
    }

    private static UUID id(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    private void assertRefused(String file, String reason) {
        assertThatThrownBy(this::read)
                .isInstanceOf(RefusedContent.class)
                .hasMessageContaining(file)
                .hasMessageContaining(reason);
    }

    record Note(
            UUID id, String locale, int version, Approver approver, LocalDate reviewBy, List<String> sources, UUID next)
            implements Authored {

        @Override
        public Set<UUID> references() {
            return Set.of(next);
        }

        @Override
        public Optional<String> address() {
            return sources.stream().findFirst();
        }

        @Override
        public Optional<String> lack(Function<UUID, Optional<Authored>> referred) {
            return referred.apply(next)
                    .filter(one -> one.reviewBy().isBefore(reviewBy))
                    .map(one -> "it lasts longer than what it leads to");
        }

        @Override
        public Optional<Fault> hole(Function<UUID, Optional<Authored>> referred) {
            return next.equals(id)
                    ? Optional.empty()
                    : referred.apply(next)
                            .filter(one -> one.sources().contains("silent"))
                            .map(one -> new Fault(id, locale, "next", "silent-worse", ""));
        }

        @Override
        public Optional<String> disagreement(Authored other) {
            return reviewBy.getYear() <= other.reviewBy().getYear()
                    ? Optional.empty()
                    : Optional.of("the year " + reviewBy.getYear());
        }
    }

    private static final class NoteKind implements Kind<Note> {

        @Override
        public String name() {
            return "note";
        }

        @Override
        public Class<Note> type() {
            return Note.class;
        }

        @Override
        public Optional<Event> announcement(Note note, Publication publication) {
            return Optional.of(new AdvicePublished(publication, "", List.of(), ""));
        }
    }
}
