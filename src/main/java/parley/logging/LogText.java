package parley.logging;

/**
 * Text from outside, made fit for one line of a log. A viewer of logs may be a terminal, a web page or a parser: so what
 * is not known to be harmless to all of them is escaped, and everything that is not ASCII.
 */
public final class LogText {
    private static final int MAX_LENGTH = 200;
    private static final String BARE = "._~:/@,+*()%?-";
    private static final String QUOTED = BARE + " ;=[]";

    private LogText() {}

    /** As the value of a field: as it is where nothing in it could be mistaken, else quoted. */
    public static String value(String text) {
        boolean isBare =
                !text.isEmpty() && text.length() <= MAX_LENGTH && text.chars().allMatch(c -> isOf(BARE, c));
        return isBare ? text : quoted(text);
    }

    /** In quotes, with escapes as in Java. */
    public static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        char previous = 0;
        for (char c : text.substring(0, Math.min(text.length(), MAX_LENGTH)).toCharArray()) {
            if (c == '"' || c == '\\') {
                quoted.append('\\').append(c);
            } else if (isOf(QUOTED, c) && !(c == ']' && previous == ']')) {
                // Payara's log format ends a message with two brackets.
                quoted.append(c);
            } else {
                quoted.append(String.format("\\u%04x", (int) c));
            }
            previous = c;
        }
        quoted.append('"');
        if (text.length() > MAX_LENGTH) {
            quoted.append("+").append(text.length() - MAX_LENGTH);
        }
        return quoted.toString();
    }

    private static boolean isOf(String others, int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || others.indexOf(c) >= 0;
    }
}
