package clinic.booking.imports;

import clinic.booking.audit.Who;
import clinic.booking.catalogue.Catalogue;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Imports as the API tells them; that somebody saw rows is written down first. */
@Component
class ToldImports {

    static final int ROWS_AT_ONCE = 500;

    private final Imports imports;
    private final RefusedRows refused;
    private final HandleImport handling;
    private final Preview preview;
    private final Catalogue catalogue;
    private final MessageSource words;

    ToldImports(
            Imports imports,
            RefusedRows refused,
            HandleImport handling,
            Preview preview,
            Catalogue catalogue,
            MessageSource words) {
        this.imports = imports;
        this.refused = refused;
        this.handling = handling;
        this.preview = preview;
        this.catalogue = catalogue;
        this.words = words;
    }

    /** The latest first. */
    List<ImportAnswer> all() {
        return imports.all().stream()
                .map(one -> ImportAnswer.of(one, null, catalogue.zone()))
                .toList();
    }

    /** @throws NoSuchImport when there is none */
    Import one(UUID id) {
        return imports.find(id).orElseThrow(NoSuchImport::new);
    }

    /** @throws ImportUnderWay when it has been begun */
    Import open(UUID id) {
        Import one = one(id);
        if (!one.isOpen()) {
            throw new ImportUnderWay(one.state());
        }
        return one;
    }

    /** @throws ImportUnderWay when it is still there, since it is just being taken in */
    void gone(UUID id) {
        imports.find(id).ifPresent(still -> {
            throw new ImportUnderWay(still.state());
        });
    }

    ImportAnswer shownTo(Who reader, UUID id, Locale locale) {
        Import one = one(id);
        if (!one.isOpen()) {
            return ImportAnswer.of(one, null, catalogue.zone());
        }
        handling.seen(id, reader);
        List<RowAnswer> rows =
                preview.of(one).stream().map(row -> told(row, locale)).toList();
        return ImportAnswer.of(one, rows, catalogue.zone());
    }

    /** Those behind a line. */
    List<RowAnswer> refused(Who reader, UUID id, long line, Locale locale) {
        handling.takenOut(one(id).id(), reader);
        return refused.behind(id, line, ROWS_AT_ONCE).stream()
                .map(row -> told(row, locale))
                .toList();
    }

    private RowAnswer told(Verdict row, Locale locale) {
        return RowAnswer.of(row, key -> words.getMessage(key, null, locale));
    }
}
