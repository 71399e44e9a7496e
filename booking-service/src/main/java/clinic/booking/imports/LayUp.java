package clinic.booking.imports;

import clinic.booking.TimeOrderedId;
import clinic.booking.audit.Audit;
import clinic.booking.audit.Deed;
import clinic.booking.audit.Who;
import clinic.booking.imports.Import.Counts;
import clinic.booking.imports.Import.State;
import clinic.booking.intake.IntakeQuestions;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Lays a file up, and finds out what is in it; nothing is taken in yet. */
@Component
class LayUp {

    private final Imports imports;
    private final ImportedFiles files;
    private final IntakeQuestions asked;
    private final Audit audit;
    private final Clock clock;

    LayUp(Imports imports, ImportedFiles files, IntakeQuestions asked, Audit audit, Clock clock) {
        this.imports = imports;
        this.files = files;
        this.asked = asked;
        this.audit = audit;
        this.clock = clock;
    }

    /** @throws NotRows when it is no text in rows */
    @Transactional(rollbackFor = IOException.class)
    public UUID layUp(Kind kind, String system, String fileName, InputStream file, Who who) throws IOException {
        Instant now = clock.instant();
        UUID id = TimeOrderedId.at(now);
        UUID by = Objects.requireNonNull(who.staffId());
        CsvForm unknown = new CsvForm(CsvForm.Letters.UTF_8, CsvForm.Separator.SEMICOLON);
        imports.keep(new Import(
                id,
                kind,
                system,
                fileName,
                unknown,
                List.of(),
                Map.of(),
                State.READY,
                Counts.none(0),
                by,
                now,
                null,
                null));
        files.keep(id, file);
        write(imports.find(id).orElseThrow(), CsvForm.of(() -> files.open(id)));
        audit.imported(who, Deed.IMPORT_LAID_UP, id);
        return id;
    }

    /**
     * Reads it anew, as somebody says that it is written; what its columns stand for is guessed again.
     *
     * @throws NotRows when it has no rows then
     */
    @Transactional
    public void readAs(UUID id, CsvForm form) {
        imports.locked(id)
                .filter(one -> one.isOpen() && !one.form().equals(form))
                .ifPresent(one -> write(one, form));
    }

    /** Says what stands in which column. */
    @Transactional
    public void columns(UUID id, Map<Field, Integer> columns) {
        imports.locked(id).filter(Import::isOpen).ifPresent(one -> imports.keep(one.with(columns)));
    }

    private void write(Import one, CsvForm form) {
        try (Rows rows = Rows.of(files.open(one.id()), form)) {
            List<String> headings = rows.headings();
            int count = rows.skip(Integer.MAX_VALUE).read();
            if (headings.isEmpty() || count == 0) {
                throw new NotRows();
            }
            Map<Field, Integer> guessed = Field.guessed(
                    one.kind(),
                    headings,
                    imports.before(one),
                    !asked.personnummer().isEmpty());
            imports.keep(one.readAs(form, headings, guessed, count));
        }
    }
}
