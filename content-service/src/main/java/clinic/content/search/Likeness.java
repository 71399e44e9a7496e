package clinic.content.search;

import java.text.Normalizer;
import java.util.regex.Pattern;

/** How much a written word is like a known one: 1 is the same, 0 has nothing to do with it. */
final class Likeness {

    /** A part of a compound that is shorter than this is in too many words. */
    private static final int PART = 4;

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");

    private Likeness() {}

    static double of(String written, String known) {
        if (written.equals(known)) {
            return 1;
        }
        // Whoever has no å, ä and ö writes a and o. Nobody who has them means the other word.
        if (bare(written).equals(bare(known))) {
            return 0.9;
        }
        return Math.max(compound(written, known), misspelt(written, known));
    }

    /** "nerv" is in "nervrot", and a long word that is not known begins or ends with one that is. */
    private static double compound(String written, String known) {
        var shorter = written.length() < known.length() ? written : known;
        var longer = shorter.equals(written) ? known : written;
        if (shorter.length() < PART || !longer.startsWith(shorter) && !longer.endsWith(shorter)) {
            return 0;
        }
        return 0.4 + 0.4 * shorter.length() / longer.length();
    }

    private static double misspelt(String written, String known) {
        var length = Math.max(written.length(), known.length());
        var allowed = length < 4 ? 0 : length < 6 ? 1 : 2;
        if (Math.abs(written.length() - known.length()) > allowed || written.charAt(0) != known.charAt(0)) {
            return 0;
        }
        var slips = slips(written, known);
        return slips > allowed ? 0 : 0.75 - 0.2 * slips + 0.01 * length;
    }

    /** Most words have no marks, and to look for them takes longer than all else here. */
    private static String bare(String word) {
        return word.chars().allMatch(letter -> letter < 0x80)
                ? word
                : MARKS.matcher(Normalizer.normalize(word, Normalizer.Form.NFD)).replaceAll("");
    }

    /** Letters left out, added, mistaken, or swapped with their neighbour. */
    private static int slips(String one, String other) {
        var cost = new int[one.length() + 1][other.length() + 1];
        for (int i = 0; i <= one.length(); i++) {
            for (int j = 0; j <= other.length(); j++) {
                cost[i][j] = i == 0 || j == 0 ? i + j : cheapest(cost, one, other, i, j);
            }
        }
        return cost[one.length()][other.length()];
    }

    private static int cheapest(int[][] cost, String one, String other, int i, int j) {
        var same = one.charAt(i - 1) == other.charAt(j - 1);
        var least = Math.min(Math.min(cost[i - 1][j], cost[i][j - 1]) + 1, cost[i - 1][j - 1] + (same ? 0 : 1));
        var swapped =
                i > 1 && j > 1 && one.charAt(i - 1) == other.charAt(j - 2) && one.charAt(i - 2) == other.charAt(j - 1);
        return swapped ? Math.min(least, cost[i - 2][j - 2] + 1) : least;
    }
}
