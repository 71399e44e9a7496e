package clinic.viewer.page;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A piece of a message's text: plain words, or a link that a phone would let one tap.
 *
 * @param link whether {@code text} is a web address
 */
record Passage(String text, boolean link) {
    private static final Pattern WEB_ADDRESS = Pattern.compile("https?://[^\\s<>\"']*[^\\s<>\"'.,;:!?)]");

    static List<Passage> of(String text) {
        List<Passage> passages = new ArrayList<>();
        Matcher address = WEB_ADDRESS.matcher(text);
        int end = 0;
        while (address.find()) {
            if (address.start() > end) {
                passages.add(new Passage(text.substring(end, address.start()), false));
            }
            passages.add(new Passage(address.group(), true));
            end = address.end();
        }
        if (end < text.length()) {
            passages.add(new Passage(text.substring(end), false));
        }
        return passages;
    }
}
