package parley;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.servlet.ServletContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import parley.logging.Event;
import parley.logging.EventLog;
import parley.logging.LogAddresses;
import parley.logging.Recorded;
import parley.protocol.ErrorCode;
import parley.signaling.CloseCode;

/** Keeps the administrators' page and the code the same. */
class OperationsDocumentTest {
    private final List<String> lines;

    OperationsDocumentTest() throws IOException {
        lines = Files.readAllLines(Path.of("docs/operations.md"));
    }

    /** The first cells of each row of the table with this head; no cell at the end may be empty. */
    private List<List<String>> table(String head, int cells) {
        int start = lines.indexOf(head);
        assertTrue(start >= 0, head);
        return lines.stream()
                .skip(start + 2)
                .takeWhile(line -> line.startsWith("|"))
                .peek(line -> assertEquals(cells(head).size(), cells(line).size(), line))
                .map(line -> cells(line).subList(0, cells))
                .toList();
    }

    private static List<String> cells(String row) {
        return Arrays.stream(row.split("\\s*\\|\\s*")).skip(1).toList();
    }

    private static Set<String> texts(Stream<List<String>> rows) {
        return rows.map(row -> String.join(" | ", row)).collect(Collectors.toSet());
    }

    private static String code(String text) {
        return '`' + text + '`';
    }

    @Test
    void listsEverySettingWithItsDefaultUnitAndBounds() {
        List<Setting> settings = Settings.defaults().inForce();
        assertEquals(Settings.class.getRecordComponents().length - 1, settings.size(), "all but inForce itself");
        assertEquals(
                texts(settings.stream()
                        .map(setting -> List.of(
                                code(setting.name()),
                                setting.normal().isEmpty() ? "none" : setting.normal(),
                                setting.unit(),
                                setting.allowed()))),
                texts(table("| setting | default | unit | allowed | effect |", 4).stream()));
    }

    @Test
    void listsEveryEvent() {
        assertEquals(
                texts(Arrays.stream(Event.values())
                        .map(event -> List.of(
                                code(event.text()),
                                code(event.logger()),
                                event.level().getName()))),
                texts(table("| event | logger | level | fields | meaning |", 3).stream()));
    }

    @Test
    void listsTheFieldsOfTheStart() {
        String manifest = "Manifest-Version: 1.0\nImplementation-Version: 7.1\n";
        ServletContext context = (ServletContext) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {ServletContext.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "getContextPath" -> "/parley";
                    case "getServerInfo" -> "Tomcat";
                    case "getResourceAsStream" ->
                        arguments[0].equals("/META-INF/MANIFEST.MF")
                                ? new ByteArrayInputStream(manifest.getBytes(StandardCharsets.UTF_8))
                                : null;
                    default -> throw new UnsupportedOperationException(method.getName());
                });
        Recorded log = new Recorded();
        Application.tellStart(new EventLog(LogAddresses.NONE), context, Settings.defaults());
        log.close();
        assertEquals(List.of("started context=/parley version=7.1 server=Tomcat"), log.messages());
        String fields = table("| event | logger | level | fields | meaning |", 4).stream()
                .filter(row -> row.get(0).equals(code("started")))
                .map(row -> row.get(3))
                .findFirst()
                .orElseThrow();
        assertEquals("`context`, `version`, `server`, and each setting that is not at its default", fields);
    }

    @Test
    void listsEveryCode() {
        Set<String> closing =
                Arrays.stream(CloseCode.values()).map(CloseCode::text).collect(Collectors.toSet());
        Stream<List<String>> numbered = Arrays.stream(CloseCode.values())
                .map(close -> List.of(Integer.toString(close.getCode()), code(close.text())));
        Stream<List<String>> others = Arrays.stream(ErrorCode.values())
                .map(ErrorCode::text)
                .filter(name -> !closing.contains(name))
                .map(name -> List.of("", code(name)));
        Stream<List<String>> handshakes = Stream.of(List.of("403", "(handshake)"), List.of("503", "(handshake)"));
        assertEquals(
                texts(Stream.of(numbered, others, handshakes).flatMap(rows -> rows)),
                texts(table("| code | name | cause | remedy |", 2).stream()));
    }
}
