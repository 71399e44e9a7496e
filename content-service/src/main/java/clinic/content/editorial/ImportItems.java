package clinic.content.editorial;

import clinic.content.editorial.Step.What;
import clinic.content.publication.ImportedFiles;
import clinic.content.publication.ImportedFiles.Unreadable;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes in files of content while the service runs: each item that is new or says something else becomes a manuscript
 * that waits for a clinician, all of them or none.
 */
@Component
class ImportItems {

    private final ImportedFiles files;
    private final WorkOnManuscript work;

    ImportItems(ImportedFiles files, WorkOnManuscript work) {
        this.files = files;
        this.work = work;
    }

    /**
     * @return the manuscripts; none where everything is published as it stands in the files
     * @throws Unreadable when a file is not whole
     * @throws Refused when one of them has faults, or a next version on its way already
     */
    @Transactional
    public List<UUID> take(Map<String, byte[]> named, Person by) {
        var manuscripts = files.read(named).stream()
                .map(item -> work.begin(item, What.IMPORTED, by))
                .toList();
        work.handInTogether(manuscripts, by);
        return manuscripts;
    }
}
