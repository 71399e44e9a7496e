package clinic.content.editorial;

import clinic.content.publication.ExportedFiles;
import clinic.content.publication.ImportedFiles.Unreadable;
import clinic.content.publication.PublishedItem;
import clinic.content.publication.PublishedItems;
import clinic.content.publication.WrittenItem;
import clinic.site.OtherLanguage;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** A whole condition out as files, and in again, here or at another clinic. */
@Controller
class FilePages {

    private static final Logger log = LoggerFactory.getLogger(FilePages.class);

    static final String IMPORT = "/staff/content/import";

    private final ImportItems importing;
    private final ExportedFiles exported;
    private final PublishedItems items;
    private final Told told;

    FilePages(ImportItems importing, ExportedFiles exported, PublishedItems items, Told told) {
        this.importing = importing;
        this.exported = exported;
        this.items = items;
        this.told = told;
    }

    /** What it takes to say what became of the files. */
    @Component
    record Told(Manuscripts manuscripts, Shelf shelf, PathInWords paths) {}

    @GetMapping("/staff/content/items/{item}/export")
    ResponseEntity<byte[]> export(@PathVariable UUID item) {
        if (items.item(item).filter(PublishedItem::mayBeGivenOut).isEmpty()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return ResponseEntity.ok()
                .contentType(MediaType.valueOf("application/zip"))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("content-" + item + ".zip")
                                .build()
                                .toString())
                .body(exported.of(item));
    }

    @GetMapping(IMPORT)
    ModelAndView ask(@RequestParam(name = "too-large", required = false) @Nullable String tooLarge, Locale language) {
        return page(language).addObject("tooLarge", tooLarge != null);
    }

    @PostMapping(IMPORT)
    ModelAndView take(
            @RequestParam(name = "files", required = false) List<MultipartFile> sent,
            JwtAuthenticationToken person,
            Locale language)
            throws IOException {
        var page = page(language);
        try {
            var files = UploadedFiles.read(sent == null ? List.of() : sent);
            if (files.isEmpty()) {
                page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
                return page.addObject("nothing", true);
            }
            var taken = importing.take(files, Person.of(person));
            return page.addObject("taken", taken)
                    .addObject(
                            "titles",
                            taken.stream()
                                    .flatMap(id -> told.manuscripts().manuscript(id).stream())
                                    .map(one -> told.shelf().title(one.written(), language.getLanguage()))
                                    .toList());
        } catch (RefusedUpload upload) {
            log.info("Refused an upload: {}", upload.because());
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return page.addObject("upload", upload.because()).addObject("file", upload.file());
        } catch (Unreadable unreadable) {
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return page.addObject("unreadable", unreadable.getMessage());
        } catch (Refused refused) {
            refused.item().ifPresent(item -> sayWhich(item, page, language));
            return ItemPages.refused(page, refused)
                    .addObject("faults", refused.faults())
                    .addObject(
                            "paths",
                            refused.faults().stream()
                                    .map(fault -> told.paths().of(fault.field(), language))
                                    .toList());
        }
    }

    private void sayWhich(WrittenItem item, ModelAndView page, Locale language) {
        page.addObject("called", told.shelf().title(item, language.getLanguage()))
                .addObject("kind", item.kind())
                .addObject(
                        "underWay",
                        told.manuscripts()
                                .underWay(item.id())
                                .map(manuscript -> ManuscriptPages.address(manuscript.id()))
                                .orElse(null));
    }

    private static ModelAndView page(Locale language) {
        return OtherLanguage.at(IMPORT, new ModelAndView("staff/import"), language);
    }
}
