package parley.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import parley.js.NodeTools;
import parley.network.Namespace;

/**
 * Chromium with fake cameras and microphones: the one that PARLEY_CHROMIUM names, or an installed one, or the one that
 * Playwright downloads. Where there is none of these, a test fails; it is never skipped.
 */
public final class Browsers implements AutoCloseable {
    private static final List<String> INSTALLED = List.of(
            "/usr/bin/chromium",
            "/usr/bin/chromium-browser",
            "/usr/bin/google-chrome",
            "/opt/google/chrome/chrome",
            "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
            "C:/Program Files/Google/Chrome/Application/chrome.exe");

    private static final String ALLOWS_EVERYTHING = "--use-fake-ui-for-media-stream";

    /** Pictures cost the tests' machine much, and hardly any test needs many; others follow after a comma. */
    private static final String FAKE_DEVICES = "--use-fake-device-for-media-stream=fps=10";

    /** A machine that has nothing else can call itself. */
    private static final String LOOPBACK = "--allow-loopback-in-peer-connection";

    private static final List<String> ARGUMENTS = List.of(
            ALLOWS_EVERYTHING,
            LOOPBACK,
            // Names of its own for local addresses would need a network that resolves them.
            "--disable-features=WebRtcHideLocalIpsWithMdns",
            // A page that was reloaded may be heard without a click.
            "--autoplay-policy=no-user-gesture-required",
            // Without these a browser talks to its vendor while the tests watch whom it talks to.
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--disable-quic",
            "--disable-gpu");

    /** In milliseconds. */
    private static final double PATIENCE = 45_000;

    private final Optional<Path> executable = installed();
    private final Playwright playwright;

    public Browsers() {
        // What is slow on a busy machine is not wrong.
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
        // The Node that is unpacked already; what else Playwright unpacks stays below target/ as well.
        System.setProperty("playwright.nodejs.path", NodeTools.node().toString());
        System.setProperty(
                "playwright.driver.tmpdir", Path.of("target").toAbsolutePath().toString());
        Playwright.CreateOptions options = new Playwright.CreateOptions();
        executable.ifPresent(path -> options.setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        playwright = Playwright.create(options);
    }

    /** Starts the installed Firefox, with a fake camera and microphone of its own. */
    public Browser launchFirefox() {
        String named = System.getenv().getOrDefault("PARLEY_FIREFOX", "/usr/bin/firefox-esr");
        LaunchOptions options = new LaunchOptions()
                // Playwright's own Firefox is a patched one; this is what people have.
                .setChannel("moz-firefox")
                .setExecutablePath(Path.of(named))
                .setFirefoxUserPrefs(Map.of(
                        "media.navigator.streams.fake", true,
                        "media.navigator.permission.disabled", true,
                        "media.autoplay.default", 0,
                        // As in Chromium: a machine with nothing but loopback can call itself.
                        "media.peerconnection.ice.loopback", true,
                        "media.peerconnection.ice.obfuscate_host_addresses", false));
        return playwright.firefox().launch(options);
    }

    /** Starts a browser that has no camera and no microphone. */
    public Browser launchWithoutDevices() {
        return launchWithDevices(0);
    }

    /** Starts a browser that has so many cameras, and several microphones and speakers unless there is no camera. */
    public Browser launchWithDevices(int count) {
        return start(List.of(FAKE_DEVICES + ",device-count=" + count));
    }

    /** Starts a browser whose pages get camera and microphone only if their context grants the permission. */
    public Browser launchThatAsks() {
        List<String> all = new ArrayList<>(ARGUMENTS);
        all.remove(ALLOWS_EVERYTHING);
        all.add(FAKE_DEVICES);
        return launchExactly(all, executable);
    }

    /** Starts a browser, with further command-line arguments. */
    public Browser launch(String... arguments) {
        List<String> all = new ArrayList<>(List.of(FAKE_DEVICES));
        all.addAll(List.of(arguments));
        return start(all);
    }

    /** Starts a browser whose fake camera and microphone give this, with further arguments. */
    Browser launch(FakeMedia media, String... arguments) {
        List<String> all = new ArrayList<>(List.of(media.arguments(Path.of("target", "fake-media"))));
        all.addAll(List.of(arguments));
        return launch(all.toArray(String[]::new));
    }

    /** Starts a browser on a device of a network: there loopback leads to nobody else. */
    public Browser launchOn(Namespace device, String... arguments) throws IOException {
        String program = executable
                .map(Path::toString)
                .orElseGet(() -> playwright.chromium().executablePath());
        Path script = Files.createTempFile(
                "browser", ".sh", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        script.toFile().deleteOnExit();
        Files.writeString(
                script,
                "#!/bin/sh\nexec %s \"$@\"\n"
                        .formatted(String.join(" ", device.command(List.of("'" + program + "'")))));
        List<String> all = new ArrayList<>(ARGUMENTS);
        all.remove(LOOPBACK);
        // With all its pictures: a link can be too narrow for them.
        all.add("--use-fake-device-for-media-stream");
        all.addAll(List.of(arguments));
        return launchExactly(all, Optional.of(script));
    }

    private Browser start(List<String> arguments) {
        List<String> all = new ArrayList<>(ARGUMENTS);
        all.addAll(arguments);
        return launchExactly(all, executable);
    }

    private Browser launchExactly(List<String> arguments, Optional<Path> program) {
        List<String> all = new ArrayList<>(arguments);
        if (System.getProperty("user.name").equals("root")) {
            // Chromium refuses to run as root with its sandbox; continuous integration often is root.
            all.add("--no-sandbox");
        }
        LaunchOptions options = new LaunchOptions().setArgs(all);
        program.ifPresent(options::setExecutablePath);
        return playwright.chromium().launch(options);
    }

    @Override
    public void close() {
        playwright.close();
    }

    /** The browser that is used, if one is installed. */
    public static Optional<Path> installed() {
        String named = System.getenv("PARLEY_CHROMIUM");
        if (named != null) {
            if (!Files.isExecutable(Path.of(named))) {
                throw new IllegalStateException("PARLEY_CHROMIUM is not an executable file: " + named);
            }
            return Optional.of(Path.of(named));
        }
        return INSTALLED.stream().map(Path::of).filter(Files::isExecutable).findFirst();
    }
}
