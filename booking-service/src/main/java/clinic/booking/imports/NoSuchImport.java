package clinic.booking.imports;

/** No file was laid up under this id, or it was thrown away. */
class NoSuchImport extends RuntimeException {

    NoSuchImport() {
        super("No such import", null, false, false);
    }
}
