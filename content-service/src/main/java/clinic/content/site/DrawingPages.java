package clinic.content.site;

import clinic.content.exercise.Drawing;
import clinic.content.publication.Authored;
import clinic.content.publication.Publications;
import java.util.UUID;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/** Drawings by version: what is behind an address never changes, and may be taken away. */
@Controller
class DrawingPages {

    private static final MediaType SVG = MediaType.valueOf("image/svg+xml");

    private final Publications publications;

    DrawingPages(Publications publications) {
        this.publications = publications;
    }

    static String address(Drawing drawing) {
        return "/conditions/drawings/" + drawing.id() + "/" + drawing.version();
    }

    @GetMapping("/conditions/drawings/{id}/{version}")
    ResponseEntity<String> drawing(@PathVariable UUID id, @PathVariable int version) {
        var drawing = publications
                .shown(Drawing.class, id, Authored.WORDLESS, version)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        return ResponseEntity.ok()
                .contentType(SVG)
                // One that is withdrawn is gone from the next look on, also where it has been seen.
                .cacheControl(CacheControl.noCache())
                // A drawing brings its colours along, for the day and for the night.
                .header("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'")
                .body(drawing.svg());
    }
}
