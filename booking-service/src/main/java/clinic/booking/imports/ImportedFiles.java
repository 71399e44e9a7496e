package clinic.booking.imports;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Enumeration;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The files themselves, in pieces, so that none is ever whole in memory. Every instance reads them from the database. */
@Repository
class ImportedFiles {

    private static final int PIECE = 512 * 1024;

    private final JdbcClient jdbc;

    ImportedFiles(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void keep(UUID importId, InputStream file) throws IOException {
        int number = 0;
        for (byte[] piece = file.readNBytes(PIECE); piece.length > 0; piece = file.readNBytes(PIECE)) {
            jdbc.sql("INSERT INTO import_pieces (import_id, number, bytes) VALUES (?, ?, ?)")
                    .params(importId, number++, piece)
                    .update();
        }
    }

    InputStream open(UUID importId) {
        return new SequenceInputStream(new Pieces(importId));
    }

    /** Open at the first row that is not taken in. */
    Rows open(Import one) {
        return Rows.of(open(one.id()), one.form()).skip(one.counts().done());
    }

    void forget(UUID importId) {
        jdbc.sql("DELETE FROM import_pieces WHERE import_id = ?")
                .param(importId)
                .update();
    }

    private Optional<byte[]> piece(UUID importId, int number) {
        return jdbc.sql("SELECT bytes FROM import_pieces WHERE import_id = ? AND number = ?")
                .params(importId, number)
                .query((row, n) -> row.getBytes("bytes"))
                .optional();
    }

    /** One after the other, as they are asked for. */
    private final class Pieces implements Enumeration<InputStream> {

        private final UUID importId;
        private int number;
        private Optional<byte[]> next;

        Pieces(UUID importId) {
            this.importId = importId;
            this.next = piece(importId, 0);
        }

        @Override
        public boolean hasMoreElements() {
            return next.isPresent();
        }

        @Override
        public InputStream nextElement() {
            byte[] piece = next.orElseThrow(NoSuchElementException::new);
            next = piece(importId, ++number);
            return new ByteArrayInputStream(piece);
        }
    }
}
