package parley.web;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes documentation and comments out of modules and styles, more than a quarter of their size on the wire, and nothing
 * else. Lines keep their numbers, so that what a browser reports is found in the source.
 */
final class Comments {
    /**
     * Whole lines, and the types of what follows in a line. What looks like one of them is never part of a string here,
     * which a test makes sure of.
     */
    private static final Pattern IN_MODULE = Pattern.compile(
            "(^[ \\t]*(?:/\\*\\*(?:[^*]|\\*(?!/))*+\\*/|//[^\\n]*+)[ \\t]*$|/\\*\\* @type [^*\\n]*+\\*/ ?)",
            Pattern.MULTILINE);

    /** After white space: elsewhere it keeps two words apart. Strings and addresses are passed over, whatever they hold. */
    private static final Pattern IN_STYLE = Pattern.compile(
            "((?<!\\S)/\\*.*?\\*/)|/\\*.*?\\*/|\"(?:[^\"\\\\]|\\\\.)*+\"|'(?:[^'\\\\]|\\\\.)*+'"
                    + "|url\\((?!\\s*[\"'])(?:[^)\\\\]|\\\\.)*+\\)",
            Pattern.DOTALL | Pattern.CASE_INSENSITIVE);

    private static final Pattern LINE = Pattern.compile("[^\\n]+");

    private Comments() {}

    /** @param path whose ending says what the file is */
    static byte[] removedFrom(String path, byte[] file) {
        if (path.endsWith(".js")) {
            return without(IN_MODULE, file);
        }
        return path.endsWith(".css") ? without(IN_STYLE, file) : file;
    }

    /** @param comments whose first group is what goes */
    private static byte[] without(Pattern comments, byte[] file) {
        return comments.matcher(new String(file, StandardCharsets.UTF_8))
                .replaceAll(found -> found.start(1) < 0
                        ? Matcher.quoteReplacement(found.group())
                        : LINE.matcher(found.group(1)).replaceAll(""))
                .getBytes(StandardCharsets.UTF_8);
    }
}
