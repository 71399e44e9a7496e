package clinic.booking.imports;

/** What was asked for can be done only before a file is taken in, or while it is not. */
class ImportUnderWay extends RuntimeException {

    private final Import.State state;

    ImportUnderWay(Import.State state) {
        super("The import is " + state, null, false, false);
        this.state = state;
    }

    /** How far it has come. */
    Import.State state() {
        return state;
    }
}
