package clinic.booking.imports;

import clinic.booking.StaffPage;
import clinic.booking.audit.Who;
import clinic.booking.signin.StaffMember;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/** Refused rows to take out, to correct, and to lay up again. */
@Controller
@StaffPage
class RefusedRowsPage {

    private static final int ROWS_AT_ONCE = 500;

    private final Imports imports;
    private final RefusedRows refused;
    private final HandleImport handling;
    private final MessageSource words;

    RefusedRowsPage(Imports imports, RefusedRows refused, HandleImport handling, MessageSource words) {
        this.imports = imports;
        this.refused = refused;
        this.handling = handling;
        this.words = words;
    }

    @GetMapping("/staff/setup/import/{id}/refused.csv")
    void refused(@PathVariable UUID id, HttpServletRequest request, HttpServletResponse response, Locale locale)
            throws IOException {
        Import one = imports.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        handling.takenOut(id, Who.staff(StaffMember.asking(request).id()));
        response.setContentType("text/csv; charset=utf-8");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename(word("imports.refused.file", locale) + ".csv")
                        .build()
                        .toString());
        List<String> headings = new ArrayList<>(one.headings());
        headings.add(word("imports.line", locale));
        headings.add(word("imports.reason", locale));
        new RefusedFile(headings, one.form().separator().sign())
                .write(
                        response.getOutputStream(),
                        line -> refused.behind(id, line, ROWS_AT_ONCE),
                        row -> reasons(row, locale));
    }

    private String reasons(Verdict row, Locale locale) {
        return row.faults().stream()
                .map(fault -> word("imports.field." + fault.field(), locale) + ": "
                        + word("imports.fault." + fault.code(), locale))
                .collect(Collectors.joining(" "));
    }

    private String word(String key, Locale locale) {
        return words.getMessage(key, null, locale);
    }
}
