package parley.js;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Runs the tests in src/test/js with Node's own test runner; each of them is reported as a test of its own. */
class JavaScriptTest {
    @TestFactory
    Stream<DynamicTest> tests() throws Exception {
        return run("javascript-tests", "src/test/js/**/!(*.property).test.js");
    }

    /** The tests that need fast-check: whatever it makes up holds, and what does not is told in its shortest form. */
    @Tag("all")
    @TestFactory
    Stream<DynamicTest> properties() throws Exception {
        Path fastCheck = Path.of("src", "test", "js", "node_modules", "fast-check");
        assumeTrue(
                Files.isDirectory(fastCheck),
                "fast-check is not installed: npm ci --prefix src/test/js --ignore-scripts");
        return run("javascript-properties", "src/test/js/**/*.property.test.js");
    }

    private static Stream<DynamicTest> run(String name, String files) throws Exception {
        Path report = Path.of("target", name + ".xml");
        Files.deleteIfExists(report);
        NodeTools.Result result = NodeTools.run(
                "--test",
                "--test-timeout=300000",
                "--test-reporter=spec",
                "--test-reporter-destination=stdout",
                "--test-reporter=junit",
                "--test-reporter-destination=" + report,
                files);
        System.out.println(result.output());

        Document document =
                DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(report.toFile());
        boolean failed = document.getElementsByTagName("failure").getLength() > 0;
        assertTrue(failed || result.exitCode() == 0, "Node failed");

        List<Element> cases = elements(document.getElementsByTagName("testcase"));
        assertFalse(cases.isEmpty(), "no JavaScript tests were found");
        return cases.stream().map(test -> {
            Path file = Path.of("").toAbsolutePath().relativize(Path.of(test.getAttribute("file")));
            String nameOfTest = nameWithSuites(test);
            // Node reports a file that cannot be loaded, or has no tests, as one test with the file's name.
            boolean wholeFile = nameOfTest.equals(file.toString());
            String title = wholeFile ? nameOfTest : file + ": " + nameOfTest;
            return DynamicTest.dynamicTest(title, () -> {
                if (test.getElementsByTagName("skipped").getLength() > 0) {
                    abort("skipped or to do");
                }
                for (Element failure : elements(test.getElementsByTagName("failure"))) {
                    fail(title + (wholeFile ? "\n" + result.output() : failure.getTextContent()));
                }
                assertFalse(wholeFile, title + " contains no tests");
            });
        });
    }

    private static String nameWithSuites(Element test) {
        String name = test.getAttribute("name");
        Element parent = (Element) test.getParentNode();
        return parent.getTagName().equals("testsuite") ? nameWithSuites(parent) + ", " + name : name;
    }

    private static List<Element> elements(NodeList nodes) {
        return IntStream.range(0, nodes.getLength())
                .mapToObj(i -> (Element) nodes.item(i))
                .toList();
    }
}
