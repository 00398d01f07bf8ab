package parley.protocol;

/**
 * A look at the text of a frame before anything is built from it: one object and nothing after it, nested not too
 * deep, no lone surrogate, raw or escaped. What is JSON beyond that is left to the parser.
 *
 * <p>One pass, no allocation. It does not rely on the parser's own limits, since an application server may bring an
 * older parser, and lone surrogates would reach other participants' WebSockets as broken UTF-8.
 */
final class FrameText {
    private static final int MAX_DEPTH = 100;
    private static final int NONE = -1;

    private final String text;
    private int position;

    private FrameText(String text) {
        this.text = text;
    }

    static boolean isAcceptable(String text) {
        return new FrameText(text).isOneObject();
    }

    private boolean isOneObject() {
        int depth = 0;
        skipWhitespace();
        if (position == text.length() || text.charAt(position) != '{') {
            return false;
        }
        do {
            switch (text.charAt(position++)) {
                case '{', '[' -> depth++;
                case '}', ']' -> depth--;
                case '"' -> {
                    if (!skipString()) {
                        return false;
                    }
                }
                default -> {
                    // the parser's business
                }
            }
        } while (depth > 0 && depth <= MAX_DEPTH && position < text.length());
        skipWhitespace();
        return depth == 0 && position == text.length();
    }

    private void skipWhitespace() {
        while (position < text.length() && " \t\r\n".indexOf(text.charAt(position)) >= 0) {
            position++;
        }
    }

    /** @return false where it does not end, or has a lone surrogate */
    private boolean skipString() {
        boolean expectLow = false;
        while (position < text.length()) {
            char c = text.charAt(position++);
            if (c == '"') {
                return !expectLow;
            }
            int unit = c == '\\' ? escaped() : c;
            boolean isLow = unit >= Character.MIN_LOW_SURROGATE && unit <= Character.MAX_LOW_SURROGATE;
            if (isLow != expectLow) {
                return false;
            }
            expectLow = unit >= Character.MIN_HIGH_SURROGATE && unit <= Character.MAX_HIGH_SURROGATE;
        }
        return false;
    }

    /** The code unit of an escape that stands for a character by its number, or {@link #NONE}; position moves beyond. */
    private int escaped() {
        if (position == text.length() || text.charAt(position++) != 'u' || position + 4 > text.length()) {
            return NONE;
        }
        int unit = 0;
        for (int end = position + 4; position < end; position++) {
            int digit = Character.digit(text.charAt(position), 16);
            if (digit < 0) {
                return NONE;
            }
            unit = unit * 16 + digit;
        }
        return unit;
    }
}
