package parley;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Which of the names that exist someone probably meant. */
final class Misspelling {
    /** What names share does not tell them apart: "parley." and "PARLEY_". */
    private static final int PREFIX = Settings.PREFIX.length();

    private Misspelling() {}

    /** The nearest one, where it is near: one wrong letter in short names, one in each four in long ones. */
    static Optional<String> of(String name, Collection<String> names) {
        String given = name.substring(PREFIX);
        return names.stream()
                .min(Comparator.comparingInt(known -> distance(given, known.substring(PREFIX))))
                .filter(known -> {
                    int length = known.length() - PREFIX;
                    return distance(given, known.substring(PREFIX)) <= Math.max(1, length / 4);
                });
    }

    /** Letters that must be put in, left out or changed (Levenshtein), in any case. */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int changed = diagonal + (same(a.charAt(i - 1), b.charAt(j - 1)) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(changed, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }

    private static boolean same(char a, char b) {
        return Character.toLowerCase(a) == Character.toLowerCase(b);
    }
}
