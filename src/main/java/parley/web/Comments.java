package parley.web;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * Takes documentation and comments out of modules, more than a quarter of their size on the wire, and nothing else. Lines
 * keep their numbers, so that what a browser reports is found in the source.
 */
final class Comments {
    /** Whole lines only. What begins a line like one of them is never part of a string here, which a test makes sure of. */
    private static final Pattern COMMENT =
            Pattern.compile("^[ \\t]*(?:/\\*\\*(?:[^*]|\\*(?!/))*+\\*/|//[^\\n]*+)[ \\t]*$", Pattern.MULTILINE);

    private static final Pattern LINE = Pattern.compile("[^\\n]+");

    private Comments() {}

    static byte[] removedFrom(byte[] module) {
        String text = new String(module, StandardCharsets.UTF_8);
        return COMMENT.matcher(text)
                .replaceAll(comment -> LINE.matcher(comment.group()).replaceAll(""))
                .getBytes(StandardCharsets.UTF_8);
    }
}
