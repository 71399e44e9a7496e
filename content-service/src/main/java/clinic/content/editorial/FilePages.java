package clinic.content.editorial;

import clinic.content.publication.ExportedFiles;
import clinic.content.publication.ImportedFiles.Unreadable;
import clinic.content.publication.PublishedItem;
import clinic.content.publication.PublishedItems;
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
    private final Manuscripts manuscripts;
    private final Shelf shelf;

    FilePages(
            ImportItems importing, ExportedFiles exported, PublishedItems items, Manuscripts manuscripts, Shelf shelf) {
        this.importing = importing;
        this.exported = exported;
        this.items = items;
        this.manuscripts = manuscripts;
        this.shelf = shelf;
    }

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
                                    .flatMap(id -> manuscripts.manuscript(id).stream())
                                    .map(one -> shelf.title(one.written(), language.getLanguage()))
                                    .toList());
        } catch (RefusedUpload upload) {
            log.info("Refused an upload: {}", upload.because());
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return page.addObject("upload", upload.because()).addObject("file", upload.file());
        } catch (Unreadable unreadable) {
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return page.addObject("unreadable", unreadable.getMessage());
        } catch (Refused refused) {
            return ItemPages.refused(page, refused);
        }
    }

    private static ModelAndView page(Locale language) {
        return OtherLanguage.at(IMPORT, new ModelAndView("staff/import"), language);
    }
}
