package clinic.reminder.dispatch;

/** Where somebody may be when the power goes. */
record Point(When when, Step step) {

    enum When {
        BEFORE,
        /** Said, and on its way; the answer is not here. */
        DURING,
        AFTER
    }

    @Override
    public String toString() {
        return when.name().toLowerCase(java.util.Locale.ROOT) + ": " + step.words();
    }
}
