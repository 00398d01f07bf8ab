package parley.js;

import static org.junit.jupiter.api.Assertions.fail;

import org.junit.jupiter.api.Test;

/** Checks that each message in webapp/ui/messages is said somewhere; what is said and missing finds TypeCheckTest. */
class MessageUseTest {
    @Test
    void everyMessageIsSaid() {
        NodeTools.Result result = NodeTools.withTypeScript("src/test/js/unsaid-messages.js");
        if (result.exitCode() != 0) {
            fail("In the code of the page:\n" + result.output());
        }
    }
}
