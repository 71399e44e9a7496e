package clinic.endtoend.browser;

/** Who looks: the language, the size of the screen, by day or in the dark, with scripts or without. */
public record Look(String name, String language, int width, int height, boolean dark, boolean scripts) {

    public static final Look SWEDISH_PHONE = new Look("sv-phone", "sv", 390, 844, false, true);
    public static final Look SWEDISH_DESKTOP = new Look("sv-desktop", "sv", 1280, 900, false, true);
    public static final Look ENGLISH_PHONE = new Look("en-phone", "en", 390, 844, false, true);
    public static final Look ENGLISH_DESKTOP = new Look("en-desktop", "en", 1280, 900, false, true);
    public static final Look WITHOUT_SCRIPTS = new Look("sv-phone-without-scripts", "sv", 390, 844, false, false);
    public static final Look IN_THE_DARK = new Look("en-phone-dark", "en", 390, 844, true, true);

    /** The same visitor before another screen, in other light. */
    public Look on(int width, boolean dark) {
        return new Look(name, language, width, height, dark, scripts);
    }

    /** The same, and its pictures lie in a folder of this name. */
    public Look named(String other) {
        return new Look(other, language, width, height, dark, scripts);
    }

    public boolean swedish() {
        return language.equals("sv");
    }

    @Override
    public String toString() {
        return name;
    }
}
