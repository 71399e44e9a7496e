package clinic.booking.imports;

import clinic.booking.StaffPage;
import clinic.booking.audit.Who;
import clinic.booking.catalogue.Catalogue;
import clinic.booking.imports.CsvForm.Letters;
import clinic.booking.imports.CsvForm.Separator;
import clinic.booking.signin.StaffMember;
import clinic.site.OtherLanguage;
import clinic.site.SeeOther;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** Files of patients and visits from another system: laid up, looked at, taken in. For admins. */
@Controller
@StaffPage
class ImportPages {

    private static final String PATH = "/staff/setup/import";

    private final Imports imports;
    private final LayUp layingUp;
    private final HandleImport handling;
    private final Preview preview;
    private final Catalogue catalogue;

    ImportPages(Imports imports, LayUp layingUp, HandleImport handling, Preview preview, Catalogue catalogue) {
        this.imports = imports;
        this.layingUp = layingUp;
        this.handling = handling;
        this.preview = preview;
        this.catalogue = catalogue;
    }

    @GetMapping(PATH)
    ModelAndView list(@RequestParam(name = "too-large", required = false) @Nullable String tooLarge, Locale locale) {
        return list(tooLarge == null ? null : "too-large", "", locale);
    }

    @PostMapping(path = PATH, consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ModelAndView layUp(
            @RequestParam Kind kind,
            @RequestParam String system,
            @RequestParam MultipartFile file,
            HttpServletRequest request,
            Locale locale)
            throws IOException {
        String from = Import.shortened(system);
        if (from.isEmpty() || file.isEmpty()) {
            return refused(from.isEmpty() ? "system-missing" : "file-missing", from, locale);
        }
        try (InputStream bytes = file.getInputStream()) {
            UUID id = layingUp.layUp(kind, from, Import.shortened(file.getOriginalFilename()), bytes, who(request));
            return SeeOther.at(PATH + "/" + id);
        } catch (NotRows unreadable) {
            return refused(unreadable.afterLine() == 0 ? "not-rows" : "broken-row", from, locale)
                    .addObject("line", unreadable.afterLine());
        }
    }

    @GetMapping(PATH + "/{id}")
    ModelAndView show(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String unreadable,
            HttpServletRequest request,
            Locale locale) {
        Import one = one(id);
        ModelAndView page = new ModelAndView("setup/import")
                .addObject("one", one)
                .addObject("zone", catalogue.zone())
                .addObject("unreadable", unreadable != null)
                .addObject("letters", Letters.values())
                .addObject("separators", Separator.values())
                .addObject("missing", one.kind().missing(one.columns()));
        if (one.isOpen()) {
            handling.seen(id, who(request));
            page.addObject("verdicts", preview.of(one));
        }
        return OtherLanguage.at(PATH + "/" + id, page, locale);
    }

    @PostMapping(PATH + "/{id}/form")
    ModelAndView readAs(@PathVariable UUID id, @RequestParam Letters letters, @RequestParam Separator separator) {
        try {
            layingUp.readAs(one(id).id(), new CsvForm(letters, separator));
            return SeeOther.at(PATH + "/" + id);
        } catch (NotRows otherwise) {
            return SeeOther.at(PATH + "/" + id + "?unreadable");
        }
    }

    @PostMapping(PATH + "/{id}/columns")
    ModelAndView columns(@PathVariable UUID id, @RequestParam Map<String, String> chosen) {
        Import one = one(id);
        Map<Field, Integer> columns = new EnumMap<>(Field.class);
        for (Field field : one.kind().fields()) {
            for (int column = 0; column < one.headings().size(); column++) {
                if (Integer.toString(column).equals(chosen.get(field.name()))) {
                    columns.put(field, column);
                }
            }
        }
        layingUp.columns(id, columns);
        return SeeOther.at(PATH + "/" + id + "#preview");
    }

    @PostMapping(PATH + "/{id}/run")
    ModelAndView run(@PathVariable UUID id, HttpServletRequest request) {
        handling.begin(one(id).id(), who(request));
        return SeeOther.at(PATH + "/" + id);
    }

    @PostMapping(PATH + "/{id}/stop")
    ModelAndView stop(@PathVariable UUID id, HttpServletRequest request) {
        handling.stop(one(id).id(), who(request));
        return SeeOther.at(PATH + "/" + id);
    }

    @PostMapping(PATH + "/{id}/removal")
    ModelAndView remove(@PathVariable UUID id, HttpServletRequest request) {
        handling.remove(one(id).id(), who(request));
        return SeeOther.at(PATH);
    }

    private ModelAndView refused(String fault, String system, Locale locale) {
        ModelAndView again = list(fault, system, locale);
        again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return again;
    }

    private ModelAndView list(@Nullable String fault, String system, Locale locale) {
        ModelAndView page = new ModelAndView("setup/imports")
                .addObject("imports", imports.all())
                .addObject("kinds", Kind.values())
                .addObject("zone", catalogue.zone())
                .addObject("system", system)
                .addObject("fault", fault);
        return OtherLanguage.at(PATH, page, locale);
    }

    private Import one(UUID id) {
        return imports.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private static Who who(HttpServletRequest request) {
        return Who.staff(StaffMember.asking(request).id());
    }
}
