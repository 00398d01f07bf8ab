package parley.js;

import static org.junit.jupiter.api.Assertions.fail;

import org.junit.jupiter.api.Test;

/** Checks the types that JSDoc comments give to the modules in webapp/; tsconfig.json says how. */
class TypeCheckTest {
    @Test
    void typesAreSound() {
        NodeTools.Result result = NodeTools.tsc("-p", "tsconfig.json", "--pretty", "false");
        if (result.exitCode() != 0) {
            fail("The TypeScript compiler found:\n" + result.output());
        }
    }
}
