package parley.web;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * Takes the documentation out of modules, a quarter of their size on the wire, and nothing else. Lines keep their numbers,
 * so that what a browser reports is found in the source.
 */
final class DocComments {
    /** Whole lines only: what begins a line with two stars is never part of a string here, which a test makes sure of. */
    private static final Pattern COMMENT =
            Pattern.compile("^[ \\t]*/\\*\\*(?:[^*]|\\*(?!/))*+\\*/[ \\t]*$", Pattern.MULTILINE);

    private static final Pattern LINE = Pattern.compile("[^\\n]+");

    private DocComments() {}

    static byte[] removedFrom(byte[] module) {
        String text = new String(module, StandardCharsets.UTF_8);
        return COMMENT.matcher(text)
                .replaceAll(comment -> LINE.matcher(comment.group()).replaceAll(""))
                .getBytes(StandardCharsets.UTF_8);
    }
}
