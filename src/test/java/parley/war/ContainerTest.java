package parley.war;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ContainerTest {
    private static String find(String pattern, String file) throws IOException {
        Matcher found = Pattern.compile(pattern).matcher(Files.readString(Path.of(file)));
        return found.find() ? found.group(1) : "no " + pattern + " in " + file;
    }

    @Test
    void theImageHasTheTomcatOfTheTests() throws IOException {
        String tested = find("<tomcat\\.version>(.+?)</", "pom.xml");
        assertEquals(tested, find("FROM tomcat:([0-9.]+)-", "container/Dockerfile"));
        assertEquals(tested, find("`tomcat:([0-9.]+)-", "docs/packaging.md"));
    }
}
