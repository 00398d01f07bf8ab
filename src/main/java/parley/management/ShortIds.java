package parley.management;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;

/** Ids for people to read: their beginnings, long enough to tell those that are there from each other. */
final class ShortIds {
    /** Chance alone hardly makes two of 64^8 the same. */
    static final int LEAST = 8;

    private ShortIds() {}

    /** @return what each id is shortened to */
    static Map<String, String> of(Collection<String> ids) {
        List<String> sorted = new ArrayList<>(ids);
        sorted.sort(null);
        Map<String, String> shortened = new HashMap<>();
        for (int i = 0; i < sorted.size(); i++) {
            String id = sorted.get(i);
            int length = LEAST;
            if (i > 0) {
                length = Math.max(length, 1 + commonLength(id, sorted.get(i - 1)));
            }
            if (i + 1 < sorted.size()) {
                length = Math.max(length, 1 + commonLength(id, sorted.get(i + 1)));
            }
            shortened.put(id, id.substring(0, Math.min(length, id.length())));
        }
        return shortened;
    }

    private static int commonLength(String a, String b) {
        int length = 0;
        while (length < Math.min(a.length(), b.length()) && a.charAt(length) == b.charAt(length)) {
            length++;
        }
        return length;
    }

    /**
     * The one id that begins like this.
     *
     * @param kind of what the ids are, for sentences
     * @throws NoSuchElementException where there is none
     * @throws IllegalArgumentException where there are several, or the beginning is too short to be sure of
     */
    static String find(String kind, String beginning, Collection<String> ids) {
        if (beginning == null || beginning.length() < LEAST) {
            throw new IllegalArgumentException(
                    "Give at least the first " + LEAST + " characters of the id of the " + kind + ".");
        }
        List<String> found = ids.stream().filter(id -> id.startsWith(beginning)).toList();
        if (found.isEmpty()) {
            throw new NoSuchElementException("There is no such " + kind + " any more.");
        }
        if (found.size() > 1) {
            throw new IllegalArgumentException(
                    "More than one " + kind + " has an id that begins like this. Give more of it.");
        }
        return found.get(0);
    }
}
