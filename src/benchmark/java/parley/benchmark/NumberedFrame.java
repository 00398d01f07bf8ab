package parley.benchmark;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import parley.client.WireFrame;

/** A text frame, masked beforehand, in which only a number of seven digits changes: sending costs a copy. */
final class NumberedFrame {
    static final int FIRST = 1_000_000;
    static final int DIGITS = 7;
    private static final ThreadLocal<ByteBuffer> SCRATCH = ThreadLocal.withInitial(() -> ByteBuffer.allocate(1 << 16));

    private final byte[] frame;
    private final int payload;
    private final int digits;

    /** @param text contains {@link #FIRST} once, where the number is to be */
    NumberedFrame(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        frame = WireFrame.masked(WireFrame.TEXT, bytes);
        payload = WireFrame.payloadIndex(bytes.length);
        digits = indexOf(bytes, FIRST);
    }

    /** The frame with this number, until the next call. */
    ByteBuffer with(int number) {
        ByteBuffer scratch = SCRATCH.get().clear();
        scratch.put(frame).flip();
        int rest = number;
        for (int i = digits + DIGITS - 1; i >= digits; i--) {
            scratch.put(payload + i, WireFrame.masked((byte) ('0' + rest % 10), i));
            rest /= 10;
        }
        return scratch;
    }

    /** Where a number of seven digits stands in a text. */
    static int indexOf(byte[] text, int number) {
        int index = new String(text, StandardCharsets.ISO_8859_1).indexOf(":" + number);
        if (index < 0) {
            throw new IllegalStateException("no " + number + " in " + new String(text, StandardCharsets.UTF_8));
        }
        return index + 1;
    }

    /** The number that stands in a text. */
    static int numberAt(byte[] text, int index) {
        int number = 0;
        for (int i = index; i < index + DIGITS; i++) {
            number = 10 * number + text[i] - '0';
        }
        return number;
    }
}
