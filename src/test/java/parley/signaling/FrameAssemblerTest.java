package parley.signaling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import parley.protocol.ErrorCode;
import parley.protocol.FrameException;
import parley.protocol.Frames;

class FrameAssemblerTest {
    private final FrameAssembler assembler = new FrameAssembler();

    @Test
    void joinsParts() throws FrameException {
        assertEquals("whole", assembler.add("whole", true));
        assertNull(assembler.add("o", false));
        assertNull(assembler.add("", false));
        assertEquals("one", assembler.add("ne", true));
        assertEquals("", assembler.add("", true));
    }

    @Test
    void knowsTheRoomThatItTakes() throws FrameException {
        assertEquals(0, assembler.size());
        assembler.add("part", false);
        assertEquals(4 * "part".length(), assembler.size(), "more is to come");
        assembler.add("", true);
        assertEquals(0, assembler.size());
    }

    @Test
    void takesTheGreatestFrameAndNothingLarger() throws FrameException {
        String half = "x".repeat(Frames.MAX_FRAME / 2);
        assertNull(assembler.add(half, false));
        assertEquals(half + half, assembler.add(half, true));

        assertNull(assembler.add(half, false));
        assertNull(assembler.add(half, false));
        FrameException refusal = assertThrows(FrameException.class, () -> assembler.add("x", false));
        assertEquals(ErrorCode.FRAME_TOO_LARGE, refusal.code());
        assertThrows(FrameException.class, () -> assembler.add(half + half + "x", true));
    }
}
