package clinic.booking.imports;

import clinic.booking.InvalidInput;
import clinic.booking.audit.Who;
import clinic.booking.imports.WrittenImport.ColumnsBody;
import clinic.booking.imports.WrittenImport.FormBody;
import clinic.booking.signin.StaffMember;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Files of patients and visits from another system, laid up, looked at and taken in by programs of admins. */
@RestController
@RequestMapping("/api/staff/imports")
class ImportController {

    private final LayUp layingUp;
    private final HandleImport handling;
    private final ToldImports told;

    ImportController(LayUp layingUp, HandleImport handling, ToldImports told) {
        this.layingUp = layingUp;
        this.handling = handling;
        this.told = told;
    }

    @GetMapping
    @Operation(summary = "All imports there are and were", description = "The latest first, without their rows.")
    List<ImportAnswer> list() {
        return told.all();
    }

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Lays a file up",
            description = "A CSV file of patients or visits; nothing is taken in yet. How it is written and what its"
                    + " columns stand for is guessed, and told with what would become of its first rows. `system` says"
                    + " which system it comes from: two of them may give the same number to different people. The"
                    + " request has to tell its length; one that is too large is 413.")
    ResponseEntity<ImportAnswer> layUp(
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(required = false) @Nullable String system,
            @RequestParam(required = false) @Nullable MultipartFile file,
            HttpServletRequest request,
            Locale locale)
            throws IOException {
        Kind rows = WrittenImport.kind(kind);
        String from = Import.shortened(system);
        if (from.isEmpty()) {
            throw new InvalidInput("system", "missing");
        }
        if (file == null || file.isEmpty()) {
            throw new InvalidInput("file", "missing");
        }
        try (InputStream bytes = file.getInputStream()) {
            UUID id = layingUp.layUp(rows, from, Import.shortened(file.getOriginalFilename()), bytes, who(request));
            return ResponseEntity.created(URI.create("/api/staff/imports/" + id))
                    .body(told.shownTo(who(request), id, locale));
        } catch (NotRows unreadable) {
            throw new InvalidInput("file", "not-rows");
        }
    }

    @GetMapping("/{id}")
    @Operation(
            summary = "How far an import has come",
            description = "Before it is begun, with what would become of its first rows: that somebody saw them is"
                    + " written into the audit.")
    ImportAnswer show(@PathVariable UUID id, HttpServletRequest request, Locale locale) {
        return told.shownTo(who(request), id, locale);
    }

    @PutMapping("/{id}/form")
    @Operation(
            summary = "Says how a file is written",
            description =
                    "It is read anew so, and what its columns stand for is guessed again. Only before it is begun.")
    ImportAnswer readAs(@PathVariable UUID id, @RequestBody FormBody body, HttpServletRequest request, Locale locale) {
        told.open(id);
        try {
            layingUp.readAs(id, body.form());
        } catch (NotRows otherwise) {
            throw new InvalidInput("letters", "not-rows");
        }
        told.open(id);
        return told.shownTo(who(request), id, locale);
    }

    @PutMapping("/{id}/columns")
    @Operation(
            summary = "Says what stands in which column",
            description = "All of it: a field that is left out is not taken in. Only before it is begun.")
    ImportAnswer columns(
            @PathVariable UUID id, @RequestBody ColumnsBody body, HttpServletRequest request, Locale locale) {
        layingUp.columns(id, body.of(told.open(id)));
        told.open(id);
        return told.shownTo(who(request), id, locale);
    }

    @PostMapping("/{id}/run")
    @Operation(
            summary = "Has a file taken in",
            description = "From its start, or from where it was stopped. Each row is taken in once; ask for the import"
                    + " to see how far it has come.")
    ImportAnswer run(@PathVariable UUID id, HttpServletRequest request, Locale locale) {
        Import one = told.one(id);
        one.kind().missing(one.columns()).stream().findFirst().ifPresent(any -> {
            throw new InvalidInput("columns." + ImportAnswer.code(any.getFirst()), "missing");
        });
        handling.begin(id, who(request));
        return told.shownTo(who(request), id, locale);
    }

    @PostMapping("/{id}/stop")
    @Operation(
            summary = "Stops taking a file in",
            description = "What was taken in stays, and it can be gone on with. Said again it changes nothing.")
    ImportAnswer stop(@PathVariable UUID id, HttpServletRequest request, Locale locale) {
        handling.stop(told.one(id).id(), who(request));
        return told.shownTo(who(request), id, locale);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Throws a file away",
            description = "With its refused rows; what was taken in stays. Not while it is taken in.")
    void remove(@PathVariable UUID id, HttpServletRequest request) {
        handling.remove(told.one(id).id(), who(request));
        told.gone(id);
    }

    @GetMapping("/{id}/refused")
    @Operation(
            summary = "The rows that were not taken in, and why",
            description = "At most " + ToldImports.ROWS_AT_ONCE + ", in the order of their lines; ask on with `behind`,"
                    + " the `line` of the last one. Taking them out is written into the audit.")
    List<RowAnswer> refused(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "0") long behind,
            HttpServletRequest request,
            Locale locale) {
        return told.refused(who(request), id, behind, locale);
    }

    private static Who who(HttpServletRequest request) {
        return Who.staff(StaffMember.asking(request).id());
    }
}
