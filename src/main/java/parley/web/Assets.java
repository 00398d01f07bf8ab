package parley.web;

import jakarta.servlet.ServletContext;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * All static files of the WAR, read once when it starts. Each has two addresses: its own, {@code call-session.js}, and one
 * that names what the WAR contains, {@code assets/<version>/call-session.js}, which never means anything else and so may be
 * kept for ever. The page is made to refer to the second kind; from there relative imports lead to their like. So a page
 * runs modules of one WAR only, also where it imports one long after another WAR has come: it gets that one or none.
 */
final class Assets {
    static final String VERSIONED = "/assets/";

    /** Elements for the pages of others. There is nothing in them that not everybody may have. */
    static final String EMBEDDABLE = "/embed/";

    static final String PAGE = "/index.html";

    /** A page of its own, which is a file but for the addresses in it. */
    private static final String CHECK_PAGE = "/check.html";

    /** The pages of the administration, which are no files either: they are for those whom the server lets in. */
    static final String ADMIN_PAGE = "/admin/index.html";

    static final String SIGN_IN_PAGE = "/admin/sign-in.html";
    static final String REFUSED_PAGE = "/admin/refused.html";
    private static final Set<String> ADMIN_PAGES = Set.of(ADMIN_PAGE, SIGN_IN_PAGE, REFUSED_PAGE);

    /** For previews of links; the page is told its complete address. */
    private static final String PICTURE = "icons/preview.png";

    /** What the page loads at once. Not the manifest and icons: what is relative to a manifest is relative to its address. */
    private static final Pattern REFERENCE = Pattern.compile(
            "(<link\\s+rel=\"(?:stylesheet|modulepreload)\"\\s+href=\"|<script\\s+(?:type=\"module\"\\s+)?src=\")");

    /** Of those pages even the icon, since they are shown at more than one address. */
    private static final Pattern ANY_REFERENCE = Pattern.compile("( (?:href|src)=\")");

    private final Map<String, Asset> files = new HashMap<>();
    private final Map<String, String> adminPages = new HashMap<>();
    private final String prefix;
    private final String page;

    /** @param contents by path, which begins with a slash */
    Assets(SortedMap<String, byte[]> contents) {
        prefix = VERSIONED + version(contents) + "/";
        contents.forEach((path, body) -> files.put(path, new Asset(path, body)));
        files.remove(PAGE);
        page = versioned(text(contents.get(PAGE)), REFERENCE, "");
        files.computeIfPresent(CHECK_PAGE, (path, file) -> {
            String html = versioned(text(contents.get(path)), REFERENCE, "");
            return new Asset(path, html.getBytes(StandardCharsets.UTF_8));
        });
        ADMIN_PAGES.forEach(path -> {
            if (files.remove(path) != null) {
                adminPages.put(path, text(contents.get(path)));
            }
        });
        if (!page.contains(PICTURE)) {
            throw new IllegalStateException(PAGE + " names no picture for previews");
        }
    }

    static Assets of(ServletContext context) {
        SortedMap<String, byte[]> contents = new TreeMap<>();
        read(context, "/", contents);
        return new Assets(contents);
    }

    /** @return null where there is none, also under the version of another WAR */
    Asset find(String path) {
        if (path.startsWith(VERSIONED)) {
            return path.startsWith(prefix) ? files.get(path.substring(prefix.length() - 1)) : null;
        }
        return files.get(path);
    }

    /** @param address where people find the application, ending in a slash; empty where that is not known */
    Asset page(String address) {
        return new Asset(PAGE, page.replace(PICTURE, address + PICTURE).getBytes(StandardCharsets.UTF_8));
    }

    /** @param up the way from where the page is shown to the application, such as {@code ../} */
    String adminPage(String path, String up) {
        return versioned(adminPages.get(path), ANY_REFERENCE, up);
    }

    private String versioned(String html, Pattern references, String up) {
        return references.matcher(html).replaceAll("$1" + up + prefix.substring(1));
    }

    private static String text(byte[] html) {
        return new String(html, StandardCharsets.UTF_8);
    }

    private static String version(SortedMap<String, byte[]> contents) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        contents.forEach((path, body) ->
                all.writeBytes((path + ' ' + Asset.hash(body) + '\n').getBytes(StandardCharsets.UTF_8)));
        return Asset.hash(all.toByteArray());
    }

    private static void read(ServletContext context, String directory, Map<String, byte[]> contents) {
        Set<String> paths = context.getResourcePaths(directory);
        if (paths == null || directory.equals("/WEB-INF/") || directory.equals("/META-INF/")) {
            return;
        }
        for (String path : paths) {
            if (path.endsWith("/")) {
                read(context, path, contents);
                continue;
            }
            try (InputStream in = context.getResourceAsStream(path)) {
                byte[] body = in.readAllBytes();
                contents.put(path, Comments.removedFrom(path, body));
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot read " + path, e);
            }
        }
    }
}
