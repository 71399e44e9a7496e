package clinic.content.editorial;

import org.jspecify.annotations.Nullable;

/** Why somebody does something, or what they have to say of it: for colleagues, and for whoever asks later. */
record Remark(@Nullable String words) {

    String said() {
        return words == null ? "" : words;
    }
}
