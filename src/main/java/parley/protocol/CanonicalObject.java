package parley.protocol;

/**
 * Recognises a JSON object that is spelled as a JSON writer spells it, without whitespace and with no more escapes than
 * there must be: to build it and to write it again would give the same text, so that need not be done. Browsers write like
 * that. It says no to all else, valid or not, and also where it would have to know more than this takes: fractions,
 * surrogates and what comes after them, names that come twice, objects that are deep or large.
 */
final class CanonicalObject {
    private static final int MAX_DEPTH = 16;
    /** Of the names in all objects that are open at one time. */
    private static final int MAX_NAMES = 32;
    /** Digits that surely fit into a {@code long}. */
    private static final int MAX_DIGITS = 18;

    private final String text;
    private final int[] names = new int[MAX_NAMES];
    private int namesOpen;
    private int depth;
    private int position;

    private CanonicalObject(String text, int start) {
        this.text = text;
        this.position = start;
    }

    /** Where the object ends that begins at a position, or -1. */
    static int end(String text, int start) {
        CanonicalObject object = new CanonicalObject(text, start);
        return object.peek() == '{' && object.isObject() ? object.position : -1;
    }

    private boolean isValue() {
        return switch (peek()) {
            case '{' -> isObject();
            case '[' -> isArray();
            case '"' -> isString();
            case 't' -> skips("true");
            case 'f' -> skips("false");
            case 'n' -> skips("null");
            default -> isInteger();
        };
    }

    private boolean isObject() {
        int outer = namesOpen;
        position++;
        if (skip('}')) {
            return true;
        }
        if (++depth > MAX_DEPTH) {
            return false;
        }
        do {
            if (!isNewName(outer) || !skip(':') || !isValue()) {
                return false;
            }
        } while (skip(','));
        namesOpen = outer;
        depth--;
        return skip('}');
    }

    private boolean isArray() {
        position++;
        if (skip(']')) {
            return true;
        }
        if (++depth > MAX_DEPTH) {
            return false;
        }
        do {
            if (!isValue()) {
                return false;
            }
        } while (skip(','));
        depth--;
        return skip(']');
    }

    /** A name that this object has not had: the same name has the same spelling. */
    private boolean isNewName(int first) {
        int start = position;
        if (peek() != '"' || !isString() || namesOpen == MAX_NAMES) {
            return false;
        }
        for (int i = first; i < namesOpen; i++) {
            if (text.regionMatches(names[i], text, start, position - start)) {
                return false;
            }
        }
        names[namesOpen++] = start;
        return true;
    }

    private boolean isString() {
        int end = text.length();
        for (int at = position + 1; at < end; at++) {
            char c = text.charAt(at);
            if (c == '"') {
                position = at + 1;
                return true;
            }
            if (c < ' ' || c >= Character.MIN_SURROGATE) {
                return false;
            }
            if (c == '\\' && (++at == end || "\"\\bfnrt".indexOf(text.charAt(at)) < 0)) {
                return false;
            }
        }
        return false;
    }

    private boolean isInteger() {
        if (skip('0')) {
            return true;
        }
        skip('-');
        int start = position;
        while (peek() >= '0' && peek() <= '9') {
            position++;
        }
        int digits = position - start;
        return digits > 0 && digits <= MAX_DIGITS && text.charAt(start) != '0';
    }

    private boolean skips(String literal) {
        boolean found = text.startsWith(literal, position);
        position += literal.length();
        return found;
    }

    private boolean skip(char expected) {
        boolean found = peek() == expected;
        if (found) {
            position++;
        }
        return found;
    }

    private char peek() {
        return position < text.length() ? text.charAt(position) : 0;
    }
}
