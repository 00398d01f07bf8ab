package parley.protocol;

/**
 * A look at the text of a frame before anything is built from it: one object and nothing after it, nested not too deep,
 * no lone surrogate, raw or escaped; and which type it says it is. What is JSON beyond that is left to the parser.
 *
 * <p>One pass that builds nothing. It does not rely on the parser's own limits, since an application server may bring an
 * older parser, and lone surrogates would reach other participants' WebSockets as broken UTF-8. Knowing the type
 * beforehand lets each frame be bound to its own record at once: binding by a type that is a member costs twice as much,
 * because the whole frame must be parsed before that member can be trusted to have been seen.
 */
final class FrameText {
    private static final int MAX_DEPTH = 100;
    private static final int NONE = -1;
    private static final String TYPE = "\"type\"";
    private static final String DATA = "\"data\"";

    private final String text;
    private int position;
    private String type = "";
    private int dataStart = NONE;
    private int dataEnd = NONE;

    private FrameText(String text) {
        this.text = text;
    }

    /** @throws FrameException where the text is not acceptable */
    static FrameText of(String text) throws FrameException {
        FrameText frame = new FrameText(text);
        if (!frame.isOneObject()) {
            throw new FrameException(ErrorCode.FRAME_MALFORMED);
        }
        return frame;
    }

    /** The value of the member {@code type}, as spelled; empty where it is missing or not a string. */
    String type() {
        return type;
    }

    /** Whether {@code data} is canonical, and surely the one that binding would find. */
    boolean hasCanonicalData() {
        if (dataEnd == NONE) {
            return false;
        }
        String envelope = envelope();
        return envelope.indexOf('\\') < 0 && envelope.indexOf(DATA) == envelope.lastIndexOf(DATA);
    }

    /** Canonical data. */
    String data() {
        return text.substring(dataStart, dataEnd);
    }

    /** The text with {@code null} in place of canonical data. */
    String envelope() {
        return text.substring(0, dataStart) + "null" + text.substring(dataEnd);
    }

    private boolean isOneObject() {
        int depth = 0;
        boolean isName = false;
        boolean isType = false;
        boolean isData = false;
        skipWhitespace();
        if (position == text.length() || text.charAt(position) != '{') {
            return false;
        }
        do {
            int start = position;
            switch (text.charAt(position++)) {
                case '{', '[' -> {
                    if (depth != 1 || !isData || !skipCanonicalData(start)) {
                        isName = ++depth == 1;
                    }
                }
                case '}', ']' -> depth--;
                case ',' -> isName = depth == 1;
                case '"' -> {
                    if (!skipString()) {
                        return false;
                    }
                    if (depth == 1) {
                        if (isName) {
                            isType = isSpelled(TYPE, start);
                            isData = isSpelled(DATA, start);
                        } else if (isType) {
                            type = text.substring(start + 1, position - 1);
                        }
                        isName = false;
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

    private boolean skipCanonicalData(int start) {
        int end = dataEnd == NONE ? CanonicalObject.end(text, start) : NONE;
        if (end == NONE) {
            return false;
        }
        dataStart = start;
        dataEnd = end;
        position = end;
        return true;
    }

    private boolean isSpelled(String member, int start) {
        return position - start == member.length() && text.startsWith(member, start);
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
            boolean skipped = skipOrdinary();
            if (position == text.length() || skipped && expectLow) {
                return false;
            }
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

    /**
     * Moves beyond what is neither an end of a string nor an escape nor perhaps a surrogate: nearly all there is, so this
     * loop is kept tight.
     *
     * @return whether there was any
     */
    private boolean skipOrdinary() {
        int at = position;
        int end = text.length();
        for (; at < end; at++) {
            char c = text.charAt(at);
            if (c == '"' || c == '\\' || c >= Character.MIN_SURROGATE) {
                break;
            }
        }
        boolean skipped = at > position;
        position = at;
        return skipped;
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
